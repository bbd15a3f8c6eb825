"""What tus offers beyond its core: checksums of parts and ending an upload; and what one person may have under way."""

import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from api.intake import intake_of
from api.parts import Parts
from ledger.database import rows
from media.checksums import read_checksum
from media.receiving import LineBroken, receive
from media.spooling import Spool
from media.sweeping import sweep
from tests.api.test_uploads import HALF, PHOTO, entries, phone, state_of
from tests.api.uploading import TUS, Phone, announced
from tests.cast import Cast
from tests.conftest import Hours

__all__ = ["phone"]
pytestmark = pytest.mark.anyio


def checksum(part: bytes, algorithm: str = "sha256") -> dict[str, str]:
    return {"upload-checksum": f"{algorithm} {b64encode(hashlib.new(algorithm, part).digest()).decode()}"}


async def end(phone: Phone) -> httpx.Response:
    return await phone.client.delete(phone.path, headers=phone.headers | TUS)


async def test_the_extensions_are_listed(client: httpx.AsyncClient) -> None:
    answer = await client.options("/v1/uploads")
    assert answer.headers["tus-extension"] == "creation,expiration,checksum,termination"
    assert answer.headers["tus-checksum-algorithm"] == "sha1,sha256"


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
async def test_parts_with_their_checksums_arrive(algorithm: str, phone: Phone) -> None:
    answer = await phone.send(PHOTO[:HALF], 0, **checksum(PHOTO[:HALF], algorithm))
    assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(HALF))
    assert (await phone.send(PHOTO[HALF:], HALF, **checksum(PHOTO[HALF:], algorithm))).status_code == 204
    assert await state_of(phone) == "arrived"


async def test_a_part_that_does_not_match_its_checksum_is_discarded(phone: Phone) -> None:
    await phone.send(PHOTO[:HALF], 0)
    answer = await phone.send(b"x" + PHOTO[HALF + 1 :], HALF, **checksum(PHOTO[HALF:]))
    assert (answer.status_code, answer.json()["type"]) == (460, "/problems/upload-checksum-differs")
    assert answer.headers["tus-resumable"] == "1.0.0"
    assert await phone.offset() == answer.json()["offset"] == HALF
    assert (await phone.send(PHOTO[HALF:], HALF, **checksum(PHOTO[HALF:]))).status_code == 204
    assert await state_of(phone) == "arrived"
    assert await entries("evidence.conflict") == 0


