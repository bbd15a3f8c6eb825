import asyncio

import httpx
import pytest

from ledger.database import rows
from organisation.unit_import_queries import list_imports
from tests.api.accounts import Json, problem
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

HEADER = "code,name,kind,parent_code,jurisdiction"
DESK = "12166.TP,Phòng Tư pháp,department,12166,VN"
TIEN_LU = "12364.TP,Phòng Tư pháp Tiên Lữ,department,12364,VN"
KEPT = "12166.HCC,Một cửa Xuân Trúc,commune_pasc,12166,VN"


async def send(client: httpx.AsyncClient, by: Member, *lines: str, propose: bool = False) -> httpx.Response:
    headers = by.headers | {"content-type": "text/csv"}
    content = "\n".join([HEADER, *lines]).encode()
    return await client.post(f"/v1/unit-imports?propose={str(propose).lower()}", content=content, headers=headers)


async def proposed(client: httpx.AsyncClient, cast: Cast, *lines: str) -> str:
    answer = await send(client, cast.khoa, *lines, propose=True)
    assert answer.json()["import"], answer.text
    return f"/v1/unit-imports/{answer.json()['import']}"


async def act(client: httpx.AsyncClient, by: Member, path: str, name: str) -> httpx.Response:
    return await client.post(f"{path}/{name}", headers=by.headers)


async def codes() -> list[str]:
    found = await rows("SELECT code FROM unit WHERE valid_to IS NULL AND kind = 'department' ORDER BY code")
    return [each["code"] for each in found]


def signs(report: Json) -> list[tuple[str, str]]:
    return [(line["sign"], line["code"]) for line in report["lines"]]  # type: ignore[attr-defined]


async def test_what_a_file_would_do_is_told_and_not_done(client: httpx.AsyncClient, cast: Cast) -> None:
    report = (await send(client, cast.khoa, DESK, KEPT)).json()
    assert signs(report) == [("added", "12166.TP"), ("changed", "12166.HCC")]
    assert report["lines"][1]["fields"] == ["name"]
    assert report["import"] is None
    assert await codes() == []


async def test_a_second_person_applies_it(client: httpx.AsyncClient, cast: Cast) -> None:
    path = await proposed(client, cast, DESK)
    assert await codes() == []
    assert problem(await act(client, cast.khoa, path, "approval")) == (403, "same-person-twice")
    answer = await act(client, cast.oanh, path, "approval")
    assert (answer.json()["state"], answer.json()["holdsFrom"]) == ("applied", "2026-11-23")
    assert await codes() == ["12166.TP"]
    assert problem(await act(client, cast.oanh, path, "approval")) == (409, "import-settled")


async def test_the_same_file_waits_once(client: httpx.AsyncClient, cast: Cast) -> None:
    assert await proposed(client, cast, DESK) == await proposed(client, cast, DESK)
    listed = (await client.get("/v1/unit-imports", headers=cast.oanh.headers)).json()["items"]
    assert [each["state"] for each in listed] == ["waiting"]


