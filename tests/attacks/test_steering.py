"""One person alone cannot keep a unit out of the draw, or put it in."""

import httpx
import pytest

from api.parts import Parts
from organisation.recusal_queries import recused_units
from scheduler import draw_queries
from scheduler.duties import Duties
from scheduler.freezing import unseal
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import FREEZE, days, plan

pytestmark = pytest.mark.anyio


async def bar(client: httpx.AsyncClient, by: Member, cast: Cast, inspector: Member) -> httpx.Response:
    body = {"unit": str(cast.centre.id), "reason": "other", "person": str(inspector.person)}
    return await client.post("/v1/recusals", headers=by.headers, json=body)


async def entrants(parts: Parts) -> list[str]:
    await Duties(parts.keys).tick(FREEZE)
    [day] = await days()
    claimed = await draw_queries.claim(day["id"], "frozen")
    assert claimed is not None
    manifest = unseal(claimed, parts.keys).manifest
    return sorted([*manifest["forced"], *(code for code, _ in manifest["units"])])


async def test_a_planner_alone_bars_no_unit(client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours) -> None:
    await plan(cast, parts.keys, hours.now)
    for inspector in (cast.hung, cast.mai):
        declared = await bar(client, cast.lan, cast, inspector)
        assert (declared.status_code, declared.json()["counts"]) == (201, False)
    assert await entrants(parts) == [cast.centre.code, cast.other_centre.code]


async def test_two_who_send_out_bar_an_inspector_together(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    await bar(client, cast.lan, cast, cast.hung)
    assert problem(await bar(client, cast.lan, cast, cast.hung)) == (409, "recusal-exists")
    assert (await bar(client, cast.thu, cast, cast.hung)).json()["counts"] is True
    assert await recused_units([cast.hung.person], hours.now) == {cast.hung.person: {cast.centre.id}}
    assert await entrants(parts) == [cast.other_centre.code]


async def test_what_the_inspector_says_counts_at_once(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await bar(client, cast.lan, cast, cast.hung)
    assert (await bar(client, cast.hung, cast, cast.hung)).json()["counts"] is True
    assert problem(await bar(client, cast.thu, cast, cast.hung)) == (409, "recusal-exists")
