"""While a hearing begins again nothing of the former conclusion can be put right: its remedies rest.

With the new conclusion they go on, later by as many working days as it took.
"""

from datetime import datetime
from uuid import UUID

from inspections.clocks import clock_queries
from inspections.clocks.deadlines import deadline, end_of_day
from inspections.clocks.reminding import tell
from inspections.hearing.telling import heads
from inspections.objections import reopening_queries
from inspections.remedies import remedy_queries
from inspections.remedies.remedy_rules import REMEDY_CLOCKS
from inspections.visiting.following import Place, place_of
from ledger.changes import Record
from ledger.database import Row
from organisation.calendar_rules import add_working_days, working_days_between


async def resume(record: Record, inspection: Row) -> None:
    """What is still to be reported, after the hearing that began again has ended."""
    reopened = await reopening_queries.newest_signed(inspection["id"])
    if reopened is None:
        return
    begun: datetime = reopened["decided_at"]
    resting = await remedy_queries.resting(inspection["id"], begun)
    place = await place_of(inspection["unit"], min([begun, *(remedy["due_at"] for remedy in resting)]))
    today = await deadline(inspection["unit"], record.at, 0)
    for remedy in resting:
        due_at = max(today, later(remedy["due_at"], begun, record.at, place))
        if due_at > remedy["due_at"]:
            await _put_off(record, inspection, remedy, due_at)


def later(due_at: datetime, begun: datetime, ended: datetime, place: Place) -> datetime:
    """By the working days between."""
    first, last, day = (time.astimezone(place.zone).date() for time in (begun, ended, due_at))
    rested = working_days_between(first, last, place.working)
    return end_of_day(add_working_days(day, rested, place.working), place.zone) if rested else due_at


async def _put_off(record: Record, inspection: Row, remedy: Row, due_at: datetime) -> None:
    clock = REMEDY_CLOCKS.get(remedy["severity"], "corrective_s2")
    identifier: UUID = remedy["id"]
    await clock_queries.postpone_with("corrective_s2", identifier, due_at)
    facts = {
        "clock": clock,
        "subject": str(identifier),
        "from": remedy["due_at"].isoformat(),
        "to": due_at.isoformat(),
    }
    await record("deadline.moved", subject=str(inspection["id"]), facts=facts)
    known = {"id": identifier, "clock": clock, "since": remedy["set_at"], "due_at": due_at}
    await tell(record, "deadline.resumed", known, inspection, await heads(record, inspection))
