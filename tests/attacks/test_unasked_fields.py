"""Nobody sets more than a route asks for: what is not in its description is refused, wherever it stands."""

from typing import Any

import httpx
import pytest

from api.parts import Parts
from tests.api.accounts import problem
from tests.cast import Cast
from tests.conftest import app_with

pytestmark = pytest.mark.anyio


def described(parts: Parts) -> dict[str, Any]:
    app = app_with(parts)
    schema: dict[str, Any] = app.openapi_schema.to_schema()
    return schema


def objects(schema: Any, whole: dict[str, Any], seen: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """Every object that a body may hold, at any depth."""
    if isinstance(schema, list):
        return [each for part in schema for each in objects(part, whole, seen)]
    if not isinstance(schema, dict):
        return []
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return [] if name in seen else objects(whole["components"]["schemas"][name], whole, seen | {name})
    own = [schema] if "properties" in schema else []
    return own + [each for part in schema.values() for each in objects(part, whole, seen)]


async def test_every_body_is_described_as_closed(parts: Parts) -> None:
    whole = described(parts)
    open_ones = set()
    for path, operations in whole["paths"].items():
        for method, operation in operations.items():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                for each in objects(content["schema"], whole):
                    if each.get("additionalProperties") is not False:
                        open_ones.add((method, path, tuple(each["properties"])))
    assert open_ones == set()


ASKED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("/v1/sessions", {"username": "lan", "password": "x", "deviceName": "x"}, {"person": 1}),
    ("/v1/role-grants", {"role": "planner"}, {"approvedBy": None}),
    ("/v1/people", {"username": "ha", "name": "Hà", "language": "vi"}, {"passwordHash": "x"}),
    ("/v1/recusals", {"reason": "relative"}, {"declaredBy": None}),
    ("/v1/webhooks", {"url": "https://example.vn/", "events": ["inspection.opened"]}, {"approvedAt": None}),
]


@pytest.mark.parametrize(("path", "body", "smuggled"), ASKED)
async def test_a_field_too_many_is_refused(
    client: httpx.AsyncClient, cast: Cast, path: str, body: dict[str, Any], smuggled: dict[str, Any]
) -> None:
    places = {"/v1/sessions": {}, "/v1/people": {"home": str(cast.commune.id)}}
    placed = places.get(path, {"unit": str(cast.commune.id)})
    if path == "/v1/role-grants":
        placed["person"] = str(cast.hung.person)
    member = cast.hung if path == "/v1/recusals" else cast.khoa
    answer = await client.post(path, json=body | placed | smuggled, headers=member.headers)
    assert problem(answer) == (400, "invalid-field")
    assert next(iter(smuggled)) in answer.text
