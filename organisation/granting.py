"""Roles: one person asks, a second one approves, and an end has a reason."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import grant_queries as queries
from organisation.actors import Actor, Role
from organisation.people_queries import find_person
from organisation.refusing import Refused, not_found
from organisation.rules import APPROVERS, check_acting, check_dates, check_in_scope, check_second, holds_any
from organisation.unit_queries import path_in_force

Reason = Literal["moved", "left", "finished", "conduct", "mistake", "other"]


class Wish(msgspec.Struct, frozen=True):
    """A role asked for; `acting_for` is the unit head a deputy stands in for."""

    person: UUID
    role: Role
    unit: UUID
    valid_from: datetime
    valid_to: datetime | None = None
    acting_for: UUID | None = None


async def request(actor: Actor, wish: Wish, now: datetime) -> UUID:
    path = await path_in_force(wish.unit, now)
    if path is None:
        raise Refused("unit-unknown")
    await _check_wish(actor, wish, path, now)
    person = await find_person(actor, wish.person)
    if person is None:
        raise Refused("person-unknown")
    if person["left_at"] is not None:
        raise Refused("person-left")
    async with change(by=str(actor.person), at=now) as record:
        return await add_request(record, wish, actor.person)


async def _check_wish(actor: Actor, wish: Wish, path: list[UUID], now: datetime) -> None:
    if wish.person == actor.person:
        raise Refused("not-for-yourself")
    check_dates(wish.valid_from, wish.valid_to, now)
    if wish.acting_for is None:
        check_in_scope(actor, path, "administrator")
        return
    check_acting(wish.role, wish.valid_from, wish.valid_to)
    if wish.acting_for != actor.person or not await queries.heads_in_own_name(actor, path, now):
        raise Refused("deputy-by-head")


async def add_request(record: Record, wish: Wish, by: UUID) -> UUID:
    await queries.lock_person(wish.person)
    if await queries.has_grant(wish.person, wish.role, wish.unit, record.at):
        raise Refused("grant-exists")
    grant = uuid7()
    values = (wish.person, wish.role, wish.unit, wish.acting_for, wish.valid_from, wish.valid_to, by)
    await queries.add_grant(grant, values)
    facts = {
        "person": str(wish.person),
        "role": wish.role,
        "unit": str(wish.unit),
        "acting_for": str(wish.acting_for) if wish.acting_for else None,
        "from": wish.valid_from.isoformat(),
        "to": wish.valid_to.isoformat() if wish.valid_to else None,
    }
    await record("role.requested", subject=str(grant), facts=facts)
    return grant


async def approve(actor: Actor, grant: UUID, now: datetime) -> None:
    found = await _find(actor, grant)
    check_second(actor, found["requested_by"], found["person"])
    for concerned in (found["requested_by"], found["person"]):
        if await queries.stand_for_each_other(actor.person, concerned, now):
            raise Refused("same-person-twice")
    if not holds_any(actor, found["path"], *APPROVERS):
        raise Refused("not-allowed")
    async with change(by=str(actor.person), at=now) as record:
        await add_approval(record, grant, actor.person)


async def add_approval(record: Record, grant: UUID, by: UUID) -> None:
    if not await queries.approve_grant(grant, by, record.at):
        raise Refused("grant-settled")
    await record("role.approved", subject=str(grant), facts={"by": str(by)})


async def grant(record: Record, wish: Wish, *, requested_by: UUID, approved_by: UUID) -> UUID:
    """A role with both its signers named, for setting up: no actor is asked."""
    if approved_by in (requested_by, wish.person) or requested_by == wish.person:
        raise Refused("same-person-twice")
    identifier = await add_request(record, wish, requested_by)
    await add_approval(record, identifier, approved_by)
    return identifier


async def end(actor: Actor, grant: UUID, reason: Reason, at: datetime, now: datetime) -> None:
    """A role in force, or one still asked for. A head ends the deputies they appointed."""
    found = await _find(actor, grant)
    if found["acting_for"] != actor.person and not holds_any(actor, found["path"], "administrator", "reviewer"):
        raise Refused("not-allowed")
    if at < now:
        raise Refused("grant-ends")
    async with change(by=str(actor.person), at=now) as record:
        ended = await queries.end_grant(grant, at)
        if not ended:
            raise Refused("grant-settled")
        for each in ended:
            await record("role.ended", subject=str(each), facts={"reason": reason, "at": at.isoformat()})


async def _find(actor: Actor, grant: UUID) -> Row:
    found = await queries.find_grant(actor, grant)
    if found is None:
        raise not_found()
    return found
