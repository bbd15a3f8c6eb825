"""Who is sent for already and may not go any more: their role ended, they were let go, moved to an office that keeps
them from that unit, or their leave was approved late.

The clock finds it out and not the change itself: whoever ends a role learns nothing of a visit by it. From then on it
is as if they had fallen ill; a substitute is drawn (`scheduler.substituting`).
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from ledger.database import Row
from scheduler import draw_queries
from scheduler.conflicts import conflicts
from scheduler.staffing import absent_on
from scheduler.substitution_queries import sent_unopened, units_at


async def kept_from_going(now: datetime) -> list[tuple[UUID, UUID]]:
    """Inspection and person."""
    found = []
    for draw_day, sent in groupby(await sent_unopened(now), key=lambda member: member["draw_day"]):
        found += await _of_draw(await draw_queries.day(draw_day), list(sent), now)
    return found


async def _of_draw(day: Row, sent: Sequence[Row], now: datetime) -> list[tuple[UUID, UUID]]:
    """By the rules of the release, at the time of the arrival: until then a role must last (`STILL_INSPECTS`)."""
    people = sorted({member["person"] for member in sent})
    absent = await absent_on(day, people, max(now, day["arrives_at"]))
    units = await units_at(sorted({member["unit"] for member in sent}))
    met = await conflicts(people, units, now)
    return [
        (member["inspection"], member["person"])
        for member in sent
        if member["person"] in absent or (member["person"], member["unit"]) in met
    ]
