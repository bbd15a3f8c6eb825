"""What became of a photo, and who looked at its original: told by the ledger's entries about it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.subject_queries import entries_about
from media import custody_queries
from media.sealed_viewing import Opened
from organisation.actors import Actor


class Event(msgspec.Struct, frozen=True):
    """One entry. `by` is null for what the server did itself; `position` until the entry is placed."""

    subject: str
    action: str
    at: datetime
    by: UUID | None
    facts: dict[str, Any]
    position: int | None


class _Content(msgspec.Struct, frozen=True):
    subject: str
    action: str
    at: datetime
    by: str
    facts: dict[str, Any]


async def record_view(actor: Actor, evidence: UUID, opened: Opened | None, now: datetime) -> None:
    """Written before the link is made: nobody gets one that the ledger does not know. Of a sealed original it names
    both who opened it."""
    facts = {"device": str(actor.device)}
    if opened:
        facts |= {"view": str(opened.view), "with": str(opened.companion)}
    async with change(by=str(actor.person), at=now) as record:
        await record("evidence.original-viewed", subject=str(evidence), facts=facts)


async def events_of(evidence: UUID) -> list[Event]:
    """Oldest first. A phone chooses its photos' ids: it may have named one like a person or another visit."""
    found = await entries_about([str(evidence)])
    events = [event_of(entry["content"], entry["position"]) for entry in found]
    return [event for event in events if event.action.startswith("evidence.")]


def viewers(events: Sequence[Event]) -> int:
    """How many people looked at the original."""
    return len({event.by for event in events if event.action == "evidence.original-viewed"})


async def names_in(events: Sequence[Event]) -> dict[UUID, str]:
    return await custody_queries.names({event.by for event in events if event.by})


def event_of(content: bytes, position: int | None) -> Event:
    entry = msgspec.json.decode(content, type=_Content)
    by = None
    with suppress(ValueError):
        by = UUID(entry.by)
    return Event(entry.subject, entry.action, entry.at, by, entry.facts, position)
