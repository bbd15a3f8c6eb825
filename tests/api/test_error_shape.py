"""Every refusal has the one shape (RFC 9457), in the reader's language, and tells nothing of how we are built."""

import re
import socket
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.parts import assemble
from api.problems import MEDIA_TYPE, TITLES
from api.settings import Settings
from ledger.database import DB, rows
from ledger.identifiers import uuid7
from organisation.texts import LANGUAGES, Language
from tests.api.calls import Call
from tests.api.story import digest
from tests.cast import Cast
from tests.conftest import app_with

pytestmark = pytest.mark.anyio

# A trace, a file of ours or of Python's, a statement, a library, a class of Python's.
INSIDES = re.compile(
    r"Traceback|\.py\b|/(work|home|usr|var|tmp)/|site-packages|\b(SELECT|INSERT|UPDATE|FROM)\b|asyncpg|msgspec|litestar"
    r"|piccolo|Exception|\b\w+Error\b|<html",
)
JSON = {"content-type": "application/json"}
TUS = {"tus-resumable": "1.0.0"}
DEEP = b"[" * 100_000
NOBODY = str(uuid7())


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1000):
        yield b"x" * 1000


def check(answer: httpx.Response, status: int, kind: str, language: Language) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.headers["content-language"] == language
    assert answer.headers["cache-control"] == "no-store"
    problem: dict[str, Any] = answer.json()
    assert (problem["type"], problem["status"]) == (f"/problems/{kind}", status)
    assert problem["title"] == TITLES[status].within(language)
    assert len(problem["detail"]) > 10
    assert INSIDES.findall(answer.text) == []
    return problem


def post(path: str, body: bytes, **headers: str) -> Call:
    return Call("POST", path, body, JSON | headers)


CASES = {
    "no such address": (Call("GET", "/v1/nothing"), 404, "not-found"),
    "no such place": (Call("GET", "/etc/passwd"), 404, "not-found"),
    "out of the tree": (Call("GET", "/v1/../../etc/passwd"), 404, "not-found"),
    "out of the assets": (Call("GET", "/api/assets/..%2f..%2fpyproject.toml"), 404, "not-found"),
    "beside the description": (Call("GET", "/api/v1/nothing"), 404, "not-found"),
    "another method": (Call("PATCH", "/v1/units"), 405, "method-not-allowed"),
    "an unknown method": (Call("BREW", "/v1/units"), 405, "method-not-allowed"),
    "half a document": (post("/v1/people", b'{"username": "ha"'), 400, "malformed"),
    "no document": (post("/v1/people", b""), 400, "missing-field"),
    "nothing": (post("/v1/people", b"null"), 400, "invalid-field"),
    "a list": (post("/v1/people", b"[]"), 400, "invalid-field"),
    "another encoding": (post("/v1/people", b'{"username": "\xff"}'), 400, "malformed"),
    "half a character": (post("/v1/people", b'{"username": "\\ud800"}'), 400, "malformed"),
    "not a number": (post("/v1/people", b'{"username": NaN}'), 400, "malformed"),
    "a huge number": (post("/v1/people", b"9" * 5000), 400, "malformed"),
    "a field too few": (post("/v1/people", b'{"username": "ha"}'), 400, "invalid-field"),
    "a field too many": (post("/v1/sessions", b'{"user": "a"}'), 400, "invalid-field"),
    "a wrong type": (
        post("/v1/sessions", b'{"username": 1, "password": "a", "deviceName": "a"}'),
        400,
        "invalid-field",
    ),
    "a deep list": (post("/v1/people", DEEP), 400, "malformed"),
    "a deep object": (post("/v1/people", b'{"a":' * 50_000), 400, "malformed"),
    "a deep checklist": (post("/v1/checklists/CL-VN-01/versions", DEEP), 422, "checklist-field-wrong"),
    "too large": (post("/v1/people", b"x" * 1_000_001), 413, "too-large"),
    "another type": (post("/v1/people", b"{}", **{"content-type": "text/plain"}), 415, "wrong-type"),
    "a form": (
        post("/v1/sessions", b"username=a", **{"content-type": "application/x-www-form-urlencoded"}),
        415,
        "wrong-type",
    ),
    "no type": (post("/v1/people", b"{}", **{"content-type": ""}), 415, "wrong-type"),
    "another type of checklist": (
        post("/v1/checklists/CL-VN-01/versions", b"{}", **{"content-type": "text/html"}),
        415,
        "wrong-type",
    ),
    "no id": (Call("GET", "/v1/units/none"), 404, "not-found"),
    "an unknown id": (Call("GET", f"/v1/units/{NOBODY}"), 404, "not-found"),
    "a date beyond the year": (Call("GET", "/v1/strata/HY01.33/draws/2026-13-01/bundle"), 404, "not-found"),
    "a NUL in the path": (Call("GET", "/v1/strata/a%00b/draws"), 400, "invalid-field"),
    "a number too large": (Call("GET", f"/v1/checklists/CL-VN-01/versions/{'9' * 30}"), 400, "invalid-field"),
    "no number": (Call("GET", "/v1/units?limit=many"), 400, "invalid-field"),
    "too many rows": (Call("GET", "/v1/units?limit=100000"), 400, "invalid-field"),
    "no such state": (Call("GET", "/v1/inspections?state=lost"), 400, "invalid-field"),
    "no cursor": (Call("GET", "/v1/units?cursor=%00"), 400, "bad-cursor"),
    "a filter too few": (Call("GET", "/v1/units/{centre}/working-days"), 400, "missing-field"),
    "no such token": (Call("GET", "/v1/files/token"), 403, "file-link-altered"),
    "no such receipt": (Call("GET", "/v1/receipts/%00"), 404, "receipt-unknown"),
    "a header too few": (Call("POST", "/v1/uploads", headers=TUS), 400, "missing-field"),
    "a header out of bounds": (
        Call("POST", "/v1/uploads", headers=TUS | {"upload-length": "-1", "upload-metadata": f"evidence {'A' * 48}"}),
        400,
        "invalid-field",
    ),
    "another protocol": (Call("POST", "/v1/uploads"), 412, "upload-protocol"),
}


