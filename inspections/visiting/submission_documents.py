"""What the leader sends at the end of the visit, and how its exact bytes are read."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.items import Severity
from inspections.visiting.sheet_documents import Reason
from organisation.refusing import Refused

MOST_PHOTOS = 10
"""Of one thing put right."""


class LeaderSeverity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The leader decides S0 to S2 and proposes S3 and S4, with a reason where the checklist proposes otherwise."""

    item: Annotated[str, Meta(max_length=40)]
    severity: Severity
    reason: Reason


class FixedOnSpot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What was put right before the team left, and how; `photos` show it, and belong to the finding from then on."""

    item: Annotated[str, Meta(max_length=40)]
    how: Annotated[str, Meta(min_length=3, max_length=1000, pattern=r"\S")]
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []


class SubmissionDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel", kw_only=True):
    """`settlements`: by item, the inspector whose answer stands. `incomplete_reason`: why items stayed unanswered.
    `fixed`: what was put right during the visit, each item at most once."""

    id: UUID
    claimed_at: Annotated[datetime, Meta(tz=True)]
    settlements: dict[str, UUID] = {}
    severities: list[LeaderSeverity] = []
    fixed: list[FixedOnSpot] = []
    incomplete_reason: Reason | None = None


_DOCUMENT = msgspec.json.Decoder(SubmissionDocument)


def read_submission(body: bytes) -> SubmissionDocument:
    try:
        return _DOCUMENT.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("submission-field", reason=str(error)[:200]) from None
