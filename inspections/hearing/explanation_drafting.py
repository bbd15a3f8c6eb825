"""Drafts of explanations, so that another device, or a deputy, goes on where somebody stopped."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.hearing import explanation_queries
from inspections.hearing.hearing import Position
from ledger.changes import change
from organisation.actors import Actor
from organisation.refusing import Refused

Writing = Annotated[str, Meta(max_length=5000)]
Instant = Annotated[datetime, Meta(tz=True)]
HalfStated = Annotated[str, Meta(max_length=1000)]


class HalfCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """A correction that is still being written."""

    stated: HalfStated
    actual: HalfStated


class DraftDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """As far as it is written. `before` is the `savedAt` of the draft that this one continues, null for the first."""

    position: Position | None
    reasons: Writing
    corrections: Annotated[list[HalfCorrection], Meta(max_length=20)] = []
    before: Instant | None = None


async def save(actor: Actor, finding: UUID, draft: DraftDocument, now: datetime) -> None:
    """Refused when the same person saved another one meanwhile, elsewhere. It leaves no entry: nothing was said yet."""
    corrections = msgspec.json.encode(draft.corrections).decode()
    values = (draft.position, draft.reasons, corrections, now)
    async with change(by=str(actor.person), at=now):
        if not await explanation_queries.save_draft(finding, actor.person, draft.before, values):
            raise Refused("draft-elsewhere")


async def discard(actor: Actor, finding: UUID, now: datetime) -> None:
    async with change(by=str(actor.person), at=now):
        await explanation_queries.delete_draft(finding, actor.person)