@pytest.fixture
def asked(client: httpx.AsyncClient, cast: Cast) -> Any:
    """By somebody whose role does not stand in the way."""

    async def send(call: Call, **headers: str) -> httpx.Response:
        call = Call(call.method, call.path.format(centre=cast.centre.id), call.body, call.headers | headers)
        member = cast.thu if "checklists" in call.path else cast.khoa
        return await call.send(client, member)

    return send


@pytest.mark.parametrize("case", CASES)
async def test_every_refusal_has_the_one_shape(asked: Any, case: str) -> None:
    call, status, kind = CASES[case]
    for language in LANGUAGES:
        check(await asked(call, **{"accept-language": language}), status, kind, language)


@pytest.mark.parametrize("deep", [DEEP, b'{"a":' * 50_000])
@pytest.mark.parametrize("what", ["submission", f"sheets/{NOBODY}/revisions/1"], ids=["submission", "sheet"])
async def test_bodies_that_are_kept_byte_for_byte_are_no_deeper(
    client: httpx.AsyncClient, cast: Cast, what: str, deep: bytes
) -> None:
    headers = {"content-digest": digest(deep)}
    answer = await Call("PUT", f"/v1/inspections/{NOBODY}/{what}", deep, headers).send(client, cast.hung)
    check(answer, 404, "not-found", "vi")


