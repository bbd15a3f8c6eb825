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
from api.app import create_app
from api.parts import assemble
from api.problems import MEDIA_TYPE
from api.settings import Settings
from organisation.texts import LANGUAGES

pytestmark = pytest.mark.anyio

OPERATION_IDS = Path(__file__).parent / "operation_ids.txt"
ALWAYS = {"400", "404", "413", "429", "500", "503"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Json:
    parts = assemble(Settings(data_dir=tmp_path_factory.mktemp("description")))
    made = create_app(parts, with_clock=False, with_database=False).openapi_schema.to_schema()
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
    app = create_app(assemble(Settings(data_dir=tmp_path)), with_clock=False, with_database=False)
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
