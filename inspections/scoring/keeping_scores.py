"""The scores of a visit, kept by their parts when it is handed in; the clock keeps what an older version took in."""

import asyncio
from datetime import datetime
from uuid import UUID

from checklists.answers import Answers, decode
from checklists.format import Document
from checklists.items import Grade
from checklists.profiles import Profile, profile_of
from checklists.publishing import PublishedChecklist, published_version
from inspections.scoring import score_queries as queries
from inspections.scoring.kept_scores import parts_of
from inspections.scoring.score_queries import Kept
from inspections.scoring.scores import scores_of
from ledger.changes import change
from ledger.database import Row

AT_A_TIME = 200
LOOKED_AT = 20_000
NEWEST = UUID(int=2**128 - 1)


def kept(inspection: UUID, profile: Profile, answers: Answers, score: int | None, grade: Grade | None) -> Kept:
    """`score` in hundredths."""
    scores = scores_of(profile, answers, score, graded=grade is not None)
    return Kept(inspection, score, grade is not None, *parts_of(profile, scores))


async def keep_missing(below: UUID, now: datetime, most: int) -> UUID:
    """Looks through the next visits below this one and keeps at most so many; where to go on, from the newest again
    after the oldest."""
    lowest = await queries.lowest(below, LOOKED_AT)
    if lowest is None:
        return NEWEST
    for _ in range(0, most, AT_A_TIME):
        visits = await queries.unkept_between(lowest, below, AT_A_TIME)
        await _keep(visits, now)
        if len(visits) < AT_A_TIME:
            return lowest
        below = visits[-1]["id"]
    return below


async def _keep(visits: list[Row], now: datetime) -> None:
    if not visits:
        return
    found = await all_kept(visits)
    async with change(by="clock", at=now):
        await queries.keep(found)


async def all_kept(visits: list[Row]) -> list[Kept]:
    """`visits` as in `kept_of`, in the same order."""
    versions = {each: await published_version(each) for each in {visit["checklist_version"] for visit in visits}}
    return await asyncio.to_thread(_all_kept, visits, versions)


def _all_kept(visits: list[Row], versions: dict[UUID, PublishedChecklist]) -> list[Kept]:
    return [kept_of(visit, versions[visit["checklist_version"]].document) for visit in visits]


def kept_of(visit: Row, document: Document) -> Kept:
    """`visit` has what was answered, from its submission."""
    profile = profile_of(document, visit["profile"])
    answers = decode(profile, visit["answers"].encode())
    return kept(visit["id"], profile, answers, visit["score"], visit["grade"])
