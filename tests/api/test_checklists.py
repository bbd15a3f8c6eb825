from hashlib import sha256
from importlib.resources import files

import httpx
import msgspec
import pytest

from checklists import documents
from checklists.starting import publish_starters
from tests.cast import Cast
from tests.checklists.sheets import document
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
OPEN = "CL-VN-OPEN"
JSON = {"content-type": "application/json"}
YAML = {"content-type": "application/yaml"}


def body(version: int = 1) -> bytes:
    return documents.to_json(msgspec.structs.replace(document(OPEN), version=version))


@pytest.fixture
async def published(cast: Cast, hours: Hours) -> None:
    await publish_starters(cast.lan.person, cast.thu.person, hours.now)


@pytest.mark.usefixtures("published")
async def test_anybody_signed_in_sees_what_is_published(client: httpx.AsyncClient, cast: Cast) -> None:
    page = (await client.get("/v1/checklists", headers=cast.tuan.headers)).json()
    assert [checklist["code"] for checklist in page["items"]] == ["CL-VN-01", "CL-VN-02", "CL-VN-03", OPEN]
    assert page["items"][3]["profiles"]["opening"] == {"vi": "Đầu giờ", "id": "Jam buka", "en": "Opening"}
    assert page["items"][3]["versions"][0]["state"] == "published"
    assert page["next"] is None


@pytest.mark.usefixtures("published")
async def test_the_list_comes_in_pages(client: httpx.AsyncClient, cast: Cast) -> None:
    first = (await client.get("/v1/checklists?limit=3", headers=cast.hung.headers)).json()
    rest = await client.get("/v1/checklists", params={"cursor": first["next"]}, headers=cast.hung.headers)
    assert len(first["items"]) == 3
    assert [checklist["code"] for checklist in rest.json()["items"]] == [OPEN]


@pytest.mark.usefixtures("published")
async def test_a_version_is_served_as_the_bytes_of_its_hash(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.get(f"/v1/checklists/{OPEN}/versions/1", headers=cast.hung.headers)
    assert answer.headers["etag"] == f'"{sha256(answer.content).hexdigest()}"'
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["title"]["vi"] == document(OPEN).title.vi


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_a_version_the_phone_has_is_not_sent_again(client: httpx.AsyncClient, cast: Cast, form: str) -> None:
    address = f"/v1/checklists/{OPEN}/versions/1"
    etag = (await client.get(address, headers=cast.hung.headers)).headers["etag"]
    again = await client.get(address, headers=cast.hung.headers | {"if-none-match": form.format(etag)})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/v1/checklists/{OPEN}/versions/1", 404),
        ("/v1/checklists/CL-XX/versions/1", 404),
        (f"/v1/checklists/{OPEN}/versions/0", 400),
        (f"/v1/checklists/{OPEN}/versions/99999999999", 400),
        ("/v1/checklists/%00/versions/1", 400),
        ("/v1/checklists?cursor=x", 400),
        ("/v1/checklists?limit=0", 400),
    ],
)
async def test_what_is_not_there_is_a_problem(client: httpx.AsyncClient, cast: Cast, address: str, status: int) -> None:
    answer = await client.get(address, headers=cast.hung.headers)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")


async def test_a_draft_is_published_by_a_second_person(client: httpx.AsyncClient, cast: Cast) -> None:
    drafted = await client.post(f"/v1/checklists/{OPEN}/versions", content=body(), headers=cast.lan.headers | JSON)
    assert (drafted.status_code, drafted.json()["state"]) == (201, "draft")
    assert drafted.json()["sha256"] == sha256(body()).hexdigest()
    approval = f"/v1/checklists/{OPEN}/versions/1/approval"
    own = await client.post(approval, headers=cast.lan.headers)
    assert (own.status_code, own.json()["type"]) == (403, "/problems/same-person-twice")
    other = await client.post(approval, headers=cast.thu.headers)
    assert (other.status_code, other.json()["state"]) == (201, "published")
    assert other.json()["approver"] == str(cast.thu.person)


async def test_a_draft_is_seen_by_those_who_approve(client: httpx.AsyncClient, cast: Cast) -> None:
    await client.post(f"/v1/checklists/{OPEN}/versions", content=body(), headers=cast.lan.headers | JSON)
    address = f"/v1/checklists/{OPEN}/versions/1"
    assert (await client.get(address, headers=cast.thu.headers)).content == body()
    assert (await client.get(address, headers=cast.hung.headers)).status_code == 404
    assert (await client.get("/v1/checklists", headers=cast.hung.headers)).json()["items"] == []
    assert len((await client.get("/v1/checklists", headers=cast.thu.headers)).json()["items"]) == 1