async def test_a_body_of_unknown_length_is_cut_off(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.post("/v1/people", content=chunks(2_000_000), headers=JSON | cast.khoa.headers)
    check(answer, 413, "too-large", "vi")


async def test_a_wrong_method_is_told_the_right_ones(client: httpx.AsyncClient) -> None:
    answer = await client.patch("/v1/people")
    assert {"GET", "POST"} <= {method.strip() for method in answer.headers["allow"].split(",")}


async def test_a_refused_parameter_has_the_name_it_was_sent_by(asked: Any) -> None:
    for path, name in (("/v1/inspections?state=lost", "state"), (f"/v1/inspections?unitCode={'x' * 41}", "unitCode")):
        assert (await asked(Call("GET", path))).json()["field"] == name
    missing = (await asked(Call("POST", "/v1/uploads", headers=TUS))).json()["field"]
    assert missing in ("Upload-Length", "Upload-Metadata")


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("", "vi"), ("fr", "vi"), ("en-US,en;q=0.9", "en"), ("id;q=0.4, en;q=x, ;;q", "id"), ("*", "vi"), ("\xff", "vi")],
)
async def test_the_language_is_the_readers(client: httpx.AsyncClient, wanted: str, given: Language) -> None:
    answer = await client.get("/v1/nothing", headers=[(b"accept-language", wanted.encode("latin-1"))])
    check(answer, 404, "not-found", given)


@pytest.mark.parametrize("authorization", ["Bearer", "Bearer  ", "Basic YTpi", "Bearer \xff", "x" * 5000])
async def test_whoever_sends_no_token_is_told_to_sign_in(client: httpx.AsyncClient, authorization: str) -> None:
    answer = await client.get("/v1/me", headers=[(b"authorization", authorization.encode("latin-1"))])
    check(answer, 401, "signed-out", "vi")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("cookie", [b"sidak=", b"sidak=\xff", b"=;;;sidak", b"sidak=" + b"x" * 4000])
async def test_a_broken_cookie_is_no_sign_in(client: httpx.AsyncClient, cookie: bytes) -> None:
    answer = await client.get("/v1/me", headers=[(b"cookie", cookie)])
    check(answer, 401, "signed-out", "vi")


def broken_clock() -> datetime:
    raise RuntimeError("SELECT the time FROM /var/lib/clock.py")


@pytest.fixture
async def broken(database: str, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A server that cannot tell the time."""
    app = app_with(assemble(Settings(data_dir=tmp_path), broken_clock))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_failure_of_ours_tells_a_number_and_nothing_else(
    broken: httpx.AsyncClient, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    body = {"username": "lan", "password": "a", "deviceName": "b"}
    in_handler = await broken.post("/v1/sessions", json=body, headers={"accept-language": language})
    in_middleware = await broken.get("/v1/me", headers={"accept-language": language, "authorization": "Bearer a"})
    for answer in (in_handler, in_middleware):
        problem = check(answer, 500, "unexpected", language)
        assert problem["request"] == answer.headers["x-request-id"]
        assert f"request {problem['request']} failed" in caplog.text
    assert "the time FROM" in caplog.text


@pytest.fixture
async def unreachable(client: httpx.AsyncClient, database: str) -> AsyncIterator[httpx.AsyncClient]:
    """The database is where nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    await DB.close_connection_pool()
    DB.connect_to(f"postgresql://nobody@127.0.0.1:{port}/nothing")
    await DB.open_pool(0, 2)
    yield client
    await DB.close_connection_pool()
    DB.connect_to(database)
    await DB.open_pool(2, 20)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_its_database_the_server_asks_for_patience(
    unreachable: httpx.AsyncClient, language: Language
) -> None:
    for path, headers in (("/health/ready", {}), ("/v1/me", {"authorization": "Bearer a"}), ("/v1/receipts/1", {})):
        answer = await unreachable.get(path, headers=headers | {"accept-language": language})
        check(answer, 503, "not-acceptable-now", language)
        assert int(answer.headers["retry-after"]) > 0
    assert (await unreachable.get("/health/live")).status_code == 200


async def test_a_database_that_restarted_is_there_again(client: httpx.AsyncClient, cast: Cast) -> None:
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    await rows(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    statuses = [(await client.get("/v1/me", headers=cast.lan.headers)).status_code for _ in range(25)]
    assert set(statuses) <= {200, 503}
    assert statuses[-1] == 200
