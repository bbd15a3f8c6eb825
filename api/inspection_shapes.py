"""Inspections as they are told, opened and called off."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from api.evidence_shapes import Metres
from inspections import queries
from inspections.steps.lifecycle import Outcome, State
from inspections.visiting import opening
from ledger.database import Row
from media.rules import degrees, metres

Kind = Literal["drawn", "ordered", "revisit", "announced"]


class TeamMember(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    name: str
    leader: bool


class InspectionSummary(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`demonstration` is true for what only shows how Sidak works; times are told in the unit's `zone`."""

    id: UUID
    kind: Kind
    state: State
    outcome: Outcome | None
    demonstration: bool
    programme: UUID
    unit: UUID
    unit_code: str
    unit_name: str
    zone: str
    released_at: datetime
    arrives_at: datetime
    ends_at: datetime
    opened_at: datetime | None
    submitted_at: datetime | None
    explanation_due: datetime | None
    concluded_at: datetime | None


class InspectionDetail(InspectionSummary, frozen=True, rename="camel", kw_only=True):
    """`letter_number` and `check_code` are for the team alone, who show them at the door. `minutes` is null while there
    are none."""

    checklist_version: UUID
    profile: str
    team: list[TeamMember]
    letter_number: str | None
    check_code: str | None
    outcome_reason: str | None
    outcome_by: str | None
    minutes: UUID | None


class Opening(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`id` is made on the phone; the place is left out where the phone did not know it."""

    id: UUID
    claimed_at: Annotated[datetime, Meta(tz=True)]
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None = None
    accuracy: Metres | None = None

    def door(self) -> opening.Door:
        place = degrees(self.latitude), degrees(self.longitude), metres(self.accuracy)
        return opening.Door(self.id, self.claimed_at, *place)


class CallingOff(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`claimedAt` is the phone's clock: it may have been without a network since."""

    reason: Annotated[str, Meta(min_length=3, max_length=500, pattern=r"\S")]
    claimed_at: Annotated[datetime, Meta(tz=True)] | None = None


def summary(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in InspectionSummary.__struct_fields__}


async def detail(found: Row) -> InspectionDetail:
    team = [TeamMember(member["id"], member["name"], member["leader"]) for member in await queries.team(found["id"])]
    return InspectionDetail(
        **summary(found),
        checklist_version=found["checklist_version"],
        profile=found["profile"],
        team=team,
        letter_number=found["letter_number"] if found["on_team"] else None,
        check_code=found["check_code"] if found["on_team"] else None,
        outcome_reason=found["outcome_reason"],
        outcome_by=found["outcome_by"],
        minutes=found["minutes"],
    )
