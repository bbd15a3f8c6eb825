"""Who must not meet which unit: declared recusals, and everybody's own office."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row
from organisation.recusal_queries import recused_units
from organisation.rules import is_recused
from scheduler import queries


async def conflicts(people: Sequence[UUID], units: Sequence[Row], now: datetime) -> set[tuple[UUID, UUID]]:
    """Pairs of person and unit, of all units given."""
    recused = await recused_units(list(people), now)
    homes = await queries.home_paths(people)
    return {
        (person, unit["id"])
        for person in people
        for unit in units
        if is_recused(homes[person], recused[person], unit["path"])
    }
