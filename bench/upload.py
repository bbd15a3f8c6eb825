"""Uploads as phones send them, to a server in a process of its own that keeps photos on its disk.

`upload-memory`: how much the server's resident memory grows while 100 photos of 20 MB come at once, over 64 MiB. The
decoders that open photos are processes of their own with limits of their own, and are not counted. Nearly all of it is
what each of the 100 lines may have under way: a read of at most 320 KB being written, and the next one waiting.

`upload-rate`: seconds for 60 photos of 12 megapixels, eight at a time, over the seconds that the store alone needs to
write and verify the same files, eight at a time, in the same run on the same disk. What comes on top: a spool that
survives a power cut, hashing, opening each photo from end to end, two renditions, the database and the ledger. Opening
and rendering a photo take about six times as long as storing it (57 ms and 9 ms, two shared cores): with as much
again for all the rest, and for disks that are quicker than theirs was, the budget is 15.
"""

import asyncio
import contextlib
import hashlib
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Self

import httpx
import msgspec
import psutil
from PIL import Image

from api.embedded_postgres import EmbeddedPostgres
from api.migrating import migrate
from bench.photo import scene
from bench.sheet import ready, start
from ledger.database import DB, row
from ledger.identifiers import uuid7
from media.announcing import announce
from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.rules import Claim
from media.stores import StoredFile
from tests.api.uploading import PART, TUS, Phone
from tests.cast import Cast, Member, make_cast
from tests.data_dirs import data_dir

LARGE, LARGE_SIZE, AT_ONCE = 100, 20_000_000, 100
USUAL, USUAL_AT_ONCE = 60, 8
MEMORY = 64 * 1024 * 1024
RATE_BUDGET = 15.0
PIECE = 64 * 1024


class Photo(msgspec.Struct):
    """One picture with a number in it, so that no two files are the same; only the picture lies in memory."""

    picture: bytes
    number: int

    def pieces(self) -> Iterator[bytes]:
        """The number stands in a comment right after the start of the file."""
        yield self.picture[:2] + b"\xff\xfe\x00\x0a" + self.number.to_bytes(8)
        for at in range(2, len(self.picture), PIECE):
            yield self.picture[at : at + PIECE]

    @property
    def size(self) -> int:
        return len(self.picture) + 12

    def sha256(self) -> bytes:
        hashed = hashlib.sha256()
        for piece in self.pieces():
            hashed.update(piece)
        return hashed.digest()


