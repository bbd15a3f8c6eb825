"""A concluded inspection with photos, signed by a phone, and the custody bundle of it."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec

from api.parts import Parts
from ledger.database import rows
from ledger.identifiers import uuid7
from ledger.notes import Verifier
from media.bundle_verifier import judge
from media.erasing import erase
from media.erasure_queries import under_way
from tests.api.minutes_steps import minutes_of, printed, send_minutes
from tests.api.signing import Key, new_key, register, signature
from tests.api.story import SheetOnPhone, all_good, digest, open_door, publish_checklists, release_to_team
from tests.api.uploading import Phone
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256


class Case(msgspec.Struct):
    """A visit that is concluded. Of Hùng's three photos the first is signed by his phone, the last never came; Mai's
    draft of a sheet is signed by hers, the minutes by his."""

    visit: Visit
    parts: Parts
    photos: list[UUID]
    hashes: list[bytes]

    async def get(self, member: Member, path: str) -> httpx.Response:
        return await self.visit.client.get(path, headers=member.headers)

    async def post(self, member: Member, path: str, body: object = None) -> httpx.Response:
        return await self.visit.client.post(path, json=body, headers=member.headers)

    async def export(self, member: Member) -> httpx.Response:
        return await self.post(member, f"/v1/inspections/{self.visit.inspection}/custody-bundles")

    async def blur(self, one: Member, other: Member) -> None:
        """A corner of the first photo."""
        areas = {"areas": [[0, 0, 2500, 2500]], "reason": "Người dân đi qua"}
        proposed = await self.post(one, f"/v1/evidence/{self.photos[0]}/redactions", areas)
        decided = await self.post(other, f"/v1/redactions/{proposed.json()['id']}/decision", {"confirmed": True})
        assert decided.is_success, decided.text

    async def erase(self, one: Member, other: Member) -> None:
        """All photos of items, years later."""
        path = f"/v1/inspections/{self.visit.inspection}"
        assert (await self.post(one, f"{path}/closure")).is_success
        await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
        self.visit.hours.forward(days=1_000)
        proposed = await self.post(one, f"{path}/erasures", {"retentionClass": "item"})
        decided = await self.post(other, f"/v1/erasures/{proposed.json()['id']}/decision", {"confirmed": True})
        assert decided.is_success, decided.text
        for erasure in await under_way(10):
            assert await erase(erasure, self.parts.store, self.visit.hours.now)


async def concluded(client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours) -> Case:
    inspection = await release_to_team(cast, hours.now)
    key = new_key()
    assert (await register(client, cast.hung, key)).is_success
    await parts.checkpoints.sign(hours.now)
    await open_door(client, cast.hung, inspection, hours.forward(minutes=20))
    visit = Visit(client, cast, hours, inspection)
    pictures = [jpeg(320, 240), jpeg(300, 200)]
    await signed_draft(visit, cast.mai)
    signed = {"deviceSignature": signature(key, pictures[0])}
    photos = [await sent(visit, cast.hung, pictures[0], **signed), await sent(visit, cast.hung, pictures[1])]
    await announced(visit, cast.hung, jpeg(100, 100))
    await submitted(visit, CLOSED | {"evidence": [str(photos[0])]})
    await minutes_signed(visit, key)
    assert (await visit.explain()).is_success
    assert (await visit.draft()).is_success
    hours.forward(hours=1)
    for member, step in ((cast.thu, "issuance"), (cast.minh, "second-signature")):
        await visit.post(member, f"/conclusions/1/{step}")
    assert await visit.state() == "concluded"
    await parts.checkpoints.sign(hours.now)
    hours.forward(days=1, hours=1)
    return Case(visit, parts, photos, [sha256(picture) for picture in pictures])


async def minutes_signed(visit: Visit, key: Key) -> None:
    """By the leader's phone too; printed by the head of the unit."""
    submission = await visit.get(visit.cast.hung, "/submission")
    body = json.dumps(minutes_of(visit, submission["id"])).encode()
    kept = await send_minutes(visit, body, headers={"x-device-signature": signature(key, body)})
    assert kept.status_code == 201, kept.text
    assert (await printed(visit, visit.cast.tuan)).is_success


async def signed_draft(visit: Visit, member: Member) -> None:
    """Of a sheet that is never handed in."""
    key, now = new_key(), visit.hours.now
    assert (await register(visit.client, member, key)).is_success
    sheet = SheetOnPhone(visit.inspection, await publish_checklists(visit.cast, now))
    body = sheet.next(all_good(), now, submitted=False)
    headers = {"content-digest": digest(body), "content-type": "application/json"}
    sent = await visit.client.put(
        f"/v1/inspections/{visit.inspection}/sheets/{sheet.id}/revisions/1",
        content=body,
        headers=member.headers | headers | {"x-device-signature": signature(key, body)},
    )
    assert sent.status_code == 201, sent.text


async def announced(visit: Visit, member: Member, content: bytes, **more: Any) -> UUID:
    evidence = uuid7()
    announcement = {
        "purpose": "item",
        "item": "CL-VN-02-A01",
        "sha256": sha256(content).hex(),
        "size": len(content),
        "contentType": "image/jpeg",
        "fileName": "cửa đóng.jpg",
        "claimedAt": visit.hours.now.isoformat(),
    } | more
    path = f"/v1/inspections/{visit.inspection}/evidence/{evidence}"
    assert (await visit.client.put(path, json=announcement, headers=member.headers)).status_code == 201
    return evidence


async def sent(visit: Visit, member: Member, content: bytes, **more: Any) -> UUID:
    evidence = await announced(visit, member, content, **more)
    phone = Phone(visit.client, member, evidence)
    await phone.open(len(content))
    assert (await phone.send(content, 0)).status_code == 204
    return evidence


def told(content: bytes, place: Path, *trusted: Verifier) -> tuple[bool, str]:
    file = place / "bundle.zip"
    file.write_bytes(content)
    judgement = judge(str(file), trusted)
    return judgement.holds, judgement.reason
