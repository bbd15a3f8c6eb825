"""Who is on duty, and which team may go to which unit."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from api.parts import Parts
from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.database import rows
from ledger.identifiers import uuid7
from organisation.distances import kilometres
from organisation.refusing import Refused
from scheduler import draw_queries, queries
from scheduler.assigning import Staffing
from scheduler.duties import Duties
from scheduler.freezing import unseal
from scheduler.plans import Plan, Travel
from scheduler.reach import is_reachable
from scheduler.staffing import on_duty, rotated
from tests.api.accounts import problem
from tests.api.story import publish_checklists
from tests.cast import Cast, Member, Place, member
from tests.conftest import Hours
from tests.scheduler.stories import (
    DRAW,
    FREEZE,
    HOURS,
    RELEASE,
    TUESDAY,
    approve,
    create,
    days,
    plan,
    plan_of,
    propose,
)
from tests.scheduler.teams import grant_leave, team, two_teams

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)


async def staffed(programme: UUID, cast: Cast, now: datetime, day: date = TUESDAY, **changes: Any) -> Staffing:
    found = await queries.programme(programme)
    units = await queries.units_of(found, day)
    wanted = msgspec.convert(plan_of(cast, **changes), Plan)
    return await on_duty(found, wanted, units, day, now)


async def visited(cast: Cast, place: Place, people: Sequence[Member], now: datetime, outcome: str | None) -> None:
    checklist = await publish_checklists(cast, now)
    async with change(by="clock", at=now) as record:
        inspection = await release(
            record,
            kind="ordered",
            programme=uuid7(),
            plan_version=None,
            draw_day=None,
            unit=place.id,
            leader=people[0].person,
            members=[each.person for each in people[1:]],
            checklist_version=checklist.id,
            profile="opening",
            arrives_at=now,
            ends_at=now + timedelta(hours=8),
            now=now,
        )
    await rows(
        "UPDATE inspection SET state = 'submitted', opened_at = $2, submitted_at = $2, outcome = $3 WHERE id = $1",
        inspection,
        now,
        outcome,
    )


async def test_a_team_with_somebody_on_leave_is_off_duty(
    cast: Cast, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await create(cast, hours.now)
    await grant_leave(cast.mai.person, TUESDAY, TUESDAY, hours.now)
    teams = two_teams(cast, second)
    [there] = (await staffed(programme, cast, hours.now, teams=teams)).teams
    assert there.leader == second[0].person
    assert len((await staffed(programme, cast, hours.now, TUESDAY + DAY, teams=teams)).teams) == 2


async def test_who_may_be_sent_out_by_another_draw_of_these_hours_is_off_duty(
    cast: Cast, parts: Parts, hours: Hours, second: tuple[Member, Member]
) -> None:
    """Hùng and Mai stand in two programmes; the one that is frozen first has them, until its visits are over."""
    await plan(cast, parts.keys, hours.now)
    noon = {"arrive": {"day": 0, "at": "12:00:00"}, "end": {"day": 0, "at": "16:00:00"}}
    evening = {"arrive": {"day": 0, "at": "18:00:00"}, "end": {"day": 0, "at": "20:00:00"}}
    for code, times in (("HY02", noon), ("HY03", evening)):
        programme = await create(cast, hours.now, code=code)
        later = HOURS | times | {"freeze": {"day": -1, "at": "20:00:00"}}
        version = await propose(cast, programme, hours.now, teams=two_teams(cast, second), hours=later)
        await approve(cast, version, parts.keys, hours.now)
    for now in (FREEZE, FREEZE + timedelta(hours=2)):
        await Duties(parts.keys).tick(now)
    found = await rows("SELECT id FROM draw_day WHERE state = 'frozen' ORDER BY stratum")
    there = [unseal(await draw_queries.day(day["id"]), parts.keys).staffing.teams for day in found]
    assert [{team.leader for team in teams} for teams in there] == [
        {cast.hung.person},
        {second[0].person},
        {cast.hung.person, second[0].person},
    ]


async def test_nobody_goes_twice_running_to_one_unit(cast: Cast, hours: Hours, second: tuple[Member, Member]) -> None:
    programme = await create(cast, hours.now)
    teams = two_teams(cast, second)
    await visited(cast, cast.centre, [cast.hung, cast.mai], hours.now - 9 * DAY, "carried_out")
    assert (await staffed(programme, cast, hours.now, teams=teams)).barred == ((cast.centre.code, 0),)
    await visited(cast, cast.centre, [second[1]], hours.now - 8 * DAY, "late")
    await visited(cast, cast.centre, [cast.hung, cast.mai], hours.now - 7 * DAY, "aborted")
    assert (await staffed(programme, cast, hours.now, teams=teams)).barred == ((cast.centre.code, 1),)


async def test_of_two_visits_opened_at_once_both_were_the_last(
    cast: Cast, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await create(cast, hours.now)
    teams = [team(cast.hung), team(cast.mai), team(*second)]
    for visitor in (cast.hung, cast.mai):
        await visited(cast, cast.centre, [visitor], hours.now - DAY, "carried_out")
    barred = (await staffed(programme, cast, hours.now, teams=teams)).barred
    assert barred == ((cast.centre.code, 0), (cast.centre.code, 1))


async def test_barred_pairs_follow_the_teams_that_are_there(
    cast: Cast, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await create(cast, hours.now)
    await visited(cast, cast.centre, second, hours.now - DAY, None)
    await grant_leave(cast.hung.person, TUESDAY, TUESDAY, hours.now)
    assert (await staffed(programme, cast, hours.now, teams=two_teams(cast, second))).barred == ((cast.centre.code, 0),)


def test_rotation_yields_where_no_other_team_may_ever_go() -> None:
    """Else a unit that one team alone can reach would be visited once and never again."""
    assert rotated({("1", 0)}, set(), 1) == set()
    assert rotated({("1", 0)}, {("1", 1)}, 2) == set()
    assert rotated({("1", 0), ("2", 0)}, {("1", 1)}, 2) == {("2", 0)}
    assert rotated({("1", 0), ("1", 1)}, set(), 3) == {("1", 0), ("1", 1)}


async def test_who_moved_on_does_not_inspect_their_former_office_for_a_year(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    quan = await member("quan", "Đào Anh Quân", cast.commune, hours.now, ("inspector", cast.hung_yen))
    programme = await create(cast, hours.now)
    path, body = f"/v1/people/{quan.person}/home", {"home": str(cast.hung_yen.id)}
    assert (await client.post(path, json=body, headers=cast.khoa.headers)).json()["home"] == str(cast.hung_yen.id)
    assert problem(await client.post(path, json=body, headers=cast.khoa.headers)) == (409, "home-unchanged")
    teams = [team(cast.hung, quan)]
    barred = ((cast.centre.code, 0),)
    assert (await staffed(programme, cast, hours.now + 364 * DAY, teams=teams)).barred == barred
    assert (await staffed(programme, cast, hours.now + 366 * DAY, teams=teams)).barred == ()


async def test_only_an_administrator_of_both_offices_moves_somebody(client: httpx.AsyncClient, cast: Cast) -> None:
    path = f"/v1/people/{cast.mai.person}/home"
    for who, home, told in (
        (cast.lan, cast.centre.id, (403, "not-allowed")),
        (cast.khoa, uuid7(), (422, "unit-unknown")),
    ):
        assert problem(await client.post(path, json={"home": str(home)}, headers=who.headers)) == told
    own = f"/v1/people/{cast.khoa.person}/home"
    answer = await client.post(own, json={"home": str(cast.centre.id)}, headers=cast.khoa.headers)
    assert problem(answer) == (403, "not-for-yourself")


async def put_on_the_map(place: Place, latitude: float, longitude: float) -> None:
    await rows(
        "UPDATE unit SET latitude = $2::float8, longitude = $3::float8 WHERE id = $1", place.id, latitude, longitude
    )


async def test_a_unit_out_of_reach_of_a_teams_base_is_barred(
    cast: Cast, hours: Hours, second: tuple[Member, Member]
) -> None:
    programme = await create(cast, hours.now)
    await put_on_the_map(cast.hung_yen, 20.65, 106.05)
    await put_on_the_map(cast.centre, 20.85, 106.05)
    await put_on_the_map(cast.commune, 20.84, 106.05)
    teams = [team(cast.hung, cast.mai), team(*second, base=cast.commune.code)]
    travel = {"kilometresPerHour": 30, "mostMinutes": 30}
    assert (await staffed(programme, cast, hours.now, teams=teams, travel=travel)).barred == ((cast.centre.code, 0),)
    assert (await staffed(programme, cast, hours.now, teams=teams)).barred == ()


def test_distances_and_minutes() -> None:
    """Hà Nội to Hải Phòng: 90 km as the crow flies, 116 by road."""
    one, other = (21.0285, 105.8542), (20.8449, 106.6881)
    assert kilometres(one, other) == pytest.approx(89.0, abs=1.0)
    assert is_reachable(one, other, Travel(60, 120))
    assert not is_reachable(one, other, Travel(60, 110))
    assert is_reachable(None, other, Travel(1, 1))
    assert is_reachable(one, other, None)


async def test_with_everybody_away_the_day_has_capacity_0_and_passes(cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now)
    await grant_leave(cast.mai.person, TUESDAY, TUESDAY, hours.now)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    [day] = await days()
    assert day["state"] == "released"
    assert await rows("SELECT 1 FROM inspection") == []


async def test_a_team_starts_from_a_unit_that_exists(cast: Cast, parts: Parts, hours: Hours) -> None:
    with pytest.raises(Refused, match="plan-base-unknown"):
        await plan(cast, parts.keys, hours.now, teams=[team(cast.hung, cast.mai, base="nowhere")])


async def test_substitutes_are_inspectors_outside_the_teams(cast: Cast, hours: Hours) -> None:
    await publish_checklists(cast, hours.now)
    programme = await create(cast, hours.now)
    for who, told in ((cast.hung, "plan-person-twice"), (cast.an, "plan-person-no-inspector")):
        with pytest.raises(Refused, match=told):
            await propose(cast, programme, hours.now, substitutes=[str(who.person)])
