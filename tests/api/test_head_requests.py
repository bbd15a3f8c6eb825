"""HEAD answers as GET does, without the body."""

import logging
from typing import Any, get_args

import httpx
import pytest
from litestar.response import ServerSentEvent, Stream

from api.access import http_handlers
from api.parts import Parts
from api.watching.head_requests import HeadRequests, is_streamed
from tests.cast import Cast
from tests.conftest import app_with

pytestmark = pytest.mark.anyio

STREAMS = {Stream, ServerSentEvent}


async def both(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> tuple[httpx.Response, httpx.Response]:
    return await client.head(path, headers=headers), await client.get(path, headers=headers)


def told(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in ("x-request-id", "date")}


@pytest.mark.parametrize("path", ["/v1/units", "/v1/me", "/health/live", "/v1/units/none", "/v1/nothing"])
async def test_head_tells_what_get_tells_without_the_body(client: httpx.AsyncClient, cast: Cast, path: str) -> None:
    head, got = await both(client, path, cast.an.headers)
    assert (head.status_code, told(head), head.content) == (got.status_code, told(got), b"")
    assert got.content


async def test_head_may_no_more_than_get(client: httpx.AsyncClient, cast: Cast) -> None:
    head, got = await both(client, "/v1/me", {})
    assert (head.status_code, got.status_code) == (401, 401)


async def test_the_log_says_that_it_was_head(
    client: httpx.AsyncClient, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "sidak.requests"):
        await client.head("/v1/me", headers=cast.an.headers)
    [line] = [record.getMessage() for record in caplog.records if record.name == "sidak.requests"]
    assert line.startswith("HEAD /v1/me 200 ")
    assert f"person={cast.an.person}" in line


async def test_the_server_below_knows_that_no_body_follows() -> None:
    scope: Any = {"type": "http", "method": "HEAD", "path": "/v1/units"}
    seen: list[str] = []

    async def answering(read: Any, receive: Any, send: Any) -> None:
        seen.append(read["method"])
        await send({"type": "http.response.body", "body": b"x"})

    async def send(message: Any) -> None:
        seen.append(scope["method"] + message["body"].decode())

    await HeadRequests(answering)(scope, send, send)  # type: ignore[arg-type]
    assert seen == ["GET", "HEAD"]


def test_what_is_streamed_is_not_read_to_be_thrown_away(parts: Parts) -> None:
    streamed = {
        path
        for path, handler in http_handlers(app_with(parts))
        if "GET" in handler.http_methods and STREAMS & set(parts_of(handler.parsed_return_field.annotation))
    }
    assert "/v1/files/{token}" in streamed
    assert {path for path in streamed if not is_streamed(path)} == set()


def parts_of(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) or (annotation,)


@pytest.mark.parametrize(
    ("path", "answers"), [("/v1/units", True), ("/v1/passwords", False), ("/v1/exports/findings", False)]
)
async def test_what_may_be_asked_instead_names_head_where_it_answers(
    client: httpx.AsyncClient, path: str, *, answers: bool
) -> None:
    refused = await client.patch(path)
    assert refused.status_code == 405
    assert ("HEAD" in refused.headers["allow"].split(", ")) == answers
    assert (await client.head(path)).status_code != 405 or not answers
