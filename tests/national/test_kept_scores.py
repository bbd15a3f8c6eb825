"""Scores that are kept by their parts come to what the answers say: at a year of visits of one province."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest

from checklists.answers import decode
from checklists.profiles import profile_of
from checklists.publishing import published_version
from inspections.concluding.comparing import Spread, spreads_alike
from inspections.concluding.comparing_queries import find_scored
from inspections.scoring.checking_scores import differing_below
from inspections.scoring.keeping_scores import NEWEST, keep_missing, kept_of
from inspections.scoring.scores import Group, GroupScores, Mean, VisitScores, scores_of
from ledger.changes import change
from ledger.database import Row, rows
from organisation.actors import Actor, Grant
from scheduler import queries
from scheduler.scores import scores
from tests.national.conftest import NOW, SMALL, Nation

pytestmark = pytest.mark.anyio

LAST = NOW.date() - timedelta(days=1)
HALFTH = Fraction(1, 20) + Fraction(1, 100_000)
"""A shown mean is rounded to tenths, and parts are kept in millionths."""


async def _programme() -> Row:
    found = await rows("SELECT programme FROM inspection WHERE submitted_at IS NOT NULL GROUP BY 1 ORDER BY count(*)")
    return await queries.programme(found[-1]["programme"])


async def _reported(programme: Row, first: date, last: date) -> dict[Group, GroupScores]:
    overseer = Actor(uuid5(programme["id"], "overseer"), programme["id"], "vi", (Grant("overseer", programme["unit"]),))
    found, _ = await scores(overseer, programme, first, last, NOW)
    return found


async def _answered(programme: Row, first: date, last: date) -> dict[Group, list[VisitScores]]:
    """From the answers of each visit, as exact fractions."""
    zone = ZoneInfo(programme["zone"])
    found: dict[Group, list[VisitScores]] = defaultdict(list)
    for visit in await _visits(programme["id"]):
        day = visit["arrives_at"].astimezone(zone).date()
        if first <= day <= last and visit["ends_at"] <= NOW:
            profile = profile_of((await published_version(visit["checklist_version"])).document, visit["profile"])
            answers = decode(profile, visit["answers"].encode())
            each = scores_of(profile, answers, visit["score"], graded=visit["grade"] is not None)
            found[Group(day.replace(day=1), visit["kind"])].append(each)
    return found


async def _visits(programme: UUID) -> list[Row]:
    return await rows(
        """
        SELECT inspection.id, kind, arrives_at, ends_at, checklist_version, profile, answers, score, grade
        FROM inspection JOIN submission ON submission.inspection = inspection.id WHERE programme = $1
        """,
        programme,
    )


def _check(shown: GroupScores, visits: list[VisitScores]) -> None:
    assert (shown.visits, shown.graded) == (len(visits), sum(visit.graded for visit in visits))
    assert shown.score
    _check_mean(shown.score, [visit.whole for visit in visits if visit.whole is not None])
    _check_means(shown.sections, [visit.sections for visit in visits])
    _check_means(shown.courtesies, [visit.courtesies for visit in visits])


def _check_means(shown: dict[str, Mean], visits: list[dict[str, Fraction]]) -> None:
    assert shown.keys() == {name for visit in visits for name in visit}
    for name, mean in shown.items():
        _check_mean(mean, [visit[name] for visit in visits if name in visit])


def _check_mean(shown: Mean, values: list[Fraction]) -> None:
    assert shown.visits == len(values)
    assert abs(Fraction(shown.mean) - sum(values, Fraction(0)) / len(values)) <= HALFTH


async def _table() -> list[tuple[object, ...]]:
    return [tuple(each.values()) for each in await rows("SELECT * FROM visit_score ORDER BY inspection")]


async def _lose(chance: Random, share: float) -> int:
    """As if an older version had taken these visits in."""
    identifiers = [each["inspection"] for each in await rows("SELECT inspection FROM visit_score ORDER BY inspection")]
    lost = [each for each in identifiers if chance.random() < share]
    async with change(by="clock", at=NOW):
        await rows("DELETE FROM visit_score WHERE inspection = ANY($1::uuid[])", lost)
    return len(lost)


async def test_the_report_says_what_the_answers_say_however_many_visits_are_kept(nation: Nation) -> None:
    programme, chance = await _programme(), Random(7)
    before, alike = await _table(), await _alike()
    for share in (0.0, 0.3, 1.0):
        assert await _lose(chance, share) or not share
        first = SMALL.first_day + timedelta(days=chance.randrange(200))
        last = min(LAST, first + timedelta(days=chance.randrange(20, 160)))
        shown, answered = await _reported(programme, first, last), await _answered(programme, first, last)
        assert answered
        assert list(shown) == sorted(answered)
        for group, visits in answered.items():
            _check(shown[group], visits)
    assert await _alike() == alike
    await _keep_all()
    assert await _table() == before


async def _alike() -> Mapping[str, Spread]:
    """What a comparison says of units like that of the newest conclusion."""
    [newest] = await rows("SELECT id FROM inspection WHERE concluded_at IS NOT NULL ORDER BY concluded_at DESC LIMIT 1")
    visit = await find_scored(newest["id"])
    assert visit
    found = await spreads_alike(visit, NOW)
    assert len(found) > 1
    return found


async def _keep_all() -> None:
    """Some at a time, and round again at the end."""
    below = await keep_missing(NEWEST, NOW, 200)
    while below != NEWEST:
        below = await keep_missing(below, NOW, 200)


@pytest.mark.parametrize("what", ["score = score + 1", "graded = NOT graded", "sections[1] = 7", "courtesies[2] = 7"])
async def test_a_visit_of_any_time_that_is_kept_otherwise_is_found(nation: Nation, what: str) -> None:
    before = await _table()
    wrong = Random(what).choice(before[:-1])[0]
    assert isinstance(wrong, UUID)
    assert await differing_below(NEWEST, len(before)) == []
    async with change(by="clock", at=NOW):
        await rows(f"UPDATE visit_score SET {what} WHERE inspection = $1", wrong)
    assert await differing_below(NEWEST, len(before)) == [wrong]
    assert await differing_below(wrong, 200) == []
    assert await differing_below(UUID(int=wrong.int + 1), 1) == [wrong]
    async with change(by="clock", at=NOW):
        await rows("DELETE FROM visit_score WHERE inspection = $1", wrong)
    await _keep_all()
    assert await _table() == before


async def test_each_visit_is_kept_as_its_answers_say(nation: Nation) -> None:
    kept = {each["inspection"]: each for each in await rows("SELECT * FROM visit_score")}
    visits = [visit for visit in await _visits((await _programme())["id"]) if visit["id"] in kept]
    assert len(visits) > 200
    for visit in visits[::5]:
        found = kept_of(visit, (await published_version(visit["checklist_version"])).document)
        stands = kept[visit["id"]]
        assert (found.score, found.graded) == (stands["score"], stands["graded"])
        assert (found.sections, found.courtesies) == (stands["sections"], stands["courtesies"])
