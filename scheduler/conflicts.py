"""Who must not meet which unit: declared recusals, everybody's own office, and the one they left within a year."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row
from organisation.people_queries import home_paths
from organisation.recusal_queries import recused_units
from organisation.rules import FORMER, off_limits


async def conflicts(
    people: Sequence[UUID], units: Sequence[Row], now: datetime, *, told: bool = False
) -> set[tuple[UUID, UUID]]:
    """Pairs of person and unit, of all units given.

    With `told` without what nobody may know yet: a planner who learns of it learns where somebody was just sent.
    """
    recused = await recused_units(list(people), now, told=told)
    homes: dict[UUID, list[list[UUID]]] = defaultdict(list)
    for home in await home_paths(people, now - FORMER):
        homes[home["person"]].append(home["path"])
    below: dict[UUID, set[UUID]] = defaultdict(set)
    for unit in units:
        for above in unit["path"]:
            below[above].add(unit["id"])
    known = {unit["id"] for unit in units}
    met = set()
    for person in people:
        limits = off_limits(homes[person], recused[person])
        forbidden = (limits.alone & known).union(*(below.get(office, ()) for office in limits.whole))
        met |= {(person, unit) for unit in forbidden}
    return met
