"""Photos that arrive and are examined, in inspections of one programme."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from api.parts import Parts
from inspections import access
from inspections.visiting.opening import Door, open_at_door
from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.database import row
from ledger.identifiers import uuid7
from media.examination_queries import expect
from media.queries import settle
from media.stores import StoredFile
from scheduler.duties import Duties
from tests.api.story import publish_checklists
from tests.api.uploading import Phone
from tests.cast import Cast, Member, Place
from tests.conftest import Hours
from tests.media.photos import TYPES, sha256

PROGRAMME = UUID(int=5)


class Visits:
    """Hùng leads, Mai is with him unless he goes alone."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> None:
        self.client, self.cast, self.hours, self.parts = client, cast, hours, parts

    async def opened(self, unit: Place, programme: UUID = PROGRAMME, *, alone: bool = False) -> UUID:
        now, hung = self.hours.now, await self.cast.hung.actor(self.hours.now)
        checklist = await publish_checklists(self.cast, now)
        async with change(by="clock", at=now) as record:
            inspection = await release(
                record,
                kind="drawn",
                programme=programme,
                plan_version=None,
                draw_day=None,
                unit=unit.id,
                leader=self.cast.hung.person,
                members=[] if alone else [self.cast.mai.person],
                checklist_version=checklist.id,
                profile="opening",
                arrives_at=now + timedelta(minutes=30),
                ends_at=now + timedelta(hours=9),
                now=now,
            )
        door = Door(uuid7(), now, None, None, None)
        await open_at_door(hung, await access.see(hung, inspection, now), door, now)
        return inspection

    async def photo(
        self, inspection: UUID, content: bytes, kind: str = "JPEG", member: Member | None = None, **changed: Any
    ) -> UUID:
        """Announced and sent."""
        sender = member or self.cast.hung
        evidence = await self.announced(inspection, content, kind, sender, **changed)
        phone = Phone(self.client, sender, evidence)
        await phone.open(len(content))
        sent = await phone.send(content, 0)
        assert sent.status_code == 204, sent.text
        return evidence

    async def unseen(self, inspection: UUID, content: bytes) -> UUID:
        """Arrived without anybody looking at it."""
        source = self.parts.settings.data_dir / "unseen"
        evidence = await self.announced(inspection, content, "JPEG", self.cast.hung)
        source.write_bytes(content)
        await self.parts.store.put(StoredFile("originals", sha256(content)), source, "image/jpeg")
        await settle(evidence, "arrived", self.hours.now)
        await expect(evidence, "image/jpeg", self.hours.now)
        return evidence

    async def announced(self, inspection: UUID, content: bytes, kind: str, sender: Member, **changed: Any) -> UUID:
        evidence = uuid7()
        announcement = {
            "purpose": "minutes",
            "sha256": sha256(content).hex(),
            "size": len(content),
            "contentType": TYPES[kind],
            "fileName": "ảnh quầy.jpg",
            "claimedAt": self.hours.now.isoformat(),
        } | changed
        path = f"/v1/inspections/{inspection}/evidence/{evidence}"
        assert (await self.client.put(path, json=announcement, headers=sender.headers)).status_code == 201
        return evidence

    async def examine(self) -> None:
        duties = Duties(self.parts.keys, self.parts.spool, store=self.parts.store)
        await duties.photos.examine(self.hours.now)
        await duties.photos.examine_slow(self.hours.now)

    async def seen(self, evidence: UUID, member: Member | None = None, language: str = "en") -> dict[str, Any]:
        headers = (member or self.cast.thu).headers | {"accept-language": language}
        answer = await self.client.get(f"/v1/evidence/{evidence}", headers=headers)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def notes(self, evidence: UUID, member: Member | None = None) -> dict[str, dict[str, Any]]:
        return {note["name"]: note["facts"] for note in (await self.seen(evidence, member))["notes"]}


async def examination(evidence: UUID) -> dict[str, Any]:
    found = await row("SELECT * FROM examination WHERE evidence = $1", evidence)
    assert found
    return dict(found)
