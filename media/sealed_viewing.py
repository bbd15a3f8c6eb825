"""The original of a blurred photo is sealed: two people open it together, for a quarter of an hour."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import sealed_view_queries as queries
from media.rules import require_here
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused

ASKED_FOR = timedelta(hours=24)
OPEN_FOR = timedelta(minutes=15)


class Opened(msgspec.Struct, frozen=True):
    """Which request opened it, with whom, until when."""

    view: UUID
    companion: UUID
    until: datetime


async def ask(actor: Actor, evidence: Row, reason: str, now: datetime) -> UUID:
    require_here(evidence)
    if not evidence["blurred"]:
        raise Refused("evidence-not-blurred")
    if await queries.has_asked(evidence["id"], actor.person, now - ASKED_FOR):
        raise Refused("sealed-view-asked")
    view = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add(view, evidence["id"], reason, actor.person, now)
        facts = {"view": str(view), "reason": sha256(reason.encode()).hexdigest()}
        await record("evidence.sealed-view-asked", subject=str(evidence["id"]), facts=facts)
    return view


async def agree(actor: Actor, view: Row, evidence: Row, now: datetime) -> None:
    require_here(evidence)
    await require_another(actor.person, [view["asked_by"]], now)
    if view["asked_at"] <= now - ASKED_FOR:
        raise Refused("sealed-view-expired", hours=ASKED_FOR // timedelta(hours=1))
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.agree(view["id"], actor.person, now):
            raise Refused("sealed-view-agreed")
        facts = {"view": str(view["id"]), "asked_by": str(view["asked_by"])}
        await record("evidence.sealed-view-agreed", subject=str(evidence["id"]), facts=facts)


async def require_open(actor: Actor, evidence: Row, now: datetime) -> Opened | None:
    """None for what was never sealed. Raises Refused unless the actor is one of the two who opened it just now."""
    if not evidence["blurred"]:
        return None
    view = await queries.newest_agreed(evidence["id"], actor.person, now - OPEN_FOR)
    if view is None:
        raise Refused("original-sealed", minutes=OPEN_FOR // timedelta(minutes=1))
    companion = view["agreed_by"] if view["asked_by"] == actor.person else view["asked_by"]
    return Opened(view["id"], companion, view["agreed_at"] + OPEN_FOR)
