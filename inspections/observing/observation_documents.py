"""What the phone sends of a talk with a citizen, or of how somebody was served at a counter."""

import re
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from organisation.refusing import Refused

Purpose = Literal["submit", "supplement", "collect", "ask", "other"]
Told = Literal["yes", "no", "unknown"]
Seen = Literal["yes", "no", "not_applicable"]
Minutes = Annotated[int, Meta(ge=0, le=600)]
Remark = Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]

_RUN = re.compile(r"\+?\d(?:[ .,\-]?\d){6,}")
_LONG = re.compile(r"\d{7}")


class Observation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made on the phone; `claimedAt` is its clock."""

    id: UUID
    claimed_at: Annotated[datetime, Meta(tz=True)]


class InterviewDocument(Observation, frozen=True, kw_only=True):
    """`purpose` of coming; `askedAgain`: had to come again for papers; `paidMore`: asked for money beyond the fee.

    Nothing by which the citizen can be known; `remark` neither.
    """

    purpose: Purpose
    politeness: Annotated[int, Meta(ge=1, le=5)]
    asked_again: Told
    deadline_told: Told
    paid_more: Told
    waited_minutes: Minutes | None = None
    remark: Remark | None = None


class InteractionDocument(Observation, frozen=True, kw_only=True):
    """`counter` is its number or name, never a person's."""

    counter: Annotated[str, Meta(min_length=1, max_length=40, pattern=r"\S")]
    greeted: Seen
    explained: Seen
    apologised_if_late: Seen
    waited_minutes: Minutes | None = None
    served_minutes: Minutes | None = None
    remark: Remark | None = None


ObservationDocument = InterviewDocument | InteractionDocument


def check(document: ObservationDocument) -> None:
    """Refuses what looks like a phone number or the number of a card."""
    words = [document.remark or ""]
    if isinstance(document, InteractionDocument):
        words.append(document.counter)
    if any(identifies(each) for each in words):
        raise Refused("observation-identifies")


def identifies(words: str) -> bool:
    """Seven digits in a row, also with blanks between them where they begin as phone numbers do; sums of money with
    their dots are none. The phone judges likewise."""
    return any(run[0] in "+0" or _LONG.search(run) for run in _RUN.findall(words))
