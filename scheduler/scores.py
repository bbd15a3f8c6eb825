"""Scores of a programme over time: added up where they are kept, read from the answers where they are not yet."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from checklists.answers import decode
from checklists.courtesies import COURTESIES
from checklists.format import Document
from checklists.profiles import profile_of
from checklists.publishing import published_version
from inspections.scoring import score_queries
from inspections.scoring.kept_scores import read_sums, section_names
from inspections.scoring.result_queries import Sight
from inspections.scoring.score_queries import Period
from inspections.scoring.scores import Group, GroupScores, Tally, scores_of, summed_up, tally
from ledger.database import DB, Row
from ledger.queries import see_one_moment
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.texts import Text
from scheduler.open_days import local_day

BATCH = 100
MOST_DAYS = 3 * 366
USUAL_DAYS = 365
NOBODY = UUID(int=0)


class Titles(msgspec.Struct, frozen=True):
    """What the sections, by checklist and code, and the courtesies are called, as their newest checklist says."""

    sections: dict[str, Text]
    courtesies: dict[str, Text]


async def scores(
    actor: Actor, programme: Row, first: date | None, last: date | None, now: datetime
) -> tuple[dict[Group, GroupScores], Titles]:
    """Of visits from the first to the last local day, a year up to today if nothing is said."""
    until = last or local_day(programme, now)
    since = first or until - timedelta(days=USUAL_DAYS)
    if not timedelta(0) <= until - since <= timedelta(days=MOST_DAYS) or not 2000 <= since.year <= until.year <= 2100:
        raise Refused("scores-period", most=MOST_DAYS)
    zone = ZoneInfo(programme["zone"])
    period = Period(programme["id"], _midnight(since, zone), _midnight(until + timedelta(days=1), zone))
    found: list[tuple[Group, Tally]] = []
    titles = Titles({}, {})
    sight = Sight(actor, now, programme["demonstration"])
    for group, each, document in await _tallies(sight, period, programme["zone"]):
        _name(titles, document)
        found.append((group, each))
    return summed_up(found), titles


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


async def _tallies(sight: Sight, period: Period, zone: str) -> list[tuple[Group, Tally, Document]]:
    groups = await score_queries.summed(sight, period, zone)
    if not any(group["missing"] for group in groups):
        return await _summed(groups)
    async with DB.transaction(allow_nested=False):
        await see_one_moment()  # or a visit that the clock keeps meanwhile would count in neither or in both
        read = [await _read(visit) async for visit in _unkept(sight, period, zone)]
        groups = await score_queries.summed(sight, period, zone)
    return read + await _summed(groups)


async def _summed(groups: list[Row]) -> list[tuple[Group, Tally, Document]]:
    documents = [await _document(group) for group in groups]
    found = zip(groups, documents, strict=True)
    return [(_group(each), read_sums(document, each), document) for each, document in found if each["visits"]]


async def _read(visit: Row) -> tuple[Group, Tally, Document]:
    document = await _document(visit)
    profile = profile_of(document, visit["profile"])
    answers = decode(profile, visit["answers"].encode())
    scores = scores_of(profile, answers, visit["score"], graded=visit["grade"] is not None)
    return _group(visit), tally(scores), document


async def _unkept(sight: Sight, period: Period, zone: str) -> AsyncIterator[Row]:
    """In batches: many visits must not hold up everybody else."""
    after = (period.first, NOBODY)
    while batch := await score_queries.unkept(sight, period, zone, after, BATCH):
        for visit in batch:
            yield visit
        after = (batch[-1]["arrives_at"], batch[-1]["id"])


async def _document(row: Row) -> Document:
    return (await published_version(row["checklist_version"])).document


def _group(row: Row) -> Group:
    return Group(row["month"], row["kind"])


def _name(titles: Titles, document: Document) -> None:
    titles.sections.update(zip(section_names(document), (each.title for each in document.sections), strict=True))
    titles.courtesies.update({item.code: item.question for item in document.items if item.code in COURTESIES})
