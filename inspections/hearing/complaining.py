"""Complaints from outside: written down by one person, found true or not by another. They feed the risk score."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from inspections.hearing import complaint_queries as queries
from inspections.tables import Complaint
from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor, Role
from organisation.four_eyes import require_another
from organisation.refusing import Refused
from organisation.rules import check_in_scope
from organisation.unit_queries import find_unit

SIGNERS: tuple[Role, ...] = ("planner", "reviewer")
OLDEST = timedelta(days=366)


class NewComplaint(msgspec.Struct, frozen=True):
    unit: UUID
    happened_on: date
    text: str


async def write_down(actor: Actor, new: NewComplaint, now: datetime) -> UUID:
    unit = await find_unit(new.unit)
    if unit is None or unit["valid_to"] is not None:
        raise Refused("unit-unknown")
    check_in_scope(actor, unit["path"], *SIGNERS)
    today = now.astimezone(ZoneInfo(unit["zone"])).date()
    if not today - OLDEST <= new.happened_on <= today:
        raise Refused("complaint-day", days=OLDEST.days)
    identifier = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add(
            Complaint(
                id=identifier,
                unit=new.unit,
                happened_on=new.happened_on,
                text=new.text.strip(),
                recorded_by=actor.person,
                recorded_at=now,
            )
        )
        await record("complaint.recorded", subject=str(identifier), facts={"unit": str(new.unit)})
    return identifier


async def verify(actor: Actor, complaint: Row, founded: bool, now: datetime) -> None:
    """By somebody else: what feeds the odds takes two people."""
    check_in_scope(actor, complaint["path"], *SIGNERS)
    await require_another(actor.person, [complaint["recorded_by"]], now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.verify(complaint["id"], actor.person, founded, now):
            raise Refused("complaint-settled")
        await record("complaint.verified", subject=str(complaint["id"]), facts={"founded": founded})
