import os
from datetime import timedelta

import anyio
import httpx
import pytest

from api.intake import intake_of
from api.parts import Parts
from ledger.database import row, rows
from ledger.identifiers import uuid7
from media import queries
from media.spooling import Spool
from media.stores import StoredFile
from media.sweeping import sweep
from tests.api.uploading import PART, TUS, Phone, announced
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, photo, sha256

pytestmark = pytest.mark.anyio

PHOTO = jpeg(800, 600)
HALF = len(PHOTO) // 2


@pytest.fixture
async def phone(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Phone:
    """Hùng's, with one photo announced and its upload opened."""
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))
    assert (await phone.open(len(PHOTO))).status_code == 201
    return phone


async def state_of(phone: Phone) -> str:
    evidence = await queries.find_evidence(phone.evidence)
    assert evidence
    return str(evidence["state"])


async def entries(action: str) -> int:
    found = await row(
        "SELECT count(*) AS found FROM ledger_entry WHERE convert_from(content, 'UTF8')::json ->> 'action' = $1", action
    )
    return int(found["found"]) if found else 0


async def stored(parts: Parts, kind: str, content: bytes) -> bool:
    return await parts.store.size(StoredFile(kind, sha256(content))) == len(content)  # type: ignore[arg-type]


async def test_the_server_says_what_it_speaks(client: httpx.AsyncClient) -> None:
    answer = await client.options("/v1/uploads")
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == answer.headers["tus-resumable"] == "1.0.0"
    assert {"tus-extension", "tus-max-size"} <= answer.headers.keys()


async def test_another_version_of_the_protocol_is_refused(phone: Phone) -> None:
    for version in ({}, {"tus-resumable": "0.2.2"}):
        answer = await phone.client.head(phone.path, headers=phone.headers | version)
        assert answer.status_code == 412
        assert answer.headers["tus-version"] == "1.0.0"


async def test_a_photo_arrives_whole(phone: Phone, parts: Parts) -> None:
    answer = await phone.send(PHOTO, 0)
    assert answer.status_code == 204
    assert answer.headers["upload-offset"] == str(len(PHOTO))
    assert answer.headers["tus-resumable"] == "1.0.0"
    assert await state_of(phone) == "arrived"
    assert await stored(parts, "originals", PHOTO)
    assert await entries("evidence.arrived") == 1


async def test_a_photo_arrives_in_parts(phone: Phone) -> None:
    assert (await phone.send(PHOTO[:HALF], 0)).headers["upload-offset"] == str(HALF)
    assert await phone.offset() == HALF
    assert await state_of(phone) == "announced"
    assert (await phone.send(PHOTO[HALF:], HALF)).status_code == 204
    assert await state_of(phone) == "arrived"


async def test_nothing_is_left_in_the_spool(phone: Phone, parts: Parts) -> None:
    await phone.send(PHOTO, 0)
    assert list(parts.spool.iterdir()) == []
    assert await rows("SELECT id FROM upload") == []


async def test_a_rendition_without_metadata_is_made(phone: Phone, parts: Parts) -> None:
    await phone.send(PHOTO, 0)
    made = await rows("SELECT purpose, sha256, size, width, height FROM rendition")
    assert {each["purpose"]: (each["width"], each["height"]) for each in made} == {
        "viewing": (800, 600),
        "thumbnail": (320, 240),
    }
    for each in made:
        assert await parts.store.size(StoredFile("renditions", each["sha256"])) == each["size"]


async def test_the_offset_is_not_to_be_cached(phone: Phone) -> None:
    answer = await phone.client.head(phone.path, headers=phone.headers | TUS)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["upload-length"] == str(len(PHOTO))
    assert "upload-expires" in answer.headers


async def test_opening_again_is_harmless(phone: Phone) -> None:
    await phone.send(PHOTO[:HALF], 0)
    assert (await phone.open(len(PHOTO))).headers["location"] == phone.path
    assert await phone.offset() == HALF
    await phone.send(PHOTO[HALF:], HALF)
    assert (await phone.open(len(PHOTO))).status_code == 201
    assert await phone.offset() == len(PHOTO)


async def test_a_wrong_offset_is_told_the_right_one(phone: Phone) -> None:
    await phone.send(PHOTO[:HALF], 0)
    for wrong in (0, HALF - 1, HALF + 1):
        answer = await phone.send(PHOTO[HALF:], wrong)
        assert (answer.status_code, answer.json()["offset"]) == (409, HALF)
    assert await phone.offset() == HALF