class Sampler:
    """The most memory that a process was seen to have."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self.before = self.most = process.memory_info().rss

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._sample())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _sample(self) -> None:
        while True:
            self.most = max(self.most, self._process.memory_info().rss)
            await asyncio.sleep(0.02)


def main() -> None:
    with data_dir() as place, EmbeddedPostgres(place) as url:
        asyncio.run(measure(url, place))


async def measure(url: str, place: Path) -> None:
    DB.connect_to(url)
    await DB.open_pool(1, 4)
    await migrate()
    cast = await make_cast(datetime.now(UTC))
    backend = await row("SELECT pg_backend_pid() AS pid")
    postmaster = psutil.Process(backend["pid"] if backend else 0).parent()
    assert postmaster
    server = start("sidak", url, place, postmaster)
    try:
        await ready(server)
        server.client.timeout = httpx.Timeout(600)
        await measure_rate(server.client, cast, place)
        await measure_memory(server.client, psutil.Process(server.process.pid), cast)
    finally:
        server.process.terminate()
        server.process.wait()
        await server.client.aclose()
        await DB.close_connection_pool()


async def measure_rate(client: httpx.AsyncClient, cast: Cast, place: Path) -> None:
    """After as many uploads as come at a time, which warm the decoders up."""
    picture = encoded(scene(), 92)
    photos = [Photo(picture, number) for number in range(USUAL_AT_ONCE + USUAL)]
    await upload_all(client, cast.hung, photos[:USUAL_AT_ONCE], USUAL_AT_ONCE)
    ours = await upload_all(client, cast.hung, photos[USUAL_AT_ONCE:], USUAL_AT_ONCE)
    alone = await store_all(photos[USUAL_AT_ONCE:], place / "alone")
    print(f"upload-rate: {USUAL} photos of {photos[0].size / 1e6:.1f} MB, {USUAL / ours:.1f} a second")
    print(f"upload-rate: the store alone {USUAL / alone:.0f} a second")
    print(f"upload-rate ratio {ours / alone:.2f} budget {RATE_BUDGET:g}")


async def measure_memory(client: httpx.AsyncClient, process: psutil.Process, cast: Cast) -> None:
    picture = encoded(Image.effect_noise((5600, 4200), 60).convert("RGB"), 94)
    picture += bytes(max(0, LARGE_SIZE - len(picture)))
    photos = [Photo(picture, number) for number in range(LARGE)]
    async with Sampler(process) as memory:
        seconds = await upload_all(client, cast.hung, photos, AT_ONCE)
    grown = memory.most - memory.before
    print(f"upload-memory: {LARGE} photos of {photos[0].size / 1e6:.1f} MB at once, {seconds:.0f} s")
    print(f"upload-memory: from {memory.before / 1e6:.0f} MB by {grown / 1e6:.1f} MB")
    print(f"upload-memory ratio {grown / MEMORY:.2f} budget 1")


def encoded(picture: Image.Image, quality: int) -> bytes:
    content = BytesIO()
    picture.save(content, "JPEG", quality=quality)
    return content.getvalue()


async def upload_all(client: httpx.AsyncClient, member: Member, photos: list[Photo], at_once: int) -> float:
    """Seconds from the first byte until the last one has arrived."""
    opened = [await opened_for(client, member, photo) for photo in photos]
    places = asyncio.Semaphore(at_once)
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        for phone, photo in zip(opened, photos, strict=True):
            tasks.create_task(upload(phone, photo, places))
    return time.perf_counter() - begun


async def opened_for(client: httpx.AsyncClient, member: Member, photo: Photo) -> Phone:
    evidence, now = uuid7(), datetime.now(UTC)
    assert await announce(await member.actor(now), uuid7(), evidence, claim_of(photo, now), now)
    phone = Phone(client, member, evidence)
    assert (await phone.open(photo.size)).status_code == 201
    return phone


async def upload(phone: Phone, photo: Photo, places: asyncio.Semaphore) -> None:
    """All in one part; then, as long as the server has no time to look at it, the question whether it has."""

    async def body() -> AsyncIterator[bytes]:
        for piece in photo.pieces():
            yield piece

    async with places:
        headers = phone.headers | PART | {"upload-offset": "0", "content-length": str(photo.size)}
        answer = await phone.client.patch(phone.path, content=body(), headers=headers)
        while answer.status_code in (423, 503):
            await asyncio.sleep(1)
            answer = await phone.client.head(phone.path, headers=phone.headers | TUS)
        assert answer.headers["upload-offset"] == str(photo.size), answer.text


async def store_all(photos: list[Photo], place: Path) -> float:
    store, places = DiskStore(place, FileTokens(b"bench")), asyncio.Semaphore(USUAL_AT_ONCE)
    await store.prepare()
    with tempfile.TemporaryDirectory(dir=place) as folder:
        files = [(StoredFile("originals", photo.sha256()), lay(photo, Path(folder))) for photo in photos]

        async def put(file: StoredFile, source: Path) -> None:
            async with places:
                await store.put(file, source, "image/jpeg")

        begun = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for file, source in files:
                tasks.create_task(put(file, source))
        return time.perf_counter() - begun


def lay(photo: Photo, folder: Path) -> Path:
    path = folder / str(photo.number)
    with path.open("wb") as file:
        file.writelines(photo.pieces())
    return path


def claim_of(photo: Photo, now: datetime) -> Claim:
    return Claim(
        purpose="minutes",
        item=None,
        sha256=photo.sha256(),
        size=photo.size,
        content_type="image/jpeg",
        file_name="ảnh.jpg",
        claimed_at=now,
        latitude=None,
        longitude=None,
        accuracy=None,
        device_signature=None,
    )


if __name__ == "__main__":
    main()