@pytest.mark.parametrize("header", ["", "sha256", "sha256 x", "md5 AAAA", "sha1 " + "A" * 44, "sha256 " + "é" * 44])
async def test_an_unreadable_checksum_is_refused_before_anything_is_kept(header: str, phone: Phone) -> None:
    sent = phone.headers | TUS | {"content-type": "application/offset+octet-stream", "upload-offset": "0"}
    headers = [(name.encode(), value.encode()) for name, value in (sent | {"upload-checksum": header}).items()]
    answer = await phone.client.patch(phone.path, content=PHOTO, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/upload-checksum-unreadable")
    assert await phone.offset() == 0


async def test_what_came_before_a_line_broke_stays_though_its_checksum_cannot_be_compared(
    phone: Phone, parts: Parts, cast: Cast, hours: Hours
) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield PHOTO[:HALF]
        raise LineBroken

    whole = read_checksum(checksum(PHOTO)["upload-checksum"])
    actor = await cast.hung.actor(hours.now)
    progress = await receive(actor, phone.evidence, 0, broken(), intake_of(parts), hours.now, whole)
    assert progress.offset == await phone.offset() == HALF


async def test_an_ended_upload_is_gone_and_its_photo_still_expected(phone: Phone, parts: Parts) -> None:
    await phone.send(PHOTO[:HALF], 0)
    assert (await end(phone)).status_code == 204
    assert list(parts.spool.iterdir()) == []
    assert (await phone.send(PHOTO[HALF:], HALF)).status_code == 404
    assert (await end(phone)).status_code == 404
    assert await state_of(phone) == "announced"
    assert (await phone.open(len(PHOTO))).status_code == 201
    assert (await phone.send(PHOTO, 0)).status_code == 204


async def test_what_has_arrived_cannot_be_ended(phone: Phone) -> None:
    await phone.send(PHOTO, 0)
    answer = await end(phone)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/upload-finished")
    assert await state_of(phone) == "arrived"


async def test_only_who_announced_it_ends_it(phone: Phone, cast: Cast, parts: Parts) -> None:
    await phone.send(PHOTO[:HALF], 0)
    for other in (cast.mai, cast.an, cast.thu, cast.khoa):
        assert (await end(Phone(phone.client, other, phone.evidence))).status_code == 404
    async with Spool(parts.spool).hold(phone.evidence):
        assert (await end(phone)).status_code == 423
    assert await phone.offset() == HALF


class Few:
    """A server with other settings."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def set(self, **settings: object) -> None:
        changed = msgspec.structs.replace(self.parts.settings, **settings)
        msgspec.structs.force_setattr(self.parts, "settings", changed)


@pytest.fixture
def server(parts: Parts) -> Few:
    return Few(parts)


async def test_one_person_has_so_many_uploads_open(phone: Phone, server: Few, cast: Cast, hours: Hours) -> None:
    server.set(uploads_per_person=1)
    other = Phone(phone.client, cast.hung, await announced(cast.hung, PHOTO + b"2", hours.now))
    answer = await other.open(len(PHOTO) + 1)
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/upload-too-many")
    assert (await phone.open(len(PHOTO))).status_code == 201
    mai = Phone(phone.client, cast.mai, await announced(cast.mai, PHOTO, hours.now))
    assert (await mai.open(len(PHOTO))).status_code == 201
    await phone.send(PHOTO, 0)
    assert (await other.open(len(PHOTO) + 1)).status_code == 201


async def test_one_person_has_so_many_bytes_under_way(
    client: httpx.AsyncClient, server: Few, cast: Cast, hours: Hours
) -> None:
    server.set(upload_mib_per_person=64)
    large = bytes(40 * 1024 * 1024)
    first, second = [Phone(client, cast.hung, await announced(cast.hung, large, hours.now)) for _ in range(2)]
    assert (await first.open(len(large))).status_code == 201
    answer = await second.open(len(large))
    assert (answer.status_code, answer.json()["type"], answer.json()["most"]) == (429, "/problems/upload-too-much", 64)
    assert (await end(first)).status_code == 204
    assert (await second.open(len(large))).status_code == 201


async def test_below_the_reserve_nothing_new_is_taken_and_what_came_stays(phone: Phone, server: Few) -> None:
    await phone.send(PHOTO[:HALF], 0)
    server.set(spool_reserve_mib=10_000_000)
    answer = await phone.send(PHOTO[HALF:], HALF)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/spool-full")
    assert int(answer.headers["retry-after"]) == 60
    assert await phone.offset() == HALF
    server.set(spool_reserve_mib=0)
    assert (await phone.send(PHOTO[HALF:], HALF)).status_code == 204


async def test_below_the_reserve_what_is_all_here_arrives(phone: Phone, parts: Parts, server: Few) -> None:
    async with Spool(parts.spool).hold(phone.evidence) as spooled:
        await spooled.append(PHOTO)
    server.set(spool_reserve_mib=10_000_000)
    assert await phone.offset() == len(PHOTO)
    assert await state_of(phone) == "arrived"


async def test_a_photo_whose_phone_went_silent_before_the_check_arrives_by_the_clock(
    phone: Phone, parts: Parts, hours: Hours
) -> None:
    async with Spool(parts.spool).hold(phone.evidence) as spooled:
        await spooled.append(PHOTO)
        await sweep(intake_of(parts), hours.forward(days=8))
        assert await state_of(phone) == "announced"
    await sweep(intake_of(parts), hours.now)
    assert await state_of(phone) == "arrived"
    assert list(parts.spool.iterdir()) == []
    assert await rows("SELECT id FROM upload") == []


async def test_the_clock_leaves_alone_what_was_just_written(phone: Phone, parts: Parts, hours: Hours) -> None:
    async with Spool(parts.spool).hold(phone.evidence) as spooled:
        await spooled.append(PHOTO)
    just = spooled.path.stat().st_mtime
    await sweep(intake_of(parts), hours.now.fromtimestamp(just, hours.now.tzinfo))
    assert await state_of(phone) == "announced"


async def test_a_photo_that_the_store_cannot_take_now_waits_for_the_next_sweep(
    phone: Phone, parts: Parts, hours: Hours
) -> None:
    originals = parts.settings.data_dir / "media" / "originals"
    originals.write_bytes(b"")
    async with Spool(parts.spool).hold(phone.evidence) as spooled:
        await spooled.append(PHOTO)
    await sweep(intake_of(parts), hours.forward(days=8))
    assert await state_of(phone) == "announced"
    originals.unlink()
    await sweep(intake_of(parts), hours.now)
    assert await state_of(phone) == "arrived"


async def test_a_server_that_keeps_photos_itself_has_no_direct_lane(phone: Phone) -> None:
    path = f"/v1/evidence/{phone.evidence}/direct-uploads"
    answer = await phone.client.post(path, json={}, headers=phone.headers)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/direct-upload-unavailable")