async def test_repeating_the_last_part_changes_nothing(phone: Phone) -> None:
    await phone.send(PHOTO[:HALF], 0)
    await phone.send(PHOTO[HALF:], HALF)
    assert (await phone.send(PHOTO[HALF:], HALF)).status_code == 409
    assert (await phone.send(b"", len(PHOTO))).status_code == 204
    assert await phone.offset() == len(PHOTO)
    assert await entries("evidence.arrived") == 1


async def test_the_second_of_two_connections_waits(phone: Phone, parts: Parts) -> None:
    async with Spool(parts.spool).hold(phone.evidence):
        answer = await phone.send(PHOTO, 0)
        assert answer.status_code == 423
        assert int(answer.headers["retry-after"]) > 0
    assert (await phone.send(PHOTO, 0)).status_code == 204


async def test_eight_connections_at_once_make_one_photo(phone: Phone, parts: Parts) -> None:
    statuses: list[int] = []

    async def send() -> None:
        statuses.append((await phone.send(PHOTO, 0)).status_code)

    async with anyio.create_task_group() as tasks:
        for _ in range(8):
            tasks.start_soon(send)
    assert statuses.count(204) == 1
    assert set(statuses) <= {204, 409, 423}
    assert await stored(parts, "originals", PHOTO)
    assert await entries("evidence.arrived") == 1


async def test_another_file_under_the_claim_is_kept_aside_and_flagged(phone: Phone, parts: Parts) -> None:
    other = PHOTO[:-3] + b"x\xff\xd9"
    answer = await phone.send(other, 0)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/evidence-hash-differs")
    assert await stored(parts, "aside", other)
    assert not await stored(parts, "originals", other)
    flagged = await row("SELECT reason, sha256, kept FROM evidence_conflict")
    assert flagged
    assert tuple(flagged.values()) == ("hash-differs", sha256(other), True)
    assert await entries("evidence.conflict") == 1


async def test_after_a_wrong_file_the_right_one_can_come(phone: Phone) -> None:
    await phone.send(bytes(len(PHOTO)), 0)
    assert await phone.offset() == 0
    assert (await phone.send(PHOTO, 0)).status_code == 204
    assert await state_of(phone) == "arrived"


async def test_endless_wrong_files_do_not_fill_the_store(phone: Phone) -> None:
    for number in range(8):
        assert (await phone.send(bytes([number]) * len(PHOTO), 0)).status_code == 422
    assert len(await rows("SELECT id FROM evidence_conflict")) == 5


@pytest.mark.parametrize(
    ("content", "status", "problem"),
    [
        (b"GIF89a" + bytes(1000), 415, "not-a-photo"),
        (b"<html><script>alert(1)</script>", 415, "not-a-photo"),
        (photo("PNG"), 422, "photo-type-differs"),
        (PHOTO[:HALF], 422, "photo-incomplete"),
        (PHOTO[:HALF] + b"\xff\xd9", 422, "photo-incomplete"),
    ],
)
async def test_what_is_no_photo_is_refused_for_good(
    content: bytes, status: int, problem: str, client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, content, hours.now))
    await phone.open(len(content))
    answer = await phone.send(content, 0)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{problem}")
    assert await state_of(phone) == "refused"
    assert (await phone.open(len(content))).json()["type"] == "/problems/evidence-refused"


async def test_a_refused_file_is_kept_aside_and_nothing_else_of_it(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts
) -> None:
    content = PHOTO[:HALF]
    phone = Phone(client, cast.hung, await announced(cast.hung, content, hours.now))
    await phone.open(len(content))
    await phone.send(content, 0)
    assert await stored(parts, "aside", content)
    assert not await stored(parts, "originals", content)
    assert await rows("SELECT id FROM rendition") == []
    assert list(parts.spool.iterdir()) == []


async def test_more_than_was_announced_is_refused(phone: Phone) -> None:
    assert (await phone.send(PHOTO + b"more", 0)).status_code == 413
    assert await phone.offset() == len(PHOTO)
    assert await state_of(phone) == "arrived"


async def test_a_part_has_its_own_type(phone: Phone) -> None:
    for changed in ("image/jpeg", "application/json", ""):
        assert (await phone.send(PHOTO, 0, **{"content-type": changed})).status_code == 415
    assert await phone.offset() == 0


@pytest.mark.parametrize("offset", ["-1", "x", "", "1.5"])
async def test_an_offset_is_a_whole_number(offset: str, phone: Phone) -> None:
    assert (await phone.send(PHOTO, 0, **{"upload-offset": offset})).status_code == 400
    assert (await phone.send(PHOTO, 10**30)).status_code == 409


