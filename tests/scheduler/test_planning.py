"""Plans: what is refused, and that two people sign."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from api.parts import Parts
from checklists.starting import publish_starters
from ledger.database import rows
from organisation.refusing import Refused
from scheduler import planning, queries
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from scheduler.verifier import seed_commitment
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import FREEZE, HOURS, STRATUM, TUESDAY, approve, create, days, plan, propose

pytestmark = pytest.mark.anyio
MORNING: dict[str, Any] = {"name": "morning", "arrive": {"day": 0, "at": "07:30:00"}, "weight": 2}
NOON: dict[str, Any] = {"name": "noon", "arrive": {"day": 0, "at": "13:30:00"}, "weight": 1}
NOBODY = "00000000-0000-0000-0000-000000000009"


def at(**changes: Any) -> dict[str, Any]:
    return {"hours": HOURS | changes}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"frequencies": {"commune": 2}}, "plan-kind-unknown"),
        ({"frequencies": {"commune_pasc": 0}}, "plan-without-visits"),
        ({"exceptions": {"12166": 4}}, "plan-unit-unknown"),
        ({"frequencies": {"commune_pasc": 60}, "openDaysPerYear": 100}, "plan-too-frequent"),
        ({"capacity": 2}, "plan-capacity-without-teams"),
        ({"teams": [{"leader": NOBODY, "members": [NOBODY]}]}, "plan-person-twice"),
        ({"teams": [{"leader": NOBODY, "members": []}]}, "plan-team-too-small"),
        ({"teams": [{"leader": NOBODY, "members": [NOBODY[:-1] + "8"]}]}, "plan-person-no-inspector"),
        ({"checklist": {"code": "CL-VN-OPEN", "version": 9, "profile": "opening"}}, "plan-checklist-unknown"),
        ({"checklist": {"code": "CL-VN-OPEN", "version": 1, "profile": "none"}}, "plan-profile-unknown"),
        (at(freeze={"day": 0, "at": "05:30:00"}), "plan-hours-out-of-order"),
        (at(draw={"day": 0, "at": "07:00:00"}), "plan-hours-out-of-order"),
        (at(end={"day": 0, "at": "07:30:00"}), "plan-hours-out-of-order"),
        (at(reveal={"day": 0, "at": "07:00:00"}), "plan-hours-out-of-order"),
        (at(arrive={"day": 1, "at": "07:30:00"}, end={"day": 1, "at": "17:00:00"}), "plan-arrives-another-day"),
        (at(reveal={"day": 0, "at": "18:00:00"}), "plan-reveal-too-early"),
        (at(freeze={"day": -1, "at": "16:59:00"}), "plan-freeze-too-early"),
        ({"gaps": {"commune": 60}}, "plan-kind-unknown"),
        ({"gapExceptions": {"12166": 60}}, "plan-unit-unknown"),
        ({"adjustments": {"12166": 1100}}, "plan-unit-unknown"),
        ({"gaps": {"commune_pasc": 6}}, "plan-gap-too-tight"),
        ({"adjustments": {"12166.HCC": 749}}, "plan-adjustment-too-steep"),
        ({"reserved": 1}, "plan-capacity-without-teams"),
        ({"leastTeam": 3}, "plan-team-too-small"),
        ({"slots": [MORNING, MORNING]}, "plan-slot-twice"),
        ({"slots": [MORNING, NOON | {"arrive": MORNING["arrive"]}]}, "plan-slots-out-of-order"),
        ({"slots": [NOON, MORNING]}, "plan-slots-out-of-order"),
        ({"slots": [MORNING, NOON | {"arrive": {"day": 0, "at": "17:00:00"}}]}, "plan-hours-out-of-order"),
        ({"slots": [MORNING, NOON | {"profile": "none"}]}, "plan-profile-unknown"),
    ],
)
async def test_a_wrong_plan_is_refused(cast: Cast, hours: Hours, changes: dict[str, Any], problem: str) -> None:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    programme = await create(cast, hours.now)
    with pytest.raises(Refused, match=problem):
        await propose(cast, programme, hours.now, **changes)
    assert await rows("SELECT 1 FROM plan_version") == []


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        (TUESDAY, TUESDAY - timedelta(days=1), "plan-period-wrong"),
        (TUESDAY, TUESDAY + timedelta(days=367), "plan-period-wrong"),
        (TUESDAY + timedelta(days=367), TUESDAY + timedelta(days=367), "plan-period-wrong"),
        (date.max, date.max, "plan-period-wrong"),
        (date.min, TUESDAY, "plan-starts-too-late"),
        (TUESDAY - timedelta(days=1), TUESDAY, "plan-starts-too-late"),
    ],
)
async def test_a_wrong_period_is_refused(cast: Cast, hours: Hours, first: date, last: date, problem: str) -> None:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    programme = await create(cast, hours.now)
    with pytest.raises(Refused, match=problem):
        await propose(cast, programme, hours.now, first, last)


async def test_a_plan_needs_a_second_person_before_its_first_freeze(cast: Cast, parts: Parts, hours: Hours) -> None:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    version = await propose(cast, await create(cast, hours.now), hours.now)
    lan = await cast.lan.actor(hours.now)
    found = await queries.visible_version(lan, version)
    assert found is not None
    with pytest.raises(Refused, match="same-person-twice"):
        await planning.approve(lan, found, parts.keys, hours.now)
    await Duties(parts.keys).tick(FREEZE)
    assert await days() == []
    with pytest.raises(Refused, match="plan-starts-too-late"):
        await approve(cast, version, parts.keys, FREEZE)


async def test_a_plan_is_approved_once(cast: Cast, parts: Parts, hours: Hours) -> None:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    version = await propose(cast, await create(cast, hours.now), hours.now)
    await approve(cast, version, parts.keys, hours.now)
    with pytest.raises(Refused, match="plan-approved-already"):
        await approve(cast, version, parts.keys, hours.now)


async def test_the_commitments_of_the_whole_period_are_in_the_ledger(cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now, last=TUESDAY + timedelta(days=2))
    entries = [msgspec.json.decode(row["content"]) for row in await rows("SELECT content FROM ledger_entry")]
    [entry] = [entry for entry in entries if entry["action"] == "seeds.committed"]
    draw_ids = [f"{STRATUM}/2026-11-{day}" for day in (24, 25, 26)]
    assert entry["facts"]["seeds"] == {
        draw_id: seed_commitment(draw_id, parts.keys.secret(draw_id)).hex() for draw_id in draw_ids
    }


async def test_a_newer_version_takes_over_the_days_not_yet_frozen_and_their_commitments(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    """The first day is frozen under the first version; the commitments of the other days stay what they were."""
    last = TUESDAY + timedelta(days=2)
    programme = await plan(cast, parts.keys, hours.now, last=last)
    await Duties(parts.keys).tick(FREEZE)
    before = await rows("SELECT * FROM seed_commitment ORDER BY draw_id")
    newer = MasterKeys.load(Path(parts.settings.data_dir) / "keys", "ab" * 32)
    version = await propose(cast, programme, FREEZE, TUESDAY + timedelta(days=1), last, openDaysPerYear=300)
    await approve(cast, version, newer, FREEZE)
    await Duties(newer).tick(FREEZE)
    assert [day["plan_version"] == version for day in await days()] == [False, True, True]
    assert await rows("SELECT * FROM seed_commitment ORDER BY draw_id") == before
    await Duties(newer).tick(FREEZE + timedelta(days=1))
    assert [day["state"] for day in await days()] == ["missed", "frozen", "planned"]


async def test_a_working_calendar_draws_on_no_sunday(cast: Cast, parts: Parts, hours: Hours) -> None:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    programme = await create(cast, hours.now, calendar="working")
    version = await propose(cast, programme, hours.now, date(2026, 11, 27), date(2026, 11, 30))
    await approve(cast, version, parts.keys, hours.now)
    await Duties(parts.keys).tick(hours.now)
    planned = await days()
    assert [day["day"].day for day in planned] == [27, 30]
    assert planned[0]["reveal_at"].date() == date(2026, 11, 30)


async def test_days_on_which_the_server_was_away_for_weeks_leave_their_rows(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, last=TUESDAY + timedelta(days=29))
    await Duties(parts.keys).tick(hours.now + timedelta(days=40))
    assert [day["reason"] for day in await days()] == ["late"] * 30


async def test_a_code_is_taken_once_and_a_planner_plans_at_home(cast: Cast, hours: Hours) -> None:
    await create(cast, hours.now)
    with pytest.raises(Refused, match="programme-code-taken"):
        await create(cast, hours.now)
    with pytest.raises(Refused, match="outside-your-scope"):
        await create(cast, hours.now, code="HY02", unit=str(cast.ha_noi.id))
    with pytest.raises(Refused, match="unit-unknown"):
        await create(cast, hours.now, code="HY02", unit=NOBODY)
