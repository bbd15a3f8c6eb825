"""Conflicts of interest: declared by the inspector, or by two who send them out; lifted only by the latter."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from ledger.changes import Record, change
from ledger.identifiers import uuid7
from organisation import recusal_queries as queries
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.people_queries import find_person
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope, check_second, holds_any
from organisation.unit_queries import path_in_force

RecusalReason = Literal["own_unit", "former_unit", "relative", "interest", "other"]


class Declaration(msgspec.Struct, frozen=True):
    person: UUID
    unit: UUID
    reason: RecusalReason


async def declare(actor: Actor, declaration: Declaration, now: datetime) -> UUID:
    if await path_in_force(declaration.unit, now) is None:
        raise Refused("unit-unknown")
    if declaration.person != actor.person:
        await _check_sender(actor, declaration.person)
    await _check_news(actor, declaration, now)
    recusal = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add_recusal(recusal, declaration.person, declaration.unit, declaration.reason, actor.person, now)
        facts = {"person": str(declaration.person), "unit": str(declaration.unit)}
        await record("recusal.declared", subject=str(recusal), facts=facts)
    return recusal


async def _check_news(actor: Actor, declaration: Declaration, now: datetime) -> None:
    """A second sender's word makes the first one's count; nobody needs to say twice what they said."""
    earlier = await queries.declarers(actor, declaration.person, declaration.unit, now)
    if {actor.person, declaration.person} & earlier:
        raise Refused("recusal-exists")
    if declaration.person != actor.person:
        await require_another(actor.person, earlier, now)


async def stand_back(record: Record, actor: Actor, unit: UUID, shown_at: datetime) -> None:
    """On the way to a unit: the actor's own declaration, which others see only when that visit is over."""
    if actor.person in await queries.declarers(actor, actor.person, unit, record.at):
        return
    recusal = uuid7()
    await queries.add_recusal(recusal, actor.person, unit, "interest", actor.person, record.at, shown_at)
    await record("recusal.declared", subject=str(recusal), facts={"person": str(actor.person), "unit": str(unit)})


async def _check_sender(actor: Actor, person: UUID) -> None:
    found = await find_person(actor, person)
    if found is None:
        raise Refused("person-unknown")
    check_in_scope(actor, found["home_path"], "planner", "reviewer")


async def lift(actor: Actor, recusal: UUID, now: datetime) -> None:
    """Nobody makes themselves available again for a unit they stood back from."""
    found = await queries.find_recusal(actor, recusal, now)
    if found is None:
        raise not_found()
    check_second(actor, found["person"], found["person"])
    if not holds_any(actor, found["home_path"], "planner", "reviewer"):
        raise Refused("not-allowed")
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.end_recusal(recusal, now):
            raise Refused("recusal-ended")
        await record("recusal.lifted", subject=str(recusal))
