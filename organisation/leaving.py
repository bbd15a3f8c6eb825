"""Leave: asked for by the inspector or by who sends them out, approved by another; what is withdrawn as well.

Who is on duty feeds the odds, so two people sign each change (scheduling.md, section 5). What is approved after the
freeze of a day changes that day's draw no more: the person counts as absent, and a substitute steps in.
"""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import leave_queries as queries
from organisation.actors import Actor, Role
from organisation.four_eyes import require_another
from organisation.people_queries import find_person
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope, check_second, holds_any
from organisation.tables import Leave

FARTHEST = timedelta(days=732)
LONGEST = timedelta(days=366)
SENDERS: tuple[Role, ...] = ("planner", "reviewer")


class Proposal(msgspec.Struct, frozen=True):
    person: UUID
    first_day: date
    last_day: date


async def propose(actor: Actor, proposal: Proposal, now: datetime) -> UUID:
    if proposal.person != actor.person:
        found = await find_person(actor, proposal.person)
        if found is None:
            raise Refused("person-unknown")
        check_in_scope(actor, found["home_path"], *SENDERS)
    _check_days(proposal, _today(await queries.zone_of(proposal.person), now))
    identifier = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add_leave(
            Leave(id=identifier, proposed_by=actor.person, proposed_at=now, **msgspec.structs.asdict(proposal))
        )
        await record("leave.proposed", subject=str(identifier), facts={"person": str(proposal.person)})
    return identifier


def _check_days(proposal: Proposal, today: date) -> None:
    """From today on: somebody falls ill in the morning. What is past stays as it was."""
    in_order = today <= proposal.first_day <= proposal.last_day
    near = proposal.first_day <= today + FARTHEST and proposal.last_day < proposal.first_day + LONGEST
    if not in_order or not near:
        raise Refused("leave-days", farthest=FARTHEST.days, longest=LONGEST.days)


def _today(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


async def approve(actor: Actor, leave: UUID, now: datetime) -> None:
    found = await _find(actor, leave)
    await _check_signer(actor, found, found["proposed_by"], now)
    if found["last_day"] < _today(found["zone"], now):
        raise Refused("leave-settled")
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.approve_leave(leave, actor.person, now):
            raise Refused("leave-settled")
        await record("leave.approved", subject=str(leave))


async def withdraw(actor: Actor, leave: UUID, now: datetime) -> None:
    """A proposal is gone at once; approved leave once a second person lets it go."""
    found = await _find(actor, leave)
    if actor.person != found["person"] and not holds_any(actor, found["home_path"], *SENDERS):
        raise Refused("not-allowed")
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.withdraw_leave(leave, actor.person, now):
            raise Refused("leave-settled")
        await record("leave.withdrawn", subject=str(leave))


async def end(actor: Actor, leave: UUID, now: datetime) -> None:
    """The second signature under the withdrawal of approved leave."""
    found = await _find(actor, leave)
    if found["withdrawn_by"] is None:
        raise Refused("leave-not-withdrawn")
    await _check_signer(actor, found, found["withdrawn_by"], now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.end_leave(leave, actor.person, now):
            raise Refused("leave-settled")
        await record("leave.ended", subject=str(leave))


async def _find(actor: Actor, leave: UUID) -> Row:
    found = await queries.find_leave(actor, leave)
    if found is None:
        raise not_found()
    return found


async def _check_signer(actor: Actor, leave: Row, first: UUID, now: datetime) -> None:
    check_second(actor, first, leave["person"])
    if not holds_any(actor, leave["home_path"], *SENDERS):
        raise Refused("not-allowed")
    await require_another(actor.person, [first], now)
