"""What must stay is not erased, what must go is, whatever happens at the same moment."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest

from api.intake import intake_of
from api.parts import Parts
from ledger.database import rows
from media import erasure_queries, queries
from media.disk_store import DiskStore
from media.erasing import erase
from media.receiving import receive
from media.renditions import make
from media.stores import StoredFile
from media.sweeping import sweep
from organisation.refusing import Refused
from scheduler.duties import Duties
from tests.api.photo_care import PHOTO as CARED
from tests.api.photo_care import Care, entries
from tests.api.uploading import Phone
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

PHOTO = jpeg(320, 240)
YEARS = 731
"""Days."""


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    return await Care(client, cast, hours, parts).begin()


async def years_later(care: Care) -> None:
    await rows("UPDATE inspection SET state = 'closed', outcome = 'carried_out', closed_at = $1", care.hours.now)
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    care.hours.forward(days=YEARS)


async def agree_to_erase(care: Care) -> None:
    proposed = await care.post(care.cast.thu, f"/v1/inspections/{care.inspection}/erasures", {"retentionClass": "item"})
    path = f"/v1/erasures/{proposed.json()['id']}/decision"
    assert (await care.post(care.cast.minh, path, {"confirmed": True})).status_code == 200


async def erase_all(care: Care) -> None:
    for erasure in await erasure_queries.under_way(10):
        assert await erase(erasure, care.parts.store, care.hours.now)


async def test_what_came_of_an_erased_photo_whose_phone_never_asked_again_is_not_kept(care: Care) -> None:
    expected = await care.announce(PHOTO)
    assert (await Phone(care.client, care.cast.hung, expected).open(len(PHOTO))).status_code == 201
    care.parts.spool.mkdir(exist_ok=True)
    (care.parts.spool / str(expected)).write_bytes(PHOTO)
    await years_later(care)
    await agree_to_erase(care)
    await erase_all(care)
    for _ in range(2):
        await sweep(intake_of(care.parts), care.hours.now)
        care.hours.forward(days=3)
    assert care.in_store("originals") == set()
    assert not await rows("SELECT id FROM upload")


class ErasedMeanwhile(DiskStore):
    """The photo is erased between the moment its bytes were fetched and the one when its pictures are stored."""

    def __init__(self, care: Care) -> None:
        assert isinstance(care.parts.store, DiskStore)
        super().__init__(care.parts.store.root, care.parts.store.tokens)
        self.care = care

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:
        await erase_all(self.care)
        await super().put(file, source, content_type)


async def test_pictures_made_while_a_photo_is_erased_go_with_it(care: Care) -> None:
    await years_later(care)
    for file in await care.rendition_files():
        await care.parts.store.delete(file)
    evidence = await queries.find_evidence(care.evidence)
    assert evidence
    await agree_to_erase(care)
    with pytest.raises(Refused, match="evidence-erased"):
        await make(str(care.cast.thu.person), evidence, ErasedMeanwhile(care), care.parts.spool, care.parts.clock)
    assert (care.in_store("originals"), care.in_store("renditions")) == (set(), set())
    assert not await rows("SELECT id FROM rendition")


async def test_a_claim_that_never_comes_does_not_keep_the_bytes(care: Care) -> None:
    """Somebody announces the same file again at another visit, and never sends it."""
    await care.announce(CARED, purpose="minutes", item=None)
    await years_later(care)
    await agree_to_erase(care)
    await erase_all(care)
    assert care.in_store("originals") == set()


class ErasedOnArrival(ErasedMeanwhile):
    """What is put was there already, and is erased before its arrival is written down."""

    async def put(self, file: StoredFile, source: Path, content_type: str) -> None:
        await DiskStore.put(self, file, source, content_type)
        if file.kind == "originals":
            await erase_all(self.care)


async def test_what_arrives_while_the_same_bytes_are_erased_stays(care: Care) -> None:
    twin = await care.announce(CARED, purpose="minutes", item=None)
    await years_later(care)
    await agree_to_erase(care)
    phone = Phone(care.client, care.cast.hung, twin)
    assert (await phone.open(len(CARED))).status_code == 201
    intake = msgspec.structs.replace(intake_of(care.parts), store=ErasedOnArrival(care))
    hung = await care.cast.hung.actor(care.hours.now)
    arrived = await receive(hung, twin, 0, in_one_piece(CARED), intake, care.hours.now)
    assert arrived.expires_at is None
    await care.parts.store.verify(StoredFile("originals", sha256(CARED)))
    assert len(await entries("evidence.erased")) == 1


async def in_one_piece(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def test_erasures_that_must_wait_do_not_keep_the_others(care: Care) -> None:
    """Of twenty visits somebody holds the photos: they are asked for by a court."""
    await years_later(care)
    await rows(
        """
        WITH held AS (
            INSERT INTO erasure (id, inspection, retention_class, proposed_by, proposed_at, decided_by, decided_at,
                confirmed)
            SELECT uuid, uuid, 'item', $1, $3, $2, $3, true
            FROM (SELECT lpad(number::text, 32, '0')::uuid AS uuid FROM generate_series(1, 20) AS number) AS made
            RETURNING inspection
        )
        INSERT INTO evidence_hold (id, inspection, reason, placed_by, placed_at)
        SELECT gen_random_uuid(), inspection, 'Tòa án', $1, $3 FROM held
        """,
        care.cast.thu.person,
        care.cast.minh.person,
        care.hours.now,
    )
    await rows(
        """
        INSERT INTO evidence (id, inspection, purpose, item, sha256, size, content_type, file_name, claimed_at,
            announced_by, announced_at, state)
        SELECT gen_random_uuid(), held.inspection, 'item', item, sha256, size, content_type, file_name, claimed_at,
            announced_by, announced_at, 'announced'
        FROM evidence, (SELECT inspection FROM erasure) AS held
        """
    )
    await agree_to_erase(care)
    duties = Duties(care.parts.keys, store=care.parts.store)
    for _ in range(2):
        await duties.photos.erase(care.hours.now)
    assert len(await entries("erasure.finished")) == 1


async def test_an_erasure_that_is_no_longer_due_is_not_confirmed(care: Care) -> None:
    """Two years were the rule when it was proposed; the operator made it longer since."""
    await years_later(care)
    path = f"/v1/inspections/{care.inspection}/erasures"
    erasure = (await care.post(care.cast.thu, path, {"retentionClass": "item"})).json()["id"]
    care.hours.forward(days=-3)
    answered = await care.post(care.cast.minh, f"/v1/erasures/{erasure}/decision", {"confirmed": True})
    assert answered.json()["type"] == "/problems/erasure-not-due"
    answered = await care.post(care.cast.minh, f"/v1/erasures/{erasure}/decision", {"confirmed": False})
    assert answered.json()["state"] == "declined"
