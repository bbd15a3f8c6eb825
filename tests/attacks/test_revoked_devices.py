"""A device that is signed out can do nothing from that moment on; what it has under way ends within seconds."""

import asyncio
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest

from api.authentication import token_hash
from api.lasting import SECONDS
from api.parts import Parts
from checklists.starting import publish_starters
from ledger.database import row
from tests.api.test_forecasts import draft, held, served, until
from tests.api.uploading import PART, TUS, Phone, announced
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.media.photos import jpeg
from tests.scheduler import stories

pytestmark = pytest.mark.anyio
PATIENCE = SECONDS + 30


async def revoke(client: httpx.AsyncClient, cast: Cast, member: Member) -> None:
    """By an administrator, as when a phone is lost."""
    found = await row("SELECT id FROM device WHERE token_hash = $1", token_hash(member.token))
    assert found
    answered = await client.delete(f"/v1/devices/{found['id']}", headers=cast.khoa.headers)
    assert answered.status_code == 204, answered.text


async def test_the_next_request_is_refused(client: httpx.AsyncClient, cast: Cast) -> None:
    await revoke(client, cast, cast.hung)
    assert (await client.get("/v1/inspections", headers=cast.hung.headers)).status_code == 401


@pytest.fixture
async def programme(cast: Cast, hours: Hours) -> UUID:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    await stories.add_centres(cast, 8)
    return await stories.create(cast, hours.now)


async def test_an_open_stream_of_events_ends(parts: Parts, cast: Cast, programme: UUID) -> None:
    """The simulation stands still, so that nothing else ends it."""
    async with served(parts) as (_, address), httpx.AsyncClient(base_url=address) as client:
        path = f"/v1/programmes/{programme}/forecast"
        async with client.stream("POST", path, json=draft(cast), headers=cast.lan.headers) as answer:
            pieces = answer.aiter_text()
            body = await anext(pieces)
            process = await held()
            await revoke(client, cast, cast.lan)
            async with asyncio.timeout(PATIENCE):
                body += "".join([piece async for piece in pieces])
        assert "event: outline" in body
        assert "event: forecast" not in body
        await until(lambda: not process.is_running())


async def came(client: httpx.AsyncClient, member: Member, evidence: UUID) -> int:
    answer = await client.head(f"/v1/uploads/{evidence}", headers=member.headers | TUS)
    return int(answer.headers["upload-offset"])


async def test_an_upload_under_way_ends(parts: Parts, cast: Cast, hours: Hours) -> None:
    """What came before stays; what the thief of the phone sends on is not taken."""
    photo = jpeg()
    evidence = await announced(cast.hung, photo, hours.now)
    async with served(parts) as (_, address), httpx.AsyncClient(base_url=address) as client:
        assert (await Phone(client, cast.hung, evidence).open(len(photo))).status_code == 201
        reading, writing = await asyncio.open_connection(urlsplit(address).hostname, urlsplit(address).port)
        headers = cast.hung.headers | PART | {"upload-offset": "0", "content-length": str(len(photo)), "host": "sidak"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writing.write(f"PATCH /v1/uploads/{evidence} HTTP/1.1\r\n{lines}\r\n".encode() + photo[:100])
        await writing.drain()
        async with asyncio.timeout(PATIENCE):
            while await came(client, cast.hung, evidence) < 100:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await revoke(client, cast, cast.hung)
        async with asyncio.timeout(PATIENCE):
            answer = await reading.readuntil(b"\r\n\r\n")
        assert b"upload-offset: 100\r\n" in answer
        writing.close()
        assert (await Phone(client, cast.hung, evidence).send(photo[100:], 100)).status_code == 401