async def test_a_draft_may_be_written_as_yaml(client: httpx.AsyncClient, cast: Cast) -> None:
    source = (files("checklists") / "starters" / "cl-vn-open-opening-check.yaml").read_bytes()
    drafted = await client.post(f"/v1/checklists/{OPEN}/versions", content=source, headers=cast.lan.headers | YAML)
    assert drafted.json()["sha256"] == sha256(body()).hexdigest()


@pytest.mark.parametrize(
    ("address", "content", "kind", "status", "name"),
    [
        (OPEN, b"{", JSON, 400, "checklist-not-readable"),
        (OPEN, b"a: &a [*a]", YAML, 422, "checklist-not-plain"),
        (OPEN, b"{}", JSON, 422, "checklist-field-wrong"),
        (OPEN, b"#" * 300_000, YAML, 413, "checklist-too-large"),
        (OPEN, b"<a/>", {"content-type": "application/xml"}, 415, "wrong-type"),
        ("CL-VN-01", body(), JSON, 422, "checklist-of-another-code"),
        (OPEN, body(2), JSON, 409, "checklist-version-not-next"),
    ],
)
async def test_a_wrong_draft_is_refused(
    client: httpx.AsyncClient,
    cast: Cast,
    address: str,
    content: bytes,
    kind: dict[str, str],
    status: int,
    name: str,
) -> None:
    headers = cast.lan.headers | kind
    answer = await client.post(f"/v1/checklists/{address}/versions", content=content, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{name}")


async def test_an_administrator_drafts_but_never_publishes(client: httpx.AsyncClient, cast: Cast) -> None:
    address = f"/v1/checklists/{OPEN}/versions"
    drafted = await client.post(address, content=body(), headers=cast.khoa.headers | JSON)
    assert (drafted.status_code, drafted.json()["state"]) == (201, "draft")
    assert (await client.get(f"{address}/1", headers=cast.khoa.headers)).content == body()
    assert (await client.post(f"{address}/1/approval", headers=cast.oanh.headers)).status_code == 403


@pytest.mark.usefixtures("published")
async def test_a_check_tells_every_fault_with_its_place_and_stores_nothing(
    client: httpx.AsyncClient, cast: Cast
) -> None:
    wrong = msgspec.json.decode(body(1))
    wrong["sections"][0]["weight"] += 1
    wrong["sections"][0]["items"][0]["legal_basis"] = ["NO-SUCH-LAW:1"]
    headers = cast.khoa.headers | JSON | {"accept-language": "en"}
    checked = (await client.post("/v1/checklists/checks", content=msgspec.json.encode(wrong), headers=headers)).json()
    section = wrong["sections"][0]
    assert [
        (each["type"].removeprefix("/problems/checklist-"), each["section"] or each["item"])
        for each in checked["problems"]
    ] == [
        ("section-weight", section["code"]),
        ("legal-key-unknown", section["items"][0]["code"]),
        ("weights", None),
        ("version-not-next", None),
    ]
    assert checked["document"]["code"] == OPEN
    newest = (await client.get("/v1/checklists", headers=headers)).json()["items"][3]["versions"]
    assert [version["number"] for version in newest] == [1]


@pytest.mark.parametrize(
    ("content", "kind", "place"),
    [(b"a:\n  - [", YAML, {"line": 3}), (b"{}", JSON, {"field": "document"}), (body(1), JSON, {})],
)
async def test_a_check_tells_where_a_file_cannot_be_read(
    client: httpx.AsyncClient, cast: Cast, content: bytes, kind: dict[str, str], place: dict[str, object]
) -> None:
    answer = await client.post("/v1/checklists/checks", content=content, headers=cast.lan.headers | kind)
    checked = answer.json()
    found = [{name: value for name, value in each.items() if value is not None} for each in checked["problems"]]
    assert [{name: each.get(name) for name in place} for each in found] == ([place] if place else [])
    assert (checked["document"] is None) == bool(place)


@pytest.mark.parametrize("name", ["hung", "tuan", "dewi"])
async def test_others_may_not_draft_or_approve(client: httpx.AsyncClient, cast: Cast, name: str) -> None:
    headers = getattr(cast, name).headers
    drafted = await client.post(f"/v1/checklists/{OPEN}/versions", content=body(), headers=headers | JSON)
    approved = await client.post(f"/v1/checklists/{OPEN}/versions/1/approval", headers=headers)
    assert (drafted.status_code, approved.status_code) == (403, 403)


async def test_nobody_unknown_reads_checklists(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/checklists")).status_code == 401
