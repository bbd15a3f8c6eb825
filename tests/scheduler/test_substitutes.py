"""Who steps in for whom: by lot, from those who may go; the units never change."""

import asyncio
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.database import Row, rows
from ledger.identifiers import uuid7
from scheduler.assigning import substitutes_in_order
from scheduler.duties import Duties
from scheduler.substituting import fill
from tests.cast import Cast, Member, member
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, TUESDAY, inspections, plan
from tests.scheduler.teams import grant_leave, team

pytestmark = pytest.mark.anyio
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def bench(cast: Cast, hours: Hours) -> list[Member]:
    """Quân, Linh and Phúc may step in."""
    people = (("quan", "Đào Anh Quân"), ("linh", "Tạ Mỹ Linh"), ("phuc", "Lý Hồng Phúc"))
    return [
        await member(username, name, cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
        for username, name in people
    ]


async def released(cast: Cast, parts: Parts, hours: Hours, substitutes: list[Member], **changes: Any) -> UUID:
    """The visit that Hùng and Mai are sent to."""
    named = [str(each.person) for each in substitutes]
    await plan(cast, parts.keys, hours.now, substitutes=named, **changes)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    hours.now = RELEASE + MINUTE
    [inspection] = await inspections()
    return UUID(str(inspection["id"]))


async def withdraw(
    client: httpx.AsyncClient, who: Member, inspection: UUID, parts: Parts, hours: Hours, reason: str = "illness"
) -> None:
    body = {"id": str(uuid7()), "reason": reason}
    answer = await client.post(f"/v1/inspections/{inspection}/withdrawals", json=body, headers=who.headers)
    assert answer.status_code == 201, answer.text
    for _ in range(2):
        await Duties(parts.keys).draws.substitute(hours.now)


async def substitutions() -> list[Row]:
    return await rows("SELECT withdrawn, substitute FROM substitution ORDER BY made_at, id")


async def team_of(client: httpx.AsyncClient, who: Member, inspection: UUID) -> dict[str, bool]:
    answer = await client.get(f"/v1/inspections/{inspection}", headers=who.headers)
    assert answer.status_code == 200, answer.text
    return {each["id"]: each["leader"] for each in answer.json()["team"]}


async def test_somebody_steps_in_for_who_withdrew(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    inspection = await released(cast, parts, hours, bench)
    await withdraw(client, cast.hung, inspection, parts, hours)
    [made] = await substitutions()
    [substitute] = [each for each in bench if each.person == made["substitute"]]
    assert made["withdrawn"] == cast.hung.person
    assert await team_of(client, substitute, inspection) == {str(cast.mai.person): True, str(substitute.person): False}
    gone = await client.get(f"/v1/inspections/{inspection}", headers=cast.hung.headers)
    assert gone.status_code == 404


async def test_the_second_to_leave_gets_another_substitute_and_the_first_one_leads(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    inspection = await released(cast, parts, hours, bench)
    await withdraw(client, cast.hung, inspection, parts, hours)
    await withdraw(client, cast.mai, inspection, parts, hours)
    first, second = (made["substitute"] for made in await substitutions())
    assert first != second
    [one] = [each for each in bench if each.person == first]
    assert await team_of(client, one, inspection) == {str(first): True, str(second): False}


async def test_both_may_leave_before_the_clock_looks(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    inspection = await released(cast, parts, hours, bench)
    for who in (cast.hung, cast.mai):
        body = {"id": str(uuid7()), "reason": "illness"}
        await client.post(f"/v1/inspections/{inspection}/withdrawals", json=body, headers=who.headers)
    await Duties(parts.keys).draws.substitute(hours.now)
    assert len({made["substitute"] for made in await substitutions()}) == 2
    [row] = await inspections()
    assert row["state"] == "released"
    assert row["leader"] in {each.person for each in bench}


async def test_nobody_steps_in_who_may_not_go(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    """Quân is on leave, Linh a relative of somebody there; Phúc remains."""
    inspection = await released(cast, parts, hours, bench)
    [row] = await inspections()
    quan, linh, phuc = bench
    await grant_leave(quan.person, TUESDAY, TUESDAY, hours.now)
    await client.post("/v1/recusals", json={"unit": str(row["unit"]), "reason": "relative"}, headers=linh.headers)
    await withdraw(client, cast.hung, inspection, parts, hours)
    assert [made["substitute"] for made in await substitutions()] == [phuc.person]


async def test_when_nobody_can_step_in_the_others_go_on(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    inspection = await released(cast, parts, hours, [])
    await withdraw(client, cast.hung, inspection, parts, hours)
    assert [made["substitute"] for made in await substitutions()] == [None]
    assert await team_of(client, cast.mai, inspection) == {str(cast.mai.person): True}
    await withdraw(client, cast.mai, inspection, parts, hours)
    [row] = await inspections()
    assert (row["state"], row["outcome"]) == ("closed", "cancelled")


async def test_who_has_no_visit_that_day_may_step_in_and_who_has_one_may_not(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    """Three teams, two visits: the substitute comes from the third."""
    quan, linh, phuc = bench
    nam = await member("nam", "Hà Hải Nam", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
    teams = [team(cast.hung, cast.mai), team(quan, linh), team(phuc, nam)]
    everybody = {cast.hung.person: cast.hung, **{each.person: each for each in bench}, nam.person: nam}
    await plan(cast, parts.keys, hours.now, capacity=2, teams=teams)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    hours.now = RELEASE + MINUTE
    sent = {row["person"] for row in await rows("SELECT person FROM team_member")}
    first, _ = await inspections()
    leader = everybody[first["leader"]]
    await withdraw(client, leader, first["id"], parts, hours)
    [made] = await substitutions()
    assert made["substitute"] not in sent
    assert made["substitute"] in everybody.keys() | {cast.mai.person}


async def test_two_clocks_do_not_send_one_substitute_to_two_places(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    """Quân and Linh are the other team; Phúc alone may step in."""
    quan, linh, phuc = bench
    teams = [team(cast.hung, cast.mai), team(quan, linh)]
    named = [str(phuc.person)]
    await plan(cast, parts.keys, hours.now, capacity=2, teams=teams, substitutes=named)
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(now)
    hours.now = RELEASE + MINUTE
    headers = {each.person: each.headers for each in (cast.hung, quan)}
    visits = [(row["id"], row["leader"]) for row in await inspections()]
    for inspection, leader in visits:
        body = {"id": str(uuid7()), "reason": "illness"}
        await client.post(f"/v1/inspections/{inspection}/withdrawals", json=body, headers=headers[leader])
    await asyncio.gather(*(fill(inspection, leader, parts.keys, hours.now) for inspection, leader in visits))
    assert {made["substitute"] for made in await substitutions()} == {phuc.person, None}


async def test_who_is_known_absent_is_replaced_before_anybody_is_told(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    """Hùng's leave was approved after the freeze: the draw stands, he hears of nothing."""
    await plan(cast, parts.keys, hours.now, substitutes=[str(bench[0].person)])
    for now in (FREEZE, DRAW):
        await Duties(parts.keys).tick(now)
    await grant_leave(cast.hung.person, TUESDAY, TUESDAY, DRAW)
    await Duties(parts.keys).tick(RELEASE)
    [row] = await inspections()
    members = {str(cast.mai.person): True, str(bench[0].person): False}
    hours.now = RELEASE + MINUTE
    assert await team_of(client, bench[0], row["id"]) == members
    assert [tuple(made.values()) for made in await substitutions()] == [(cast.hung.person, bench[0].person)]
    assert (await client.get(f"/v1/inspections/{row['id']}", headers=cast.hung.headers)).status_code == 404
    await client.post(f"/v1/inspections/{row['id']}/cancellation", json={"reason": "Bão"}, headers=cast.mai.headers)
    listed = await client.get(f"/v1/inspections/{row['id']}/substitutions", headers=cast.dewi.headers)
    assert [each["substitute"] for each in listed.json()] == [str(bench[0].person)]


async def test_a_conflict_declared_after_the_freeze_tells_the_unit_to_nobody_it_concerns(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, bench: list[Member]
) -> None:
    await plan(cast, parts.keys, hours.now, substitutes=[str(bench[0].person)])
    for now in (FREEZE, DRAW):
        await Duties(parts.keys).tick(now)
    for unit in (cast.centre, cast.other_centre):
        await client.post("/v1/recusals", json={"unit": str(unit.id), "reason": "relative"}, headers=cast.hung.headers)
    await Duties(parts.keys).tick(RELEASE)
    [row] = await inspections()
    members = {str(cast.mai.person): True, str(bench[0].person): False}
    hours.now = RELEASE + MINUTE
    assert await team_of(client, cast.mai, row["id"]) == members
    assert (await client.get(f"/v1/inspections/{row['id']}", headers=cast.hung.headers)).status_code == 404


async def test_a_visit_for_which_nobody_is_left_is_cancelled_with_its_reason(
    cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    for now in (FREEZE, DRAW):
        await Duties(parts.keys).tick(now)
    for person in (cast.hung.person, cast.mai.person):
        await grant_leave(person, TUESDAY, TUESDAY, DRAW)
    await Duties(parts.keys).tick(RELEASE)
    [row] = await inspections()
    assert (row["outcome"], row["outcome_reason"]) == ("cancelled", "team-absent")


def test_every_order_of_substitutes_is_as_likely() -> None:
    people = [UUID(int=number) for number in range(3)]
    found = Counter(tuple(substitutes_in_order(people, sha256(b"%d" % number).digest())) for number in range(3_000))
    assert len(found) == 6
    assert all(abs(count - 500) < 125 for count in found.values())
