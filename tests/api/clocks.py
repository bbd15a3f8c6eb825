"""The clock's turn: it follows what runs, and reminds of what is due."""

from typing import Any

from inspections.clocks.reminding import due_reminders, remind
from inspections.visiting.following import follow
from ledger.database import row
from tests.api.minutes_steps import minutes_of, send_minutes
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Member
from tests.conftest import Hours


async def handed_in(visit: Visit) -> Visit:
    """One finding, S4, and the minutes."""
    await submitted(visit, CLOSED)
    known = await row("SELECT id FROM submission WHERE inspection = $1", visit.inspection)
    assert known is not None
    sent = await send_minutes(visit, minutes_of(visit, known["id"], read=[]))
    assert sent.status_code == 201, sent.text
    return visit


async def tick(hours: Hours) -> None:
    await follow(hours.now)
    for deadline in await due_reminders(hours.now):
        await remind(deadline, hours.now)


async def until(hours: Hours, day: str, hour: int = 9) -> None:
    """Day by day, as the clock lives through it, to that hour at the unit."""
    wanted = hours.now.fromisoformat(f"{day}T{hour:02}:00:00+07:00")
    while hours.now < wanted:
        hours.now = min(wanted, hours.forward(days=1))
        await tick(hours)


async def overdue(visit: Visit, member: Member, days: int = 0) -> list[Any]:
    answered = await visit.client.get(f"/v1/overdue?days={days}", headers=member.headers)
    assert answered.status_code == 200, answered.text
    return list(answered.json()["items"])


async def clocks(visit: Visit, member: Member, days: int = 0) -> list[tuple[str, str, str]]:
    """What, at whom, until when."""
    return [(each["clock"], each["holder"], each["dueAt"]) for each in await overdue(visit, member, days)]
