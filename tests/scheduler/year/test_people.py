"""Who was sent where in the year: never more than there are, never whom a rule keeps away."""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from inspections.visiting.ending import TEAM_WITHDREW
from ledger.database import Row, rows
from organisation.rules import FORMER
from scheduler.reach import minutes
from tests.scheduler.year.history import ZONE, History, Visit

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def test_no_day_has_more_visits_than_were_signed_for_or_than_there_are_teams(history: History) -> None:
    signed = {
        each["day"]: each["capacity"]
        for each in await rows(
            "SELECT day, capacity FROM capacity_day WHERE approved_at IS NOT NULL ORDER BY approved_at"
        )
    }
    absences = await rows('SELECT * FROM "leave"')
    for day in history.frozen:
        away = {each["person"] for each in absences if _is_away(each, day.day, day.row["freeze_at"])}
        present = sum(away.isdisjoint(team.people) for team in day.plan.teams)
        capacity = signed.get(day.day, day.plan.capacity)
        assert day.manifest["planned_capacity"] == capacity
        assert day.manifest["capacity"] <= min(capacity, present), day.day


def _is_away(leave: Row, day: date, known: datetime) -> bool:
    return bool(leave["first_day"] <= day <= leave["last_day"] and leave["approved_at"] <= known)


async def test_nobody_is_sent_out_twice_a_day(history: History) -> None:
    sent = Counter((person, visit.day) for visit in history.visits for person in visit.team)
    assert [each for each, times in sent.items() if times > 1] == []


async def test_every_visit_has_a_team(history: History) -> None:
    for visit in history.visits:
        assert visit.row["leader"] in visit.team
        if visit.went:
            assert visit.row["leader"] not in visit.left
            assert len(visit.team - visit.left) >= 2 or await _went_alone(visit, history), (visit.day, visit.unit)


async def _went_alone(visit: Visit, history: History) -> bool:
    """The others go on when somebody is away and nobody steps in; who steps in is drawn for drawn visits only."""
    if visit.row["draw_day"]:
        made = await rows("SELECT substitute FROM substitution WHERE inspection = $1", visit.row["id"])
        return any(each["substitute"] is None for each in made)
    [ordered] = [team for team in history.province.teams if visit.team <= set(team)]
    absences = await rows('SELECT * FROM "leave" WHERE person = ANY($1)', [*set(ordered) - visit.team])
    return bool(visit.left) or any(_is_away(each, visit.day, visit.row["released_at"]) for each in absences)


async def test_nobody_goes_twice_running_to_one_unit(history: History) -> None:
    """Visits of one unit that were opened at the same moment, a drawn one and an ordered one, are both the last."""
    last: dict[str, tuple[datetime, frozenset[UUID]]] = {}
    again = []
    for visit in history.visits:
        opened, people = last.get(visit.unit, (None, frozenset()))
        if visit.row["kind"] == "drawn" and visit.row["opened_at"] != opened and not visit.team.isdisjoint(people):
            again.append((visit.day, visit.unit))
        if visit.went:
            before = people if visit.row["opened_at"] == opened else frozenset()
            last[visit.unit] = (visit.row["opened_at"], before | (visit.team - visit.left))
    assert again == []


async def test_nobody_goes_where_they_said_they_may_not(history: History) -> None:
    recusals = await rows("SELECT * FROM recusal")
    for visit in history.visits:
        for recusal in recusals:
            known = recusal["declared_at"] < visit.row["released_at"] - timedelta(days=1)
            if known and recusal["unit"] in visit.row["path"]:
                assert recusal["person"] not in visit.team, (visit.day, visit.unit)


async def test_nobody_goes_to_their_own_office_or_to_the_one_they_left(history: History) -> None:
    homes = await rows("SELECT id AS person, home AS unit, NULL AS left_on FROM person")
    former = await rows("SELECT person, unit, left_on FROM former_home")
    for visit in history.visits:
        for home in (*homes, *former):
            over = home["left_on"] is not None and visit.row["released_at"] > home["left_on"] + FORMER
            if not over and home["unit"] in visit.row["path"][2:]:
                assert home["person"] not in visit.team, (visit.day, visit.unit)


async def test_nobody_goes_farther_than_they_can(history: History) -> None:
    plan = history.days[0].plan
    assert plan.travel
    units = await rows("SELECT code, latitude, longitude FROM unit WHERE latitude IS NOT NULL")
    places = {unit["code"]: (float(unit["latitude"]), float(unit["longitude"])) for unit in units}
    [(north, team)] = [(places[team.base], team) for team in plan.teams if team.base]
    far = {code for code, place in places.items() if minutes(north, place, plan.travel) > plan.travel.most_minutes}
    assert far
    assert all(visit.team.isdisjoint(team.people) for visit in history.drawn if visit.unit in far)
    assert any(not visit.team.isdisjoint(team.people) for visit in history.drawn)


async def test_nobody_on_leave_is_drawn(history: History) -> None:
    """Neither whose leave was known at the freeze, nor who fell ill between the freeze and the release."""
    absences = await rows('SELECT * FROM "leave"')
    for visit in filter(_was_sent, history.drawn):
        away = {each["person"] for each in absences if _is_away(each, visit.day, visit.row["released_at"])}
        assert visit.team.isdisjoint(away), (visit.day, visit.unit)


def _was_sent(visit: Visit) -> bool:
    return bool(visit.row["outcome_reason"] != "team-absent")


async def test_whoever_fell_away_was_replaced_or_nobody_could_be(history: History) -> None:
    made = await rows("SELECT * FROM substitution")
    replaced = {(each["inspection"], each["withdrawn"]) for each in made}
    for visit in history.drawn:
        if visit.row["outcome_reason"] != TEAM_WITHDREW:
            assert all((visit.row["id"], person) in replaced for person in visit.left), (visit.day, visit.unit)
    busy = Counter((each["substitute"], each["made_at"].astimezone(ZONE).date()) for each in made if each["substitute"])
    assert set(busy.values()) == {1}
