"""A dishonest inspector and a unit's head against the evidence of others, and against whoever watches over it."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from api.intake import intake_of
from api.parts import Parts
from ledger.database import rows
from ledger.identifiers import uuid7
from media.disk_store import DiskStore
from media.finishing import finish
from media.fixity import sweep_fixity
from media.receiving import open_upload
from media.rules import MOST_KEPT_ASIDE, Limits
from media.stores import StoredFile, unavailable
from organisation.refusing import Refused
from tests.api.photo_care import PHOTO as CARED
from tests.api.photo_care import Care
from tests.api.uploading import Phone, announced
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

PHOTO = jpeg(320, 240)


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    return await Care(client, cast, hours, parts).begin()


async def announce_as(care: Care, evidence: UUID, **changed: Any) -> httpx.Response:
    body = {
        "purpose": "minutes",
        "sha256": sha256(PHOTO).hex(),
        "size": len(PHOTO),
        "contentType": "image/jpeg",
        "fileName": "a.jpg",
        "claimedAt": care.hours.now.isoformat(),
    } | changed
    path = f"/v1/inspections/{care.inspection}/evidence/{evidence}"
    return await care.client.put(path, json=body, headers=care.cast.hung.headers)


async def test_a_photo_named_like_something_else_tells_nothing_of_it(care: Care) -> None:
    """Phones choose the ids of photos; the ledger has entries about people, devices and visits of others too."""
    assert (await announce_as(care, care.inspection)).status_code == 201
    told = await care.get(care.cast.hung, f"/v1/evidence/{care.inspection}/custody")
    assert [event["action"] for event in told["events"]] == ["evidence.announced"]
    told = await care.get(care.cast.tuan, f"/v1/evidence/{care.inspection}/custody")
    assert len(told["events"]) == 1


class Unreadable(DiskStore):
    """A bad sector under one file: neither damaged nor missing, as far as anybody can tell."""

    def __init__(self, store: DiskStore, sha256: bytes) -> None:
        super().__init__(store.root, store.tokens)
        self.sha256 = sha256

    async def verify(self, file: StoredFile) -> None:
        if file.sha256 == self.sha256:
            raise unavailable()
        await super().verify(file)


async def test_one_file_that_cannot_be_read_does_not_end_the_reading_back(care: Care) -> None:
    care.hours.forward(minutes=1)
    other = await care.send(PHOTO)
    care.hours.forward(days=40)
    assert isinstance(care.parts.store, DiskStore)
    await sweep_fixity(Unreadable(care.parts.store, sha256(CARED)), 30, care.hours.now)
    [checked] = await rows("SELECT evidence FROM fixity WHERE checked_at = $1", care.hours.now)
    assert checked["evidence"] == other


async def test_a_link_to_an_original_dies_when_it_is_sealed(care: Care) -> None:
    url = (await care.original(care.cast.thu)).json()["url"]
    assert (await care.client.get(url)).status_code == 200
    await care.blur()
    gone = await care.client.get(url, headers={"if-none-match": f'"{sha256(CARED).hex()}"'})
    assert (gone.status_code, gone.json()["type"]) == (403, "/problems/file-link-expired")


async def test_the_units_head_cannot_use_up_the_teams_place_for_photos(care: Care) -> None:
    await rows("UPDATE inspection SET state = 'explaining'")
    await rows(
        """
        INSERT INTO evidence (id, inspection, purpose, sha256, size, content_type, file_name, claimed_at, announced_by,
            announced_at, state)
        SELECT gen_random_uuid(), $1, 'explanation', $3, 1, 'image/jpeg', 'a.jpg', $4, $2, $4, 'announced'
        FROM generate_series(1, 500)
        """,
        care.inspection,
        care.cast.tuan.person,
        sha256(b"x"),
        care.hours.now,
    )
    assert (await announce_as(care, uuid7())).status_code == 201
    path = f"/v1/inspections/{care.inspection}/evidence/{uuid7()}"
    body = {
        "purpose": "explanation",
        "sha256": sha256(PHOTO).hex(),
        "size": len(PHOTO),
        "contentType": "image/jpeg",
        "fileName": "a.jpg",
        "claimedAt": care.hours.now.isoformat(),
    }
    refused = await care.client.put(path, json=body, headers=care.cast.tuan.headers)
    assert refused.json()["type"] == "/problems/evidence-too-many"


async def test_one_phone_does_not_fill_the_list_of_what_was_set_aside(care: Care) -> None:
    expected = await care.announce(PHOTO)
    for number in range(12):
        body = {"sha256": sha256(bytes([number])).hex(), "purpose": "item", "item": "CL-VN-02-B01"}
        assert (await announce_as(care, expected, **body)).status_code == 409
    phone = Phone(care.client, care.cast.hung, expected)
    await phone.open(len(PHOTO))
    assert (await phone.send(bytes(len(PHOTO)), 0)).json()["type"] == "/problems/evidence-hash-differs"
    listed = (await care.get(care.cast.thu, "/v1/set-aside"))["items"]
    reasons = [each["reason"] for each in listed]
    assert (reasons.count("announced-otherwise"), reasons.count("hash-differs")) == (MOST_KEPT_ASIDE, 1)


async def test_many_uploads_opened_at_once_stay_within_the_limit(cast: Cast, hours: Hours, parts: Parts) -> None:
    actor = await cast.hung.actor(hours.now)
    photos = [await announced(cast.hung, PHOTO + bytes([number]), hours.now) for number in range(8)]
    opening = [open_upload(actor, photo, len(PHOTO) + 1, Limits(3, 10**9), hours.now) for photo in photos]
    told = await asyncio.gather(*opening, return_exceptions=True)
    assert sum(isinstance(each, Refused) for each in told) == 5


class BrokenFor(DiskStore):
    """One file makes it fail in a way that nobody foresaw."""

    def __init__(self, store: DiskStore, sha256: bytes) -> None:
        super().__init__(store.root, store.tokens)
        self.sha256 = sha256

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:
        if file.sha256 == self.sha256:
            raise RuntimeError
        await super().put(file, source, content_type)


async def test_one_upload_that_cannot_be_finished_does_not_keep_the_others(care: Care) -> None:
    pictures = [jpeg(100, 80), jpeg(120, 80)]
    photos = [await care.announce(picture) for picture in pictures]
    for photo, picture in zip(photos, pictures, strict=True):
        await Phone(care.client, care.cast.hung, photo).open(len(picture))
        care.parts.spool.mkdir(exist_ok=True)
        (care.parts.spool / str(photo)).write_bytes(picture)
    assert isinstance(care.parts.store, DiskStore)
    broken = msgspec.structs.replace(intake_of(care.parts), store=BrokenFor(care.parts.store, sha256(pictures[0])))
    assert await finish(broken, care.hours.now + timedelta(days=900)) == 1
    assert sha256(pictures[1]).hex() in care.in_store("originals")
