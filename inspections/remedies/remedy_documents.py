"""What is said of a remedy: what the unit is to do by when, and that it did."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.remedies.remedy_rules import LEAST_DAYS, MOST_DAYS, Cause

MOST_WORDS = 2000
Words = Annotated[str, Meta(min_length=3, max_length=MOST_WORDS, pattern=r"\S")]
MOST_PHOTOS = 10
"""With one report."""


class RemedyPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`owner` is a post of the unit, never a name. Without `workingDays` the severity says how long it may take."""

    cause: Cause
    action: Words
    owner: Annotated[str, Meta(min_length=2, max_length=200, pattern=r"\S")]
    working_days: Annotated[int, Meta(ge=LEAST_DAYS, le=MOST_DAYS)] | None = None


class RemedyReportDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender, so that sending it again is harmless; `photos` may be announced before or after."""

    id: UUID
    text: Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []
