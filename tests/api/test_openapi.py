"""The description: OpenAPI 3.1, stable, complete, and a page that loads nothing from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import schemathesis

from api.access import http_handlers
from api.completing import SOMETHING
from api.parts import assemble
from api.problems import MEDIA_TYPE
from api.settings import Settings
from organisation.texts import LANGUAGES
from tests.conftest import app_with

pytestmark = pytest.mark.anyio

OPERATION_IDS = Path(__file__).parent / "operation_ids.txt"
ALWAYS = {"400", "404", "413", "429", "500", "503"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Json:
    parts = assemble(Settings(data_dir=tmp_path_factory.mktemp("description")))
    made = app_with(parts).openapi_schema.to_schema()
    described: Json = msgspec.json.decode(msgspec.json.encode(made))
    return described


def operations(described: Json) -> Iterator[tuple[str, Json]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_it_is_openapi_3_1(described: Json) -> None:
    """Against the meta schema that schemathesis carries."""
    assert described["openapi"].startswith("3.1.")
    assert schemathesis.openapi.from_dict(described).validate() is None


def test_the_operation_ids_stay(described: Json) -> None:
    """Clients are generated from them. A new one is added to the list; one that goes is a break."""
    ids = [operation["operationId"] for _, operation in operations(described)]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == OPERATION_IDS.read_text("utf-8").split()


def test_no_name_of_a_shape_tells_where_its_code_stands(described: Json) -> None:
    assert [name for name in described["components"]["schemas"] if "_" in name] == []


def test_every_operation_says_what_it_does(described: Json) -> None:
    """Litestar makes a summary of the function's name; ours are sentences."""
    for name, operation in operations(described):
        assert len(operation.get("tags", [])) == 1, name
        assert re.match(r"[A-Z][^.]*[a-z.'’, ]", operation["summary"]), name
        assert " " in operation["summary"], name


def test_every_operation_tells_its_problems(described: Json) -> None:
    for name, operation in operations(described):
        responses = operation["responses"]
        assert responses.keys() >= ALWAYS, name
        for status, response in responses.items():
            if status[0] in "45" and not name.startswith("HEAD"):
                assert response["content"].keys() == {MEDIA_TYPE}, f"{name} {status}"


def test_who_must_sign_in_is_said(described: Json, tmp_path: Path) -> None:
    app = app_with(assemble(Settings(data_dir=tmp_path)))
    public = {handler.operation_id for _, handler in http_handlers(app) if handler.opt["access"] == "public"}
    schemes = described["components"]["securitySchemes"].keys()
    for name, operation in operations(described):
        named = {scheme for choice in operation.get("security", []) for scheme in choice}
        assert named <= schemes, name
        assert bool(named) == (operation["operationId"] not in public | {"describeUploads"}), name


def test_every_body_is_described(described: Json) -> None:
    """What changes something and takes content; an approval has none."""
    for name, operation in operations(described):
        assert "requestBody" in operation or not name.startswith(("PUT", "PATCH")), name
        for media_type in operation.get("requestBody", {}).get("content", {}).values():
            assert media_type["schema"], name


async def test_the_description_is_served_as_it_is_checked_here(client: httpx.AsyncClient, described: Json) -> None:
    for path in ("/api/v1/openapi.json", "/api/v1"):
        answer = await client.get(path)
        assert answer.headers["content-type"] == "application/vnd.oai.openapi+json"
        assert answer.json() == described


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_loads_everything_from_this_server(client: httpx.AsyncClient, language: str) -> None:
    page = await client.get("/api", headers={"accept-language": language})
    assert f'<html lang="{language}">' in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(addresses) == 3
    for address in addresses:
        assert address.startswith("/api/assets/")
        assert (await client.get(address)).status_code == 200
    assert "//" not in re.sub(r"<[^>]+>", "", page.text)


async def test_the_page_reads_the_description_of_this_server(client: httpx.AsyncClient) -> None:
    start = (await client.get("/api/assets/start.js")).text
    assert 'url: "/api/v1/openapi.json"' in start
    assert "validatorUrl: null" in start


async def test_the_style_loads_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    style = (await client.get("/api/assets/swagger-ui.css")).text
    assert {address[:5] for address in re.findall(r"url\(['\"]?([^)'\"]+)", style)} <= {"data:"}


def test_a_blank_is_the_same_to_the_description_and_to_the_server() -> None:
    for code in range(0x11000):
        assert (re.fullmatch(SOMETHING, chr(code)) is None) == chr(code).isspace(), hex(code)


def links(described: Json) -> Iterator[tuple[str, str, Json]]:
    """From, to and the parameters."""
    for _, operation in operations(described):
        for response in operation["responses"].values():
            for to, link in response.get("links", {}).items():
                assert link["operationId"] == to
                yield operation["operationId"], to, link["parameters"]


def test_a_link_tells_the_whole_path_of_what_it_leads_to(described: Json) -> None:
    wanted = {
        operation["operationId"]: {f"path.{each}" for each in re.findall(r"{(\w+)}", name)}
        for name, operation in operations(described)
    }
    found = list(links(described))
    assert [(source, to) for source, to, told in found if told.keys() != wanted[to]] == []
    assert len(found) > 500


@pytest.mark.parametrize(
    ("source", "to", "parameters"),
    [
        ("openBreach", "closeBreach", {"path.breach": "$response.body#/id"}),
        ("requestPasswordReset", "approvePasswordReset", {"path.reset": "$response.body#/id"}),
        ("listUnits", "getUnit", {"path.unit": "$response.body#/items/0/id"}),
        ("listFindings", "explainFinding", {"path.finding": "$response.body#/0/id"}),
        ("announceEvidence", "continueUpload", {"path.evidence": "$response.body#/id"}),
        ("getProposal", "getInspection", {"path.inspection": "$response.body#/inspection"}),
        (
            "draftConclusion",
            "issueConclusion",
            {"path.inspection": "$request.path.inspection", "path.number": "$response.body#/number"},
        ),
    ],
)
def test_what_was_made_leads_to_what_is_done_with_it(
    described: Json, source: str, to: str, parameters: dict[str, str]
) -> None:
    assert (source, to, parameters) in list(links(described))


def test_a_number_of_something_else_leads_nowhere(described: Json) -> None:
    """The size of a photo is no size of the ledger."""
    assert {source for source, to, _ in links(described) if to == "getCheckpointTimestamp"} == {"listCheckpoints"}