@pytest.mark.parametrize("metadata", ["", "evidence", "evidence !!!", "evidence eA==", "filename YQ==", ",", "ảnh"])
async def test_the_metadata_names_the_evidence(metadata: str, phone: Phone) -> None:
    headers = phone.headers | TUS | {"upload-length": "5"}
    sent = [(name.encode(), value.encode()) for name, value in (headers | {"upload-metadata": metadata}).items()]
    answer = await phone.client.post("/v1/uploads", headers=sent)
    assert answer.status_code == 400


async def test_the_length_is_the_announced_one(phone: Phone) -> None:
    assert (await phone.open(len(PHOTO) + 1)).json()["size"] == len(PHOTO)
    for impossible, status in {0: 400, -5: 400, 10**12: 413, 10**30: 413}.items():
        assert (await phone.open(impossible)).status_code == status


async def test_only_who_announced_it_sends_it(phone: Phone, cast: Cast) -> None:
    for other in (cast.mai, cast.an, cast.thu, cast.khoa):
        stranger = Phone(phone.client, other, phone.evidence)
        assert (await stranger.open(len(PHOTO))).status_code == 404
        assert (await stranger.send(PHOTO, 0)).status_code == 404
        head = await phone.client.head(phone.path, headers=stranger.headers | TUS)
        assert head.status_code == 404
    assert (await phone.client.patch(phone.path, content=PHOTO, headers=PART)).status_code == 401


async def test_an_upload_that_was_never_opened_is_not_there(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))
    assert (await phone.send(PHOTO, 0)).status_code == 404


async def test_after_a_week_an_upload_is_gone_and_can_be_opened_again(phone: Phone, parts: Parts, hours: Hours) -> None:
    await phone.send(PHOTO[:HALF], 0)
    hours.forward(days=7)
    assert (await phone.send(PHOTO[HALF:], HALF)).status_code == 410
    assert await sweep(intake_of(parts), hours.now) == 1
    assert list(parts.spool.iterdir()) == []
    assert (await phone.send(PHOTO, 0)).status_code == 404
    assert (await phone.open(len(PHOTO))).status_code == 201
    assert (await phone.send(PHOTO, 0)).status_code == 204


async def test_the_sweep_leaves_what_is_under_way(phone: Phone, parts: Parts, hours: Hours) -> None:
    await phone.send(PHOTO[:HALF], 0)
    hours.forward(days=6)
    assert await sweep(intake_of(parts), hours.now) == 0
    assert await phone.offset() == HALF
    hours.forward(days=1)
    async with Spool(parts.spool).hold(phone.evidence):
        assert await sweep(intake_of(parts), hours.now) == 0


async def test_bytes_that_came_before_a_crash_are_checked_when_asked_for(phone: Phone, parts: Parts) -> None:
    """The process died between the last byte and the check."""
    async with Spool(parts.spool).hold(phone.evidence) as spooled:
        await spooled.append(PHOTO)
    assert await phone.offset() == len(PHOTO)
    assert await state_of(phone) == "arrived"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.jpg", "ảnh quầy số 1.jpg", "a\u202egpj.exe", "%2e%2e%2f"]
)
async def test_a_file_name_is_never_a_path(
    name: str, client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now, file_name=name))
    await phone.open(len(PHOTO))
    await phone.send(PHOTO[:HALF], 0)
    assert [path.name for path in parts.spool.iterdir()] == [str(phone.evidence)]
    assert (await phone.send(PHOTO[HALF:], HALF)).status_code == 204
    assert await stored(parts, "originals", PHOTO)


async def test_a_store_that_fails_loses_nothing(phone: Phone, parts: Parts) -> None:
    """A file where a directory should be: the disk store cannot write."""
    originals = parts.settings.data_dir / "media" / "originals"
    originals.write_bytes(b"")
    answer = await phone.send(PHOTO, 0)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    originals.unlink()
    assert await phone.offset() == len(PHOTO)
    assert await state_of(phone) == "arrived"


async def test_the_sweep_removes_what_a_killed_process_left(parts: Parts, database: str, hours: Hours) -> None:
    parts.spool.mkdir()
    old, new, foreign = (parts.spool / name for name in (f"{uuid7()}.rendition", str(uuid7()), "notes.txt"))
    for path, days in ((old, 2), (new, 0), (foreign, 2)):
        path.write_bytes(b"left over")
        at = (hours.now - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))
    await sweep(intake_of(parts), hours.now)
    assert set(parts.spool.iterdir()) == {new, foreign}
