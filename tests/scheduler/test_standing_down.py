"""Whoever is sent for already and may not go any more is replaced, and whoever brought it about learns nothing."""

import asyncio
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler.duties import Duties
from tests.api.accounts import problem
from tests.api.story import open_door
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import TUESDAY, inspections
from tests.scheduler.teams import grant_leave
from tests.scheduler.test_substitutes import bench, released, substitutions, team_of

__all__ = ["bench"]
pytestmark = pytest.mark.anyio


async def end_role(client: httpx.AsyncClient, cast: Cast, who: Member, hours: Hours) -> httpx.Response:
    """By Khoa, from this second on."""
    held = await client.get(f"/v1/role-grants?person={who.person}", headers=cast.khoa.headers)
    [grant] = [each["id"] for each in held.json()["items"] if each["person"] == str(who.person)]
    body = {"reason": "conduct", "at": (hours.now + timedelta(seconds=1)).isoformat()}
    answer = await client.post(f"/v1/role-grants/{grant}/ending", headers=cast.khoa.headers, json=body)
    assert answer.status_code < 300, answer.text
    hours.forward(minutes=1)
    return answer


async def tick(parts: Parts, hours: Hours) -> None:
    """Two clocks, each twice."""
    for clock in (Duties(parts.keys), Duties(parts.keys)):
        for _ in range(2):
            await clock.draws.stand_down(hours.now)
            await clock.draws.substitute(hours.now)


async def reasons() -> list[tuple[UUID, str]]:
    return [tuple(each.values()) for each in await rows("SELECT person, reason FROM withdrawal ORDER BY id")]


async def told(who: Member) -> list[str]:
    found = await rows("SELECT name FROM notice WHERE recipient = $1 ORDER BY id", who.person)
    return [each["name"] for each in found]


async def test_somebody_steps_in_for_whose_role_ended_on_the_morning(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    inspection = await released(cast, parts, hours, bench)
    await end_role(client, cast, cast.hung, hours)
    await tick(parts, hours)
    [made] = await substitutions()
    [substitute] = [each for each in bench if each.person == made["substitute"]]
    assert await reasons() == [(cast.hung.person, "unavailable")]
    assert await team_of(client, substitute, inspection) == {str(cast.mai.person): True, str(substitute.person): False}
    assert await told(cast.hung) == ["inspection.released", "inspection.stood-down"]
    assert await told(cast.mai) == ["inspection.released", "inspection.leader-changed"]
    assert await told(substitute) == ["inspection.released"]


async def test_an_administrator_empties_no_visit_and_learns_nothing_by_trying(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    """Khoa ends the roles of both who are sent, and of Phúc, who is not: the answers are alike."""
    await released(cast, parts, hours, bench[:2])
    before = await told(cast.khoa)
    answers = [await end_role(client, cast, who, hours) for who in (cast.hung, cast.mai, bench[2])]
    await tick(parts, hours)
    [visit] = await inspections()
    assert (visit["state"], visit["leader"] in {each.person for each in bench[:2]}) == ("released", True)
    assert {made["substitute"] for made in await substitutions()} == {each.person for each in bench[:2]}
    assert len({(answer.status_code, *answer.json()) for answer in answers}) == 1
    assert await told(cast.khoa) == before
    path = f"/v1/inspections/{visit['id']}"
    for hidden in (path, f"{path}/substitutions", f"{path}/withdrawals"):
        assert problem(await client.get(hidden, headers=cast.khoa.headers))[0] in (403, 404)


@pytest.mark.parametrize("change", ["let go", "moved there", "leave"])
async def test_so_is_who_was_let_go_moved_to_that_office_or_got_leave(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member], change: str
) -> None:
    inspection = await released(cast, parts, hours, bench)
    [visit] = await inspections()
    if change == "leave":
        await grant_leave(cast.hung.person, TUESDAY, TUESDAY, hours.now)
    else:
        path = "departure" if change == "let go" else "home"
        body = {"home": str(visit["unit"])} if change == "moved there" else None
        answer = await client.post(f"/v1/people/{cast.hung.person}/{path}", headers=cast.khoa.headers, json=body)
        assert answer.status_code < 300, answer.text
    hours.forward(minutes=1)
    await tick(parts, hours)
    assert await reasons() == [(cast.hung.person, "unavailable")]
    assert (await client.get(f"/v1/inspections/{inspection}", headers=cast.hung.headers)).status_code in (401, 404)
    assert (await open_door(client, cast.mai, inspection, hours.now)).status_code < 300


async def test_once_the_door_is_open_nobody_is_stood_down(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    inspection = await released(cast, parts, hours, bench)
    assert (await open_door(client, cast.mai, inspection, hours.now)).status_code < 300
    await end_role(client, cast, cast.hung, hours)
    await tick(parts, hours)
    assert (await reasons(), await substitutions()) == ([], [])


async def test_two_clocks_at_the_same_moment_stand_somebody_down_once(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    await released(cast, parts, hours, bench)
    await end_role(client, cast, cast.hung, hours)
    await asyncio.gather(*(Duties(parts.keys).draws.stand_down(hours.now) for _ in range(3)))
    await asyncio.gather(*(Duties(parts.keys).draws.substitute(hours.now) for _ in range(3)))
    assert (len(await reasons()), len(await substitutions())) == (1, 1)


async def test_who_withdrew_already_is_left_as_they_are(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    inspection = await released(cast, parts, hours, bench)
    body = {"id": str(UUID(int=7)), "reason": "conflict"}
    await client.post(f"/v1/inspections/{inspection}/withdrawals", json=body, headers=cast.hung.headers)
    await tick(parts, hours)
    assert await reasons() == [(cast.hung.person, "conflict")]


async def test_when_nobody_can_step_in_the_visit_is_cancelled_with_its_reason(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await released(cast, parts, hours, [])
    for who in (cast.hung, cast.mai):
        await end_role(client, cast, who, hours)
    await tick(parts, hours)
    [visit] = await inspections()
    assert (visit["outcome"], visit["outcome_reason"]) == ("cancelled", "team-withdrew")


async def test_the_figures_of_who_was_stood_down_say_absent_and_not_withdrawn(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    await released(cast, parts, hours, bench)
    await grant_leave(cast.hung.person, TUESDAY, TUESDAY, hours.now)
    await tick(parts, hours)
    hours.forward(hours=24)
    await Duties(parts.keys).undone(hours.now)
    period = {"first": str(TUESDAY), "last": str(TUESDAY)}
    found = (await client.get("/v1/oversight/non-deliveries", headers=cast.dewi.headers, params=period)).json()
    [hung] = [each for each in found["inspectors"] if each["person"] == str(cast.hung.person)]
    assert (hung["absent"], hung["withdrawn"]) == (1, 0)
