"""What must be true whatever the line, the server and the store did; while photos come, and at the end."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import httpx
import msgspec

from ledger.database import rows
from media.disk_store import DiskStore
from media.s3_store import S3Store
from media.stores import Store, StoredFile
from organisation.refusing import Refused
from tests.cast import Member
from tests.media.photos import sha256
from tests.uploads.phones import Photo


class Awaited(msgspec.Struct, frozen=True):
    """What is complete once all these photos are here: the findings with those cited, the sheet with those it names."""

    inspection: UUID
    receipt: str
    cited: frozenset[str]
    named: frozenset[str]


class Watcher:
    """Asks again and again, over a good line, what is here, and looks whether it is. Server and store may be away."""

    def __init__(self, client: httpx.AsyncClient, reader: Member, awaited: Awaited, store: Store) -> None:
        self._client = client
        self._headers = reader.headers
        self._awaited = awaited
        self._store = store
        self._seen: set[str] = set()
        self.looked = 0

    async def watch(self, until: asyncio.Event) -> None:
        while not until.is_set():
            with suppress(httpx.TransportError, Refused):
                await self.look()
            await asyncio.sleep(0.2)

    async def look(self) -> None:
        """What is said to be complete is so by the time of the next answer; what is here is never gone again."""
        told = [await self._get(path) for path in self._paths]
        if None in told:
            return
        inspection, receipt, gathered = told
        arrived = {item["id"]: item for item in gathered["items"] if item["state"] == "arrived"}
        assert self._seen <= arrived.keys(), "a photo that was here is gone"
        assert (gathered["arrived"], gathered["expected"]) == (len(arrived), len(gathered["items"]))
        assert inspection["state"] == "submitted" or self._awaited.cited <= arrived.keys(), "heard too early"
        assert receipt["arrived"] <= len(self._awaited.named & arrived.keys()), "the sheet counts what is not here"
        for identifier in arrived.keys() - self._seen:
            original = StoredFile("originals", bytes.fromhex(arrived[identifier]["sha256"]))
            assert await self._store.size(original) == arrived[identifier]["size"], "here, but not in the store"
        self._seen |= arrived.keys()
        self.looked += 1

    async def is_complete(self) -> bool:
        """Everything is here, the sheet says so, and the unit is heard."""
        inspection, receipt, gathered = [await self._get(path) for path in self._paths]
        counts = [(each["arrived"], each["expected"]) for each in (receipt, gathered)]
        return inspection["state"] == "explaining" and all(arrived == expected for arrived, expected in counts)

    @property
    def _paths(self) -> list[str]:
        inspection = f"/v1/inspections/{self._awaited.inspection}"
        return [inspection, f"/v1/receipts/{self._awaited.receipt}", f"{inspection}/evidence"]

    async def _get(self, path: str) -> Any:
        answer = await self._client.get(path, headers=self._headers)
        return answer.json() if answer.status_code == 200 else None


async def judge(photos: Sequence[Photo], store: Store) -> None:
    """Each photo is here once, with its hash; nothing is here twice, and nobody honest was flagged."""
    known = await rows("SELECT id, sha256, state FROM evidence")
    assert {each["id"]: each["sha256"] for each in known} == {photo.id: sha256(photo.content) for photo in photos}
    assert {each["state"] for each in known} == {"arrived"}
    for action in ("evidence.announced", "evidence.arrived"):
        assert await subjects(action) == Counter(str(photo.id) for photo in photos), action
    assert await rows("SELECT id FROM evidence_conflict") == []
    assert await rows("SELECT id FROM upload") == []
    made = await rows("SELECT evidence, count(*) AS made FROM rendition GROUP BY evidence")
    assert {each["evidence"]: each["made"] for each in made} == dict.fromkeys((photo.id for photo in photos), 2)
    assert names(store, "originals") == sorted(sha256(photo.content).hex() for photo in photos)
    assert names(store, "aside") == []
    for photo in photos:
        await store.verify(StoredFile("originals", sha256(photo.content)))


async def subjects(action: str) -> Counter[str]:
    found = await rows(
        "SELECT convert_from(content, 'UTF8')::json ->> 'subject' AS subject FROM ledger_entry "
        "WHERE convert_from(content, 'UTF8')::json ->> 'action' = $1",
        action,
    )
    return Counter(each["subject"] for each in found)


def names(store: Store, kind: str) -> list[str]:
    """Of all files of a kind, as they lie there."""
    if isinstance(store, DiskStore):
        return sorted(path.name for path in (store.root / kind).rglob("*") if path.is_file())
    assert isinstance(store, S3Store)
    pages = store.client.get_paginator("list_objects_v2").paginate(Bucket=store.bucket, Prefix=f"{kind}/")
    return sorted(each["Key"].rpartition("/")[2] for page in pages for each in page.get("Contents", []))
