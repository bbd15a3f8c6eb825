"""Every open day has its draw or the reason why not, all of them in one chain, and outsiders can check them all."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from ledger.checking import check
from ledger.database import rows
from organisation.calendar_rules import official_year
from scheduler import published, published_queries
from scheduler.drawing import FIRST_IN_CHAIN
from scheduler.frequencies import rhythms
from scheduler.states import FIRST_STATE, Link, document_bytes, entering, state_hash
from scheduler.verifier import judge
from tests.scheduler.stories import STRATUM
from tests.scheduler.year.history import DrawDay, History
from tests.scheduler.year.living import FIRST, LAST, WORKING_SATURDAY, local
from tests.scheduler.year.signing import CAPACITY

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
LONG_AFTER = local(LAST + timedelta(days=100), 8)


async def test_the_year_had_its_share_of_everything(history: History) -> None:
    """Else the other tests would show little."""
    outcomes = {visit.row["outcome"] for visit in history.visits}
    assert outcomes == {"carried_out", "late", "cancelled", "aborted", "missed"}
    assert {visit.row["kind"] for visit in history.visits} == {"drawn", "revisit"}
    assert {day.row["slot"] for day in history.days} == {None, "opening", "mid-morning"}
    assert {day.row["state"] for day in history.days} == {"revealed", "missed"}
    assert any(day.document and not day.held for day in history.days)
    assert any(not day.document for day in history.days)
    capacities = {day.manifest["capacity"] for day in history.frozen}
    assert {0, 1, 2, 3, CAPACITY} < capacities
    assert max(capacities) > CAPACITY
    assert any(day.manifest["capacity"] < day.manifest["planned_capacity"] for day in history.frozen)
    assert any(day.manifest["forced"] for day in history.frozen)
    assert {unit.status for day in history.frozen for unit in day.units} >= {"open", "closed"}
    assert any(_learned_late(before, day) for before, day in pairwise(history.frozen))
    assert any(visit.left for visit in history.visits)
    assert history.closed


def _learned_late(before: DrawDay, day: DrawDay) -> bool:
    return any(when < before.day.isoformat() for when, _ in day.undone)


async def test_no_duty_of_the_clock_failed(history: History) -> None:
    assert history.complaints == []


async def test_every_open_day_has_its_draw_or_a_reason(history: History) -> None:
    overridden = {
        each["day"]: each["working"]
        for each in await rows("SELECT day, working FROM calendar_day WHERE unit = $1", history.province.unit.id)
    }
    all_days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    assert [day.day for day in history.days] == [
        day for day in all_days if overridden.get(day, day in official_year("VN", day.year))
    ]
    assert WORKING_SATURDAY in {day.day for day in history.days}
    assert set(history.closed) <= {day for day, working in overridden.items() if not working}


async def test_each_manifest_and_each_state_follows_from_the_one_before(history: History) -> None:
    frozen = history.frozen
    hashes = [day.row["manifest_hash"] for day in frozen]
    assert [day.row["prev"] for day in frozen] == [FIRST_IN_CHAIN, *hashes[:-1]]
    assert [day.manifest["prev"] for day in frozen] == [day.row["prev"].hex() for day in frozen]
    states = [state_hash(day.row["document"]).hex() for day in frozen]
    assert [day.manifest["state_hash"] for day in frozen] == states
    assert [day.stated.prev_state for day in frozen] == [FIRST_STATE.hex(), *states[:-1]]


async def test_every_document_replays_from_those_before_it(history: History) -> None:
    chain: list[Link] = []
    for day in history.frozen:
        of = rhythms(day.plan, day.places)
        now = entering(STRATUM, day.places, of, chain, day.stated.idle, day.undone)
        assert [unit.age for unit in day.units] == now.ages.tolist(), day.day
        assert [unit.balance for unit in day.units] == now.balances.tolist(), day.day
        assert document_bytes(day.stated) == day.row["document"]
        chain.append(Link(day.stated, day.held, day.selected))


async def test_every_open_day_without_a_draw_is_told_once(history: History) -> None:
    told = [day for frozen in history.frozen for day in frozen.stated.idle]
    last = history.frozen[-1].day
    assert told == [day.day.isoformat() for day in history.days if not day.held and day.day < last]


async def test_outsiders_find_every_draw_and_all_its_odds_right(history: History, tmp_path: Path) -> None:
    days = await published_queries.revealed_days(None, STRATUM, date.min, date.max, LONG_AFTER)
    bundles, policy = tmp_path / "bundles.jsonl", tmp_path / "policy.json"
    bundles.write_bytes(b"".join([line async for line in published.bundle_lines(days)]))
    stated = await published_queries.stated_days(None, STRATUM, LONG_AFTER)
    policy.write_bytes(b"".join([part async for part in published.policy_file(STRATUM, stated)]))
    judgements = judge([str(bundles)], str(policy))
    assert [judgement.line() for judgement in judgements if not judgement.holds] == []
    assert len(judgements) == len(history.frozen)
    assert all("odds by policy" in judgement.reason for judgement in judgements)


async def test_the_ledger_is_whole_and_knew_every_manifest_before_its_draw(history: History) -> None:
    found = await check()
    assert (found.fault, found.waiting) == (None, 0)
    entries = await rows("SELECT content FROM ledger_entry ORDER BY recorded_at")
    read = [msgspec.json.decode(entry["content"]) for entry in entries]
    frozen = {each["subject"]: each for each in read if each["action"] == "draw.frozen"}
    assert len(frozen) == len(history.frozen)
    drawn = {each["subject"]: each for each in read if each["action"] == "draw.drawn"}
    assert drawn.keys() == {day.row["draw_id"] for day in history.days if day.held}
    for day in history.frozen:
        committed = frozen[day.row["draw_id"]]
        assert committed["facts"]["manifest_hash"] == day.row["manifest_hash"].hex()
        if day.held:
            assert committed["at"] < drawn[day.row["draw_id"]]["at"]


async def test_every_drawn_inspection_came_at_its_hour_and_has_an_outcome(history: History) -> None:
    by_day = {day.row["id"]: day for day in history.days}
    for visit in history.drawn:
        assert visit.row["outcome"]
        assert visit.row["released_at"] >= by_day[visit.row["draw_day"]].row["release_at"]
    for day in history.days:
        sent = sorted(visit.unit for visit in history.drawn if visit.row["draw_day"] == day.row["id"])
        assert sent == sorted(day.selected), day.day


async def test_every_undone_visit_is_told_once(history: History) -> None:
    """But for those of the last days, which nobody has frozen a draw after."""
    told = [undone for day in history.frozen for undone in day.undone]
    undone = {(visit.day.isoformat(), visit.unit) for visit in history.drawn if not visit.went}
    assert len(set(told)) == len(told)
    assert set(told) <= undone
    last_week = (LAST - timedelta(days=7)).isoformat()
    assert {each for each in undone - set(told) if each[0] < last_week} == set()
