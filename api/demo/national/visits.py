"""What is known of a visit while it is made, and what all visits of a province share."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from api.demo.national.answering import Eye, Office, Questionnaire
from api.demo.national.calendar import WorkingDays
from api.demo.national.people import Staff
from api.demo.national.places import Office as Place
from checklists.items import Grade
from scheduler.plans import Team


class Orders(msgspec.Struct, frozen=True):
    """Who goes where, when, and why."""

    kind: str
    version: UUID
    draw_day: UUID | None
    place: Place
    team: Team
    released_at: datetime
    arrives_at: datetime
    ends_at: datetime


class Found(msgspec.Struct):
    """A finding as the later steps need it; `severities` are all it ever had, the last one in force."""

    id: UUID
    item: str
    severities: list[str]
    position: str = ""


class Stood(NamedTuple):
    """A finding that a conclusion upheld, when its visit was to arrive, and since when it stands."""

    finding: UUID
    arrived_at: datetime
    since: datetime


class Visit(msgspec.Struct):
    """How far an inspection came, filled step by step; it becomes a row at the end."""

    id: UUID
    orders: Orders
    state: str = "released"
    outcome: str | None = None
    reason: str | None = None
    ended_by: str | None = None
    claimed_at: datetime | None = None
    opened_at: datetime | None = None
    submitted_at: datetime | None = None
    explaining_at: datetime | None = None
    explanation_due: datetime | None = None
    concluded_at: datetime | None = None
    closed_at: datetime | None = None
    grade: Grade | None = None
    findings: list[Found] = []


class Setting(msgspec.Struct, frozen=True):
    """What all visits of a province share."""

    now: datetime
    first: datetime
    programme: UUID
    checklist: UUID
    sha256: str
    questionnaire: Questionnaire
    staff: Staff
    days: WorkingDays
    eyes: dict[UUID, Eye]
    offices: dict[UUID, Office]
    standing: dict[tuple[UUID, str], list[Stood]]
    """By office and item, the newest last."""
