"""Whether the scores that are kept by their parts are still what the answers say: nobody would notice it otherwise."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from inspections.scoring import score_queries as queries
from inspections.scoring.keeping_scores import AT_A_TIME, NEWEST, all_kept
from inspections.scoring.score_queries import Kept
from ledger.database import Row

NEWEST_LOOKED_AT = 1000
LOOKED_AT_BY_LOT = 400


class ScoresDiffer(Exception):
    """The report of scores over time says something else than the visits do."""

    def __init__(self, visits: Sequence[UUID]) -> None:
        super().__init__(f"what is kept of these visits is not what their answers say: {', '.join(map(str, visits))}")


async def still_differing(visits: Iterable[UUID]) -> list[UUID]:
    """Of visits that were found to differ before."""
    return [each for each in visits if each in await differing_below(UUID(int=each.int + 1), 1)]


async def differing() -> list[UUID]:
    """Among the newest visits, and among those before one drawn by lot, so that in time all years are looked at."""
    newest = await differing_below(NEWEST, NEWEST_LOOKED_AT)
    return list(dict.fromkeys([*newest, *await differing_below(await _lot(), LOOKED_AT_BY_LOT)]))


async def _lot() -> UUID:
    """Anywhere between the oldest and the newest visit: their identifiers sort by time."""
    ends = await queries.kept_ends()
    if ends["oldest"] is None:
        return NEWEST
    span = ends["newest"].int - ends["oldest"].int + 1
    return UUID(int=ends["oldest"].int + 1 + uuid4().int % span)


async def differing_below(below: UUID, most: int) -> list[UUID]:
    """Of the newest so many visits below this one, those whose kept scores are not what their answers say."""
    found: list[UUID] = []
    for _ in range(0, most, AT_A_TIME):
        visits = await queries.kept_below(below, AT_A_TIME)
        computed = await all_kept(visits)
        found += [each.inspection for visit, each in zip(visits, computed, strict=True) if each != _stored(visit)]
        if len(visits) < AT_A_TIME:
            break
        below = visits[-1]["id"]
    return found


def _stored(visit: Row) -> Kept:
    return Kept(visit["id"], visit["kept_score"], visit["graded"], visit["sections"], visit["courtesies"])
