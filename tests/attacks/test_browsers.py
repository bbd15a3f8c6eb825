"""What a browser could be talked into: by pages of other origins, by frames, by files that pass for something else."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import httpx
import msgspec
import pytest

from api.access import http_handlers
from api.authentication import COOKIE, csrf_token
from api.parts import Parts
from api.shell import read_shell
from tests.api.accounts import bearer, give_password, problem, sign_in
from tests.cast import Cast
from tests.conftest import Hours, app_with

pytestmark = pytest.mark.anyio
NEEDED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
FOREIGN = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}


@pytest.fixture
async def pages(database: str, parts: Parts, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """With pages as a build would leave them."""
    web = tmp_path / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html><title>Sidak</title>")
    (web / "sw.js").write_text("0")
    (web / "assets" / "main.js").write_text("0")
    app = app_with(msgspec.structs.replace(parts, shell=read_shell(web)))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as opened:
        yield opened


def routes(parts: Parts) -> list[tuple[str, str]]:
    app = app_with(parts)
    found = {(method, path) for path, handler in http_handlers(app) for method in handler.http_methods}
    return sorted((method, re.sub(r"\{[^}]+\}", str(UUID(int=7)), path)) for method, path in found)


async def test_every_answer_tells_browsers_to_be_careful(pages: httpx.AsyncClient, cast: Cast, parts: Parts) -> None:
    """Of every route by every method: pages, files, refusals, what is not there, what is no request."""
    asked = [*routes(parts), ("GET", "/nowhere"), ("BREW", "/v1/me"), ("DELETE", "/"), ("GET", "/v1/units/%00")]
    for method, path in asked:
        for headers in ({}, cast.khoa.headers):
            answer = await pages.request(method, path, headers=headers)
            place = f"{method} {path} {answer.status_code}"
            assert NEEDED.items() <= dict(answer.headers).items(), place
            assert "default-src 'none'" in answer.headers["content-security-policy"], place
            assert "frame-ancestors 'none'" in answer.headers["content-security-policy"], place
            assert "cache-control" in answer.headers, place
            assert "server" not in answer.headers, place
            assert not any(name.startswith("access-control-") for name in answer.headers), place


async def test_scripts_run_from_this_server_only(pages: httpx.AsyncClient) -> None:
    """The page of the API's description alone may style its elements; scripts nowhere stand in a page."""
    for path in ("/", "/sw.js", "/assets/main.js", "/api", "/v1/about", "/nowhere"):
        policy = (await pages.get(path)).headers["content-security-policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules.get("script-src", "'none'") in ("'none'", "'self'"), path
        assert "unsafe-eval" not in policy
        assert "*" not in policy
        assert path == "/api" or "unsafe-inline" not in policy


async def test_what_is_personal_stays_in_no_cache(client: httpx.AsyncClient, cast: Cast, parts: Parts) -> None:
    for method, path in routes(parts):
        if method == "GET" and path.startswith("/v1/") and str(UUID(int=7)) not in path:
            answer = await client.get(path, headers=cast.khoa.headers)
            said = answer.headers["cache-control"]
            assert "no-store" in said or said.startswith("private") or "public" in said, path
            assert "public" not in said or path.startswith(("/v1/ledger", "/v1/strata")), path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_a_page_of_another_origin_changes_nothing(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, method: str
) -> None:
    """The browser sends the cookie, but the page cannot know the proof; with SameSite not even the cookie comes."""
    cookie, refused = {"cookie": f"{COOKIE}={cast.khoa.token}"} | FOREIGN, 0
    for each, path in routes(parts):
        if each != method or path in ("/v1/sessions", "/v1/uploads"):
            continue
        for proof in ({}, {"x-csrf-token": csrf_token("another")}, {"x-csrf-token": "é"}):
            headers = [(name.encode(), value.encode("latin-1")) for name, value in (cookie | proof).items()]
            answer = await client.request(method, path, headers=headers, content=b"{}")
            # Where a place takes no id, no route is found at all.
            assert problem(answer) in ((403, "csrf"), (404, "not-found")), path
            refused += problem(answer) == (403, "csrf")
    assert refused > 10


async def test_no_origin_is_let_in(client: httpx.AsyncClient, cast: Cast) -> None:
    asking = FOREIGN | {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    for path in ("/v1/sessions", "/v1/inspections", "/v1/uploads"):
        answer = await client.options(path, headers=asking)
        assert not any(name.startswith("access-control-") for name in answer.headers), path


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_what_a_form_can_send_is_not_read(client: httpx.AsyncClient, cast: Cast, hours: Hours, kind: str) -> None:
    await give_password(cast.lan, hours.now)
    body = b'{"username": "lan", "password": "con m\xc3\xa8o", "deviceName": "x", "cookie": true}'
    answer = await client.post("/v1/sessions", content=body, headers=FOREIGN | {"content-type": kind})
    assert problem(answer) == (415, "wrong-type")
    assert "set-cookie" not in answer.headers


async def test_nobody_chooses_a_session_for_somebody_else(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    """What a browser brought along is never what it is signed in by."""
    await give_password(cast.lan, hours.now)
    planted = {"cookie": f"{COOKIE}=planted; {COOKIE}=again"}
    first = await sign_in(client, "lan", headers=planted, cookie=True)
    second = await sign_in(client, "lan", headers=planted)
    given = first.headers["set-cookie"]
    assert "planted" not in given
    assert second.json()["token"] not in given
    assert (await client.get("/v1/me", headers={"cookie": f"{COOKIE}=planted"})).status_code == 401
    assert (await client.get("/v1/me", headers=bearer(second))).status_code == 200


async def test_a_token_in_an_address_is_none(client: httpx.AsyncClient, cast: Cast) -> None:
    """Addresses end up in histories and logs."""
    for name in ("token", "access_token", "authorization", COOKIE):
        assert (await client.get("/v1/me", params={name: cast.lan.token})).status_code in (400, 401)
