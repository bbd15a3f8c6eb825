"""The letter as paper: for the team alone, in the languages it asks for, the same each time."""

import httpx
import pytest

from ledger.database import rows
from tests.api.story import open_door, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def test_the_team_prints_its_letter(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    path = f"/v1/inspections/{await release_to_team(cast, hours.now)}/letter.pdf"
    one, other = [await client.get(path, headers=member.headers) for member in (cast.hung, cast.mai)]
    assert (one.status_code, one.headers["content-type"]) == (200, "application/pdf")
    assert one.content.startswith(b"%PDF")
    assert one.content == other.content
    [inspection] = await rows("SELECT letter_number FROM inspection")
    assert f'"{inspection["letter_number"]}.pdf"' in one.headers["content-disposition"]


async def test_a_look_before_the_opening_is_written_down(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    await client.get(f"/v1/inspections/{inspection}/letter.pdf", headers=cast.hung.headers)
    assert [row["person"] for row in await rows("SELECT person FROM early_read")] == [cast.hung.person]


async def test_nobody_else_gets_it(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    path = f"/v1/inspections/{inspection}/letter.pdf"
    assert (await client.get(path, headers=cast.an.headers)).status_code == 404
    await open_door(client, cast.hung, inspection, hours.now)
    for member in (cast.lan, cast.tuan, cast.thu, cast.dewi, cast.khoa):
        assert (await client.get(path, headers=member.headers)).status_code == 403


async def test_the_team_chooses_the_languages(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    path = f"/v1/inspections/{await release_to_team(cast, hours.now)}/letter.pdf"

    async def printed(query: str, **headers: str) -> httpx.Response:
        return await client.get(path + query, headers=cast.hung.headers | headers)

    assert (await printed("")).content == (await printed("?languages=vi")).content
    assert (await printed("?languages=vi,vi")).content == (await printed("?languages=vi")).content
    assert (await printed("?languages=en,vi")).content != (await printed("?languages=vi,en")).content
    assert [(await printed(f"?languages={wrong}")).status_code for wrong in ("fr", "vi,", "vi;en")] == [400] * 3


async def test_the_code_leads_to_the_address_to_which_the_reader_came(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    path = f"/v1/inspections/{await release_to_team(cast, hours.now)}/letter.pdf"
    named = [await client.get(f"http://{host}{path}", headers=cast.hung.headers) for host in ("a.vn", "b.vn:8443")]
    assert named[0].content != named[1].content
    assert (await client.get(path, headers=cast.hung.headers | {"host": "a b\"'<"})).status_code == 400
