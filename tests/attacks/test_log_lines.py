"""What strangers send neither forges a line of the log nor puts a person's data into it."""

import logging

import httpx
import pytest

from tests.api.accounts import give_password, sign_in
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
FORGED = "\n2026-11-23 INFO forged\x1b[2Jline"
PHRASE = "con mèo nằm trên mái nhà"


async def test_nothing_that_is_sent_stands_in_the_log(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, caplog: pytest.LogCaptureFixture
) -> None:
    await give_password(cast.lan, hours.now)
    headers = {"user-agent": "forged-agent", "x-request-id": "forged-id", "x-forwarded-for": "198.51.100.77"}
    with caplog.at_level(logging.DEBUG, logger="sidak"):
        session = await sign_in(client, "lan", PHRASE, headers=headers)
        await sign_in(client, f"lan{FORGED}", FORGED, headers=headers, deviceName="máy của Lan")
        await client.get("/v1/units/%0Aforged%1B", headers=headers | cast.lan.headers)
        await client.get("/v1/units", params={"search": f"Xuân Trúc{FORGED}"}, headers=headers | cast.lan.headers)
        found = await client.get("/v1/people", params={"q": "Phạm Anh"}, headers=headers | cast.lan.headers)
        await client.get("/nowhere%0Aforged", headers=headers)
        await client.request("FORGED", "/v1/me", headers=headers)
        await client.get("/v1/me", headers={"authorization": f"Bearer {session.json()['token']}"})
    written = "\n".join(record.getMessage() for record in caplog.records)
    assert written
    assert [each["username"] for each in found.json()["items"]] == ["tuan"]
    assert "/v1/people" in written
    for part in ("?", "q=", "Phạm", "Ph%E1%BA%A1m"):
        assert part not in written, part
    for secret in ("forged", "\x1b", PHRASE, "Xuân Trúc", "máy của Lan", session.json()["token"], cast.lan.token):
        assert secret not in written, secret
    assert session.json()["knownDevice"] not in written
    assert "198.51.100.77" not in written
    assert "Nguyễn Thị Lan" not in written
    assert all("\n" not in record.getMessage() for record in caplog.records)
