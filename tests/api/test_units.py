import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from organisation.importing import run
from organisation.names import fold
from tests.api.accounts import problem
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def codes(client: httpx.AsyncClient, cast: Cast, **params: object) -> list[str]:
    answer = await client.get("/v1/units", headers=cast.an.headers, params=params)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return [each["code"] for each in answer.json()["items"]]


async def test_units_are_found_by_parent_kind_and_code(client: httpx.AsyncClient, cast: Cast) -> None:
    assert await codes(client, cast, parent=str(cast.hung_yen.id)) == ["12364", "12166"]
    assert await codes(client, cast, kind="province") == ["01", "33"]
    assert await codes(client, cast, code="12166") == ["12166"]
    assert await codes(client, cast, code="nothing") == []


@pytest.mark.parametrize("text", ["tiên lữ", "TIEN LU", "tien  lu", "Tie\u0302n Lu\u031b\u0303"])
async def test_units_are_found_without_tones(client: httpx.AsyncClient, cast: Cast, text: str) -> None:
    assert await codes(client, cast, q=text, kind="commune") == ["12364"]


@pytest.mark.parametrize("text", ["%", "_", "\x00", "'; DROP TABLE unit; --", "\\"])
async def test_odd_texts_find_nothing(client: httpx.AsyncClient, cast: Cast, text: str) -> None:
    assert await codes(client, cast, q=text) == []


async def test_the_database_folds_every_name_of_vietnam_as_we_do(database: str, hours: Hours) -> None:
    await run("vietnamadminunits", hours.now.date(), "operator", apply=True)
    found = await rows("SELECT name, search FROM unit")
    assert [unit["name"] for unit in found if fold(unit["name"]) != unit["search"]] == []


async def test_the_whole_country_is_read_page_by_page(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await run("vietnamadminunits", hours.now.date(), "operator", apply=True)
    seen: set[str] = set()
    cursor = None
    while True:
        params = {"limit": "200", "kind": "commune"} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/v1/units", headers=cast.an.headers, params=params)).json()
        seen |= {each["code"] for each in page["items"]}
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == 3321


async def test_a_unit_tells_its_hours_and_predecessors(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows(
        "UPDATE unit SET predecessors = '{12160,12172}', opening_hours = $2::text::jsonb WHERE id = $1",
        cast.centre.id,
        '{"monday": [{"opens": "07:30", "closes": "11:30"}]}',
    )
    unit = (await client.get(f"/v1/units/{cast.centre.id}", headers=cast.an.headers)).json()
    assert unit["predecessors"] == ["12160", "12172"]
    assert unit["openingHours"]["monday"] == [{"opens": "07:30", "closes": "11:30"}]
    assert unit["path"] == [str(each) for each in cast.centre.path]


async def test_a_unit_unchanged_is_not_sent_again(client: httpx.AsyncClient, cast: Cast) -> None:
    path = f"/v1/units/{cast.centre.id}"
    tag = (await client.get(path, headers=cast.an.headers)).headers["etag"]
    again = await client.get(path, headers=cast.an.headers | {"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    await rows("UPDATE unit SET name = 'Khác' WHERE id = $1", cast.centre.id)
    assert (await client.get(path, headers=cast.an.headers | {"if-none-match": tag})).status_code == 200


async def test_an_ended_unit_leaves_the_list_and_stays_readable(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await rows("UPDATE unit SET valid_to = $2 WHERE id = $1", cast.other_centre.id, hours.now.date())
    assert "12364.HCC" not in await codes(client, cast, limit=200)
    unit = await client.get(f"/v1/units/{cast.other_centre.id}", headers=cast.an.headers)
    assert unit.json()["validTo"] == "2026-11-23"


async def test_whoever_is_not_signed_in_reads_no_units(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await client.get("/v1/units")) == (401, "signed-out")
    assert problem(await client.get(f"/v1/units/{cast.centre.id}")) == (401, "signed-out")


async def test_an_unknown_unit_is_not_found(client: httpx.AsyncClient, cast: Cast) -> None:
    assert problem(await client.get(f"/v1/units/{uuid7()}", headers=cast.an.headers)) == (404, "not-found")
    assert problem(await client.get("/v1/units/12166", headers=cast.an.headers))[0] in {400, 404}


@pytest.mark.parametrize("cursor", ["x", "WyJhIl0=", "WyJhIiwiYiJd", "é"])
async def test_a_made_up_cursor_is_refused(client: httpx.AsyncClient, cast: Cast, cursor: str) -> None:
    answer = await client.get("/v1/units", headers=cast.an.headers, params={"cursor": cursor})
    assert problem(answer) == (400, "bad-cursor")
