"""A programme's plan says how long everything may take, within bounds; an inspection keeps what its plan said."""

from typing import Any

import httpx
import msgspec
import pytest

from api.parts import Parts
from inspections.clocks.deadlines import spans_of
from ledger.database import row
from scheduler.duties import Duties
from scheduler.plans import Plan, plan_hash
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler import stories
from tests.scheduler.stories import plan_of

pytestmark = pytest.mark.anyio

EMPTY: tuple[dict[str, object], ...] = ({}, {"deadlines": {}})


async def proposed(client: httpx.AsyncClient, cast: Cast, programme: object, deadlines: object) -> httpx.Response:
    period = {"validFrom": "2026-11-25", "validTo": "2026-11-30"}
    body = {"plan": plan_of(cast, deadlines=deadlines)} | period
    return await client.post(f"/v1/programmes/{programme}/plan-versions", json=body, headers=cast.lan.headers)


async def test_everybody_reads_the_bounds_and_where_they_are_from(client: httpx.AsyncClient, cast: Cast) -> None:
    known = (await client.get("/v1/clocks", headers=cast.tuan.headers)).json()
    [explanation] = [each for each in known if each["clock"] == "explanation"]
    assert (explanation["usual"], explanation["least"], explanation["most"]) == (3, 2, 10)
    assert (explanation["unit"], bool(explanation["source"])) == ("working_days", True)


async def test_an_inspection_has_the_deadlines_of_its_plan(cast: Cast, parts: Parts, hours: Hours) -> None:
    await stories.plan(cast, parts.keys, hours.now, deadlines={"explanation": 5})
    for moment in (stories.FREEZE, stories.DRAW, stories.RELEASE):
        await Duties(parts.keys).tick(moment)
    [drawn] = await stories.inspections()
    assert spans_of(drawn) == {"explanation": 5}


async def test_who_sees_an_inspection_reads_what_is_in_force_there(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await stories.plan(cast, parts.keys, hours.now, deadlines={"corrective_s3": 20})
    for moment in (stories.FREEZE, stories.DRAW, stories.RELEASE):
        await Duties(parts.keys).tick(moment)
    [drawn] = await stories.inspections()
    found = await client.get(f"/v1/inspections/{drawn['id']}/clocks", headers=cast.hung.headers)
    spans = {each["clock"]: (each["amount"], each["unit"]) for each in found.json()}
    assert (spans["corrective_s3"], spans["corrective_s2"]) == ((20, "working_days"), (10, "working_days"))


async def test_a_deadline_that_there_is_not_is_refused_by_its_name(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await stories.plan(cast, parts.keys, hours.now)
    refused = await proposed(client, cast, programme, {"tea": 3})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/plan-deadline-unknown")
    assert refused.json()["clock"] == "tea"


@pytest.mark.parametrize(
    "deadlines", [{"explanation": 1}, {"explanation": 11}, {"discipline_watch": 91}, {"revisit_grade_d": 6}], ids=str
)
async def test_beyond_the_bounds_no_plan_is_proposed(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, deadlines: dict[str, Any]
) -> None:
    programme = await stories.plan(cast, parts.keys, hours.now)
    refused = await proposed(client, cast, programme, deadlines)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/plan-deadline-out-of-bounds")
    assert refused.json()["clock"] in deadlines


@pytest.mark.parametrize("deadlines", [{"explanation": "3"}, {"explanation": 2.5}], ids=str)
async def test_what_is_no_clock_is_no_plan(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, deadlines: dict[str, Any]
) -> None:
    programme = await stories.plan(cast, parts.keys, hours.now)
    assert (await proposed(client, cast, programme, deadlines)).status_code == 400


async def test_deadlines_wait_for_the_second_signature_like_all_of_a_plan(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    programme = await stories.plan(cast, parts.keys, hours.now)
    version = (await proposed(client, cast, programme, {"explanation": 5})).json()
    assert version["plan"]["deadlines"] == {"explanation": 5}
    kept = await row("SELECT approved_by FROM plan_version WHERE id = $1", version["id"])
    assert dict(kept or {}) == {"approved_by": None}


def test_a_plan_that_sets_none_has_the_hash_it_always_had(cast: Cast) -> None:
    without, empty = (msgspec.convert(plan_of(cast, **more), Plan) for more in EMPTY)
    assert plan_hash(without) == plan_hash(empty)
    assert plan_hash(without) != plan_hash(msgspec.convert(plan_of(cast, deadlines={"explanation": 4}), Plan))
