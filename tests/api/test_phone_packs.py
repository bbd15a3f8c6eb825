import gzip

import httpx
import pytest

from api.parts import Parts
from checklists.starting import publish_starters
from scheduler.duties import Duties
from tests.api.story import release_to_team
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, add_centres, approve, create, inspections, plan, propose

pytestmark = pytest.mark.anyio

PATH = "/v1/phone-pack"


async def get(client: httpx.AsyncClient, member: Member, **headers: str) -> httpx.Response:
    return await client.get(PATH, headers=member.headers | {name.replace("_", "-"): headers[name] for name in headers})


async def test_a_phone_holds_checklists_and_units_of_its_stratum(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    pack = (await get(client, cast.hung)).json()
    [checklist] = pack["checklists"]
    assert (checklist["code"], checklist["number"]) == ("CL-VN-OPEN", 1)
    served = await client.get("/v1/checklists/CL-VN-OPEN/versions/1", headers=cast.hung.headers)
    assert served.headers["etag"].strip('"') == checklist["sha256"]
    assert served.json() == checklist["document"]
    assert [unit["code"] for unit in pack["units"]] == ["12166.HCC", "12364.HCC"]
    assert pack["units"][0]["parents"] == ["Việt Nam", "Tỉnh Hưng Yên", "Xã Xuân Trúc"]


async def test_an_inspector_elsewhere_holds_nothing_of_it(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    assert (await get(client, cast.an)).json() == {"checklists": [], "units": []}
    assert (await get(client, cast.lan)).status_code == 403


async def test_the_pack_is_the_same_before_and_after_freeze_draw_and_release(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 5)
    await plan(cast, parts.keys, hours.now)
    before = {member.username: (await get(client, member)).content for member in (cast.hung, cast.mai)}
    assert before["hung"] == before["mai"]
    for hours.now in (FREEZE, DRAW, RELEASE):
        await Duties(parts.keys).tick(hours.now)
        for member in (cast.hung, cast.mai):
            assert (await get(client, member)).content == before[member.username]
    assert await inspections()


async def test_who_stands_on_the_teams_makes_no_difference(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Thu may be sent out too, but is on no team: a sealed order for her would change nothing."""
    await plan(cast, parts.keys, hours.now)
    granted = {"person": str(cast.thu.person), "role": "inspector", "unit": str(cast.hung_yen.id)}
    grant = (await client.post("/v1/role-grants", json=granted, headers=cast.khoa.headers)).json()
    await client.post(f"/v1/role-grants/{grant['id']}/approval", headers=cast.oanh.headers)
    hours.forward(minutes=1)
    assert (await get(client, cast.thu)).content == (await get(client, cast.hung)).content


async def test_nothing_stands_in_it_before_a_plan_is_approved(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    version = await propose(cast, await create(cast, hours.now), hours.now)
    assert (await get(client, cast.hung)).json()["units"] == []
    await approve(cast, version, parts.keys, hours.now)
    assert len((await get(client, cast.hung)).json()["units"]) == 2


async def test_a_released_inspection_needs_nothing_that_the_pack_lacks(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    released = await release_to_team(cast, hours.now)
    shown = (await client.get(f"/v1/inspections/{released}", headers=cast.mai.headers)).json()
    pack = (await get(client, cast.mai)).json()
    assert shown["checklistVersion"] in [checklist["id"] for checklist in pack["checklists"]]
    assert shown["unit"] in [unit["id"] for unit in pack["units"]]
    assert {"letterNumber", "checkCode", "team", "profile"} <= shown.keys()


async def test_an_unchanged_pack_is_not_sent_again(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now)
    first = await get(client, cast.hung)
    again = await get(client, cast.hung, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


async def test_a_stratum_of_a_hundred_units_fits_a_slow_line(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 102)
    await plan(cast, parts.keys, hours.now)
    plain = await get(client, cast.hung, accept_encoding="identity")
    packed = await get(client, cast.hung, accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 6, mtime=0)) < 24 * 1024
