"""Bodies that are deep, huge or slow to read cost a refusal, not the server."""

import httpx
import pytest

from tests.api.accounts import problem
from tests.api.story import digest, open_door, release_to_team
from tests.api.visits import Visit
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
DEEP = b"[" * 200_000
NESTED = b'{"a":' * 30_000
JSON = {"content-type": "application/json"}

ROUTES = [
    ("POST", "/v1/sessions"),
    ("POST", "/v1/passwords"),
    ("POST", "/v1/letter-checks"),
    ("POST", "/v1/certificate-checks"),
    ("POST", "/v1/orders"),
    ("POST", "/v1/programmes"),
    ("POST", "/v1/recusals"),
    ("POST", "/v1/calendar-days"),
    ("POST", "/v1/checklists/CL-VN-01/versions"),
]


BODIES = [DEEP, NESTED, b'{"plan":' + DEEP, b"\xff\xfe", b"NaN", b'"' + b"x" * 900_000]


async def test_a_body_out_of_shape_is_refused(client: httpx.AsyncClient, cast: Cast) -> None:
    for body in BODIES:
        for method, path in ROUTES:
            answered = await client.request(method, path, content=body, headers=cast.lan.headers | JSON)
            assert 400 <= problem(answered)[0] < 500, (path, body[:20])


@pytest.mark.parametrize(
    "answers", ["[" * 20_000, '[{"item":' + "[" * 20_000, '{"a":1e400}', "[" + "{}," * 20_000 + "{}]"]
)
async def test_a_sheet_out_of_shape_is_refused(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, answers: str
) -> None:
    visit = Visit(client, cast, hours, await release_to_team(cast, hours.now))
    await open_door(client, cast.hung, visit.inspection, hours.now)
    sheet = await visit.sheet(cast.hung)
    body = sheet.next([], hours.now, reason="Sửa lại").replace(b'"answers": []', b'"answers": ' + answers.encode())
    assert 400 <= problem(await sheet.send(client, cast.hung, body))[0] < 500


async def test_a_body_beyond_the_limit_is_too_large(client: httpx.AsyncClient, cast: Cast) -> None:
    answered = await client.post("/v1/recusals", content=b'"' + b"x" * 1_100_000, headers=cast.lan.headers | JSON)
    assert problem(answered) == (413, "too-large")


async def test_a_digest_of_odd_letters_is_a_wrong_digest(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    url = f"/v1/inspections/{inspection}/sheets/{inspection}/revisions/1"
    for given in ("sha-256=:é:".encode("latin-1"), digest(b"").encode() * 2, b","):
        headers = [(name.encode(), value.encode()) for name, value in cast.hung.headers.items()]
        headers.append((b"content-digest", given))
        assert (await client.put(url, content=b"{}", headers=headers)).status_code in (400, 422)