async def test_it_does_what_its_proposer_was_told_or_nothing(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await proposed(client, cast, DESK, KEPT)
    second = f"/v1/unit-imports/{(await send(client, cast.oanh, KEPT, DESK, propose=True)).json()['import']}"
    assert (await act(client, cast.oanh, first, "approval")).status_code == 200
    assert problem(await act(client, cast.khoa, second, "approval")) == (409, "import-outdated")
    report = (await client.get(f"{second}/report", headers=cast.oanh.headers)).json()
    assert signs(report) == []
    assert (await act(client, cast.khoa, second, "withdrawal")).json()["state"] == "withdrawn"


async def test_of_one_person_one_file_waits_at_a_time(client: httpx.AsyncClient, cast: Cast) -> None:
    path = await proposed(client, cast, DESK)
    assert problem(await send(client, cast.khoa, TIEN_LU, propose=True)) == (409, "unit-import-open")
    assert (await send(client, cast.khoa, TIEN_LU)).status_code == 200
    assert (await act(client, cast.khoa, path, "withdrawal")).status_code == 200
    await proposed(client, cast, TIEN_LU)


async def test_a_list_reads_no_files(cast: Cast, client: httpx.AsyncClient, hours: Hours) -> None:
    await proposed(client, cast, DESK)
    [listed] = await list_imports(await cast.khoa.actor(hours.now), None, 10)
    assert "content" not in listed


async def test_faults_are_told_by_line_and_nothing_is_proposed(client: httpx.AsyncClient, cast: Cast) -> None:
    report = (await send(client, cast.khoa, DESK, "x y,,department,999,VN", propose=True)).json()
    assert (report["refused"], report["import"]) == (1, None)
    assert report["lines"][0]["line"] == 3
    assert (await send(client, cast.khoa, "a,b", propose=True)).json()["type"] == "/problems/units-file-csv"


@pytest.mark.parametrize(
    ("language", "told"),
    [("vi", "Không có đơn vị cấp trên 999."), ("id", "Tidak ada induk 999."), ("en", "There is no parent 999.")],
)
async def test_a_fault_is_told_in_the_readers_language(
    client: httpx.AsyncClient, cast: Cast, language: str, told: str
) -> None:
    client.headers["accept-language"] = language
    report = (await send(client, cast.khoa, DESK, "33.X,Phòng X,department,999,VN")).json()
    (line,) = report["lines"]
    assert line["detail"].startswith(told)


async def test_who_may_sign_it_is_told_that_it_waits(client: httpx.AsyncClient, cast: Cast) -> None:
    path = await proposed(client, cast, DESK)
    await proposed(client, cast, DESK)
    [notice] = (await client.get("/v1/notices", headers=cast.oanh.headers)).json()["items"]
    assert (notice["name"], notice["link"]) == ("unit-import.waiting", path.removeprefix("/v1"))
    for member in (cast.khoa, cast.lan, cast.an):
        assert (await client.get("/v1/notices", headers=member.headers)).json()["items"] == []


async def test_the_ledger_names_both(client: httpx.AsyncClient, cast: Cast) -> None:
    path = await proposed(client, cast, DESK)
    await act(client, cast.oanh, path, "approval")
    entries = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry")
    for action in ("unit-import.proposed", "units.imported", "unit-import.approved"):
        assert any(f'"action":"{action}"' in entry["content"] for entry in entries)


async def test_the_tree_is_changed_by_who_administers_the_country(client: httpx.AsyncClient, cast: Cast) -> None:
    path = await proposed(client, cast, TIEN_LU)
    for member in (cast.lan, cast.an):
        assert problem(await send(client, member, DESK)) == (403, "not-allowed")
        assert problem(await client.get(path, headers=member.headers)) == (404, "not-found")
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.khoa.person)
    assert problem(await send(client, cast.khoa, DESK)) == (403, "outside-your-scope")
    assert problem(await send(client, cast.oanh, "A,B,country,,ID")) == (409, "units-first")


async def test_others_are_served_while_a_large_file_is_read(client: httpx.AsyncClient, cast: Cast) -> None:
    """Some 100,000 lines, each with a fault, of which the first 500 are told."""
    lines = [f"{number},x,x,,XX" for number in range(100_000)]
    reading = asyncio.create_task(send(client, cast.khoa, "12166.TP,Phòng,department,12166,VN", *lines))
    served = 0
    while not reading.done():
        assert (await client.get("/health/live")).status_code == 200
        await asyncio.sleep(0.001)
        served += 1
    report = (await reading).json()
    assert served > 100
    assert (len(report["lines"]), report["refused"]) == (500, report["more"] + 500)


async def test_a_thousand_levels_are_too_many(client: httpx.AsyncClient, cast: Cast) -> None:
    chain = [f"D{number},Tổ {number},department,{f'D{number - 1}' if number else '12166'},VN" for number in range(1500)]
    report = (await send(client, cast.khoa, *chain, propose=True)).json()
    assert report["import"] is None
    assert report["lines"][0]["sign"] == "refused"
