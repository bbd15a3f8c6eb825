"""The capacity calendar: on a single day more or fewer visits than the plan says, none too; two people sign."""

from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.names import tidy_name
from organisation.refusing import Refused
from organisation.rules import check_in_scope
from scheduler import capacity_queries, queries
from scheduler.open_days import local_day
from scheduler.tables import CapacityDay

FARTHEST = timedelta(days=366)


class Proposal(msgspec.Struct, frozen=True):
    day: date
    capacity: int
    reason: str


async def propose(actor: Actor, programme: Row, proposal: Proposal, now: datetime) -> UUID:
    """`programme` is one the actor sees; they must plan for it."""
    check_in_scope(actor, programme["path"], "planner")
    today = local_day(programme, now)
    if not today <= proposal.day <= today + FARTHEST:
        raise Refused("capacity-day-range", days=FARTHEST.days)
    identifier = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_programme(programme["id"])
        await _check_open(programme["id"], proposal.day, now)
        await capacity_queries.add(
            CapacityDay(
                id=identifier,
                programme=programme["id"],
                day=proposal.day,
                capacity=proposal.capacity,
                reason=tidy_name(proposal.reason),
                proposed_by=actor.person,
                proposed_at=now,
            )
        )
        facts = {"programme": str(programme["id"]), "day": str(proposal.day), "capacity": proposal.capacity}
        await record("capacity-day.proposed", subject=str(identifier), facts=facts)
    return identifier


async def _check_open(programme: UUID, day: date, now: datetime) -> None:
    """The freeze takes the same lock, so a capacity is either in its manifest or refused."""
    if await capacity_queries.is_frozen(programme, day, now):
        raise Refused("capacity-day-frozen", day=day.isoformat())


async def approve(actor: Actor, proposed: Row, now: datetime) -> None:
    """The second signer: a planner or reviewer of the stratum, not the proposer. What is approved last counts."""
    check_in_scope(actor, proposed["path"], "planner", "reviewer")
    await require_another(actor.person, [proposed["proposed_by"]], now)
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_programme(proposed["programme"])
        await _check_open(proposed["programme"], proposed["day"], now)
        if not await capacity_queries.approve(proposed["id"], actor.person, now):
            raise Refused("capacity-day-settled")
        await record("capacity-day.approved", subject=str(proposed["id"]))
