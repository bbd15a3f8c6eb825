"""Scores of a programme over time, in batches: many visits must not hold up everybody else."""

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
from inspections import result_queries
from inspections.result_queries import Sight
from inspections.scores import Group, GroupScores, VisitScores, scores_of, summed_up
from ledger.database import Row
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
    between = (_midnight(since, zone), _midnight(until + timedelta(days=1), zone))
    found: list[tuple[Group, VisitScores]] = []
    titles = Titles({}, {})
    async for visit in _visits(Sight(actor, now, programme["demonstration"]), programme["id"], between):
        document = (await published_version(visit["checklist_version"])).document
        _name(titles, document)
        found.append((_group(visit, zone), _scored(visit, document)))
    return summed_up(found), titles


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


async def _visits(sight: Sight, programme: UUID, between: tuple[datetime, datetime]) -> AsyncIterator[Row]:
    after = (between[0], NOBODY)
    while batch := await result_queries.scored(sight, programme, *between, after, BATCH):
        for visit in batch:
            yield visit
        after = (batch[-1]["arrives_at"], batch[-1]["id"])


def _group(visit: Row, zone: ZoneInfo) -> Group:
    return Group(visit["arrives_at"].astimezone(zone).date().replace(day=1), visit["kind"])


def _scored(visit: Row, document: Document) -> VisitScores:
    profile = profile_of(document, visit["profile"])
    answers = decode(profile, visit["answers"].encode())
    return scores_of(profile, answers, visit["score"], graded=visit["grade"] is not None)


def _name(titles: Titles, document: Document) -> None:
    for section in document.sections:
        titles.sections[f"{document.code}.{section.code}"] = section.title
        titles.courtesies.update({item.code: item.question for item in section.items if item.code in COURTESIES})
