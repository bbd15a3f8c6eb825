"""What is overdue, at whom, since when; and what soon will be."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery, Parameter

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from inspections.clocks import clock_queries, overdue_queries
from inspections.clocks.clocks import Holder, Running
from inspections.clocks.deadline_rules import Clock
from inspections.clocks.reminder_rules import REMINDERS
from inspections.steps.lifecycle import State
from ledger.database import Row
from organisation.actors import Actor

Ahead = Annotated[int, Parameter(ge=0, le=31, description="Also what is due within so many days")]


class Due(msgspec.Struct, frozen=True, rename="camel"):
    """`clock` says what is to be done, `holder` by whom: the team's leader, whoever has the role at the unit, or the
    `owner`, the head of another unit to which a cause was passed.

    `subject` is what it is about: the inspection, a version of the conclusion, a remedy, an objection, a proposal, a
    revisit or a cause that was passed on. `escalated` once whoever stands above them was told.
    """

    id: UUID
    inspection: UUID
    state: State
    unit: UUID
    unit_code: str
    unit_name: str
    zone: str
    demonstration: bool
    clock: Clock
    subject: UUID
    holder: Holder
    leader_name: str | None
    since: datetime
    due_at: datetime
    overdue: bool
    escalated: bool


@get(
    "/v1/overdue",
    operation_id="listOverdue",
    summary="What is overdue or soon due, at whom and since when; what is due first coming first",
    tags=["deadlines"],
    **only("inspector", "unit_head", "planner", "reviewer", "overseer"),
)
async def list_overdue(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    days: FromQuery[Ahead] = 0,
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Due]:
    """Inspectors see what waits for them as leaders, unit heads what waits for their unit, a desk its whole scope. A
    page may be shorter than asked for: what was done in the last minute is left out."""
    until = now + timedelta(days=days)
    found = await overdue_queries.due_before(actor, until, read_instant_cursor(cursor), limit + 1)
    page = page_of(found, limit, lambda each: each, "due_at", "id")
    return Page(await _still_due(page.items, until, now), page.next)


async def _still_due(found: Sequence[Row], until: datetime, now: datetime) -> list[Due]:
    running = await clock_queries.running([each["inspection"] for each in found], now)
    known = {clock.key: clock for _, clock in running}
    pairs = ((each, known.get((each["clock"], each["subject"], each["since"]))) for each in found)
    due = [_due(each, clock, now) for each, clock in pairs if clock]
    return [each for each in due if each.due_at < until]


def _due(row: Row, clock: Running, now: datetime) -> Due:
    """Where it is kept elsewhere too, that tells the time: somebody may just have been given more."""
    due_at = max(row["due_at"], clock.due_at or row["due_at"])
    own = {"holder", "leader_name", "due_at", "overdue", "escalated"}
    return Due(
        **{name: row[name] for name in Due.__struct_fields__ if name not in own},
        holder=clock.role,
        leader_name=row["leader_name"] if clock.role == "leader" else None,
        due_at=due_at,
        overdue=due_at < now,
        escalated=row["reminded"] == len(REMINDERS),
    )


HANDLERS = [list_overdue]
