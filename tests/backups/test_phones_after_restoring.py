"""What was acknowledged after the backup: the phone is told, sends it again, and nothing is lost or there twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

import httpx
import msgspec
import pytest

from api.parts import Parts
from ledger.database import rows
from ledger.identifiers import uuid7
from media.stores import StoredFile
from tests.api.story import SheetOnPhone, all_good, digest, publish_checklists, release_to_team
from tests.api.uploading import Phone
from tests.backups.backing import Vault, backed_up, empty_database, empty_place, restored
from tests.cast import Cast, Member
from tests.conftest import Hours, app_with
from tests.media.elsewhere import FEW
from tests.media.photos import sha256

pytestmark = pytest.mark.anyio


class Sent(msgspec.Struct, frozen=True):
    """One request as the phone keeps it, to the byte, and where it goes."""

    path: str
    body: bytes


class Pocket:
    """Hùng's phone: everything it sent, in order, with the photos' originals."""

    def __init__(self, member: Member, inspection: UUID) -> None:
        self.member = member
        self.at = f"/v1/inspections/{inspection}"
        self.sent: list[Sent] = []
        self.photos: dict[UUID, bytes] = {}

    async def put(self, client: httpx.AsyncClient, path: str, document: object) -> None:
        body = document if isinstance(document, bytes) else msgspec.json.encode(document)
        self.sent.append(Sent(f"{self.at}/{path}", body))
        assert (await self._send(client, self.sent[-1])).status_code in (200, 201)

    async def photograph(self, client: httpx.AsyncClient, content: bytes, now: datetime) -> None:
        claim = {
            "purpose": "minutes",
            "sha256": sha256(content).hex(),
            "size": len(content),
            "contentType": "image/jpeg",
            "fileName": "a.jpg",
            "claimedAt": now.isoformat(),
        }
        evidence = uuid7()
        self.photos[evidence] = content
        await self.put(client, f"evidence/{evidence}", claim)
        await self._bring(client, evidence)

    async def send_again(self, client: httpx.AsyncClient) -> list[int]:
        """Of each request its answer, of each photo how many bytes went."""
        answers = [(await self._send(client, each)) for each in self.sent]
        assert all(answer.status_code in (200, 201) for answer in answers), [answer.text for answer in answers]
        missing = [evidence for evidence in self.photos if not await self._has_arrived(client, evidence)]
        for evidence in missing:
            await self._bring(client, evidence)
        return [answer.status_code for answer in answers]

    async def _has_arrived(self, client: httpx.AsyncClient, evidence: UUID) -> bool:
        [announced] = [each for each in self.sent if each.path.endswith(str(evidence))]
        return bool((await self._send(client, announced)).json()["state"] == "arrived")

    async def _send(self, client: httpx.AsyncClient, sent: Sent) -> httpx.Response:
        headers = self.member.headers | {"content-type": "application/json", "content-digest": digest(sent.body)}
        return await client.put(sent.path, content=sent.body, headers=headers)

    async def _bring(self, client: httpx.AsyncClient, evidence: UUID) -> None:
        phone = Phone(client, self.member, evidence)
        await phone.open(len(self.photos[evidence]))
        assert (await phone.send(self.photos[evidence], 0)).status_code == 204


@asynccontextmanager
async def served(place: Parts) -> AsyncIterator[httpx.AsyncClient]:
    app = app_with(place)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as opened:
        yield opened


async def coverage(client: httpx.AsyncClient, member: Member) -> tuple[str | None, str | None]:
    told = (await client.get("/v1/backups/coverage", headers=member.headers)).json()
    return told["coversUntil"], told["restored"]


async def counted() -> dict[str, int]:
    tables = ("sheet_revision", "evidence", "evidence_conflict")
    return {name: (await rows(f"SELECT count(*) AS rows FROM {name}"))[0]["rows"] for name in tables}


async def test_the_phone_sends_again_what_the_backup_did_not_have(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, vault: Vault, tmp_path: Path
) -> None:
    inspection = await release_to_team(cast, hours.now)
    pocket = Pocket(cast.hung, inspection)
    sheet = SheetOnPhone(inspection, await publish_checklists(cast, hours.now))
    opening = {"id": str(uuid7()), "claimedAt": hours.now.isoformat(), "latitude": 20.8, "longitude": 106.0}
    await pocket.put(client, "opening", opening | {"accuracy": 12})
    await pocket.photograph(client, FEW[0], hours.now)
    await pocket.put(client, f"sheets/{sheet.id}/revisions/1", sheet.next([], hours.now, submitted=False))
    assert await coverage(client, cast.hung) == (None, None)
    await backed_up(parts, vault, hours)
    covers_until, _ = await coverage(client, cast.hung)
    assert covers_until is not None

    await pocket.photograph(client, FEW[1], hours.now)
    await pocket.put(client, f"sheets/{sheet.id}/revisions/2", sheet.next(all_good(), hours.now))
    everything = await counted()

    async with empty_database():
        place = empty_place(tmp_path / "other", hours)
        await restored(vault, place)
        async with served(place) as again:
            until, restoration = await coverage(again, cast.hung)
            assert (until, restoration is None) == (None, False)
            assert await counted() != everything
            assert await pocket.send_again(again) == [200, 200, 200, 201, 201]
            assert await counted() == everything
            assert set(await pocket.send_again(again)) == {200}
        for photo in FEW[:2]:
            await place.store.verify(StoredFile("originals", sha256(photo)))
