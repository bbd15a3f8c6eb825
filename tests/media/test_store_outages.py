"""The S3 server is killed in the middle of things, on two real ones: clear refusals, nothing half, and all goes on."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import anyio
import httpx
import pytest

from api.parts import Parts, assemble
from api.settings import Settings
from media.s3_store import S3Store
from media.stores import Download, Incoming, Store, StoredFile
from organisation.refusing import Refused
from tests.api.accounts import problem
from tests.api.uploading import Phone, announced
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256
from tests.media.stored import FILE, TYPE, content_of
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio

LARGE = random.Random(1).randbytes(24 * 1024**2)
LARGE_FILE = StoredFile("originals", sha256(LARGE))
PHOTO = jpeg(1000, 800)


@pytest.fixture
async def bucket(s3_store: S3Store) -> S3Store:
    await s3_store.prepare()
    return s3_store


@pytest.fixture
async def away(bucket: S3Store, s3_server: S3Server, source: Path) -> AsyncIterator[S3Store]:
    """It has the file, but does not answer."""
    await bucket.put(FILE, source, TYPE)
    s3_server.kill()
    yield bucket
    s3_server.start()


async def read_all(store: Store, target: Path) -> None:
    await content_of(store, FILE)


ASKED: list[Callable[[Store, Path], Awaitable[object]]] = [
    lambda store, _: store.prepare(),
    lambda store, _: store.ready(),
    lambda store, source: store.put(FILE, source, TYPE),
    lambda store, _: store.size(FILE),
    lambda store, target: store.bring(FILE, target.with_suffix(".copy")),
    lambda store, _: store.verify(FILE),
    lambda store, _: store.delete(StoredFile("renditions", FILE.sha256)),
    lambda store, _: store.erase(FILE),
    lambda store, target: store.take(Incoming(uuid4()), target.with_suffix(".taken")),
    lambda store, _: store.drop(Incoming(uuid4())),
    read_all,
]


async def test_while_it_is_away_everybody_is_told_to_come_back(away: S3Store, source: Path) -> None:
    told = []

    async def ask(work: Callable[[Store, Path], Awaitable[object]]) -> None:
        with pytest.raises(Refused) as refusal:
            await work(away, source)
        told.append((refusal.value.name, refusal.value.facts))

    async with anyio.create_task_group() as tasks:
        for work in ASKED:
            tasks.start_soon(ask, work)
    assert told == [("store-unavailable", {"seconds": 10})] * len(ASKED)


async def test_links_are_still_signed_while_it_is_away(away: S3Store) -> None:
    assert await away.signed_url(Download(FILE, TYPE, "a.jpg", 60), datetime.now(UTC))


async def test_a_file_that_broke_off_in_the_middle_is_put_again(
    bucket: S3Store, s3_server: S3Server, tmp_path: Path
) -> None:
    (tmp_path / "large").write_bytes(LARGE)
    refusals = []

    async def put() -> None:
        try:
            await bucket.put(LARGE_FILE, tmp_path / "large", TYPE)
        except Refused as refusal:
            refusals.append(refusal.name)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(put)
        await anyio.sleep(0.15)
        s3_server.kill()
    s3_server.start()
    assert refusals in ([], ["store-unavailable"])
    await eventually(lambda: bucket.put(LARGE_FILE, tmp_path / "large", TYPE))
    found = bucket.client.list_objects_v2(Bucket=bucket.bucket)
    assert [(each["Key"], each["Size"]) for each in found["Contents"]] == [(LARGE_FILE.key, len(LARGE))]


async def test_a_reading_that_broke_off_is_no_short_file(bucket: S3Store, s3_server: S3Server, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(LARGE)
    await bucket.put(LARGE_FILE, tmp_path / "large", TYPE)
    reading = bucket.read(LARGE_FILE)
    await anext(reading)
    s3_server.kill()
    try:
        with pytest.raises(Refused, match="store-unavailable"):
            assert not [piece async for piece in reading]
    finally:
        s3_server.start()
    await eventually(lambda: bucket.verify(LARGE_FILE))


@pytest.fixture
def parts(bucket: S3Store, s3_server: S3Server, tmp_path: Path, hours: Hours) -> Parts:
    settings = Settings(
        data_dir=tmp_path,
        s3_endpoint=s3_server.endpoint,
        s3_region=s3_server.region,
        s3_access_key=s3_server.access_key,
        s3_secret_key=s3_server.secret_key,
        s3_bucket=bucket.bucket,
    )
    return assemble(settings, hours)


async def test_a_phone_keeps_its_photo_until_the_store_is_back(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours, s3_server: S3Server
) -> None:
    phone = Phone(client, cast.hung, await announced(cast.hung, PHOTO, hours.now))
    await phone.open(len(PHOTO))
    s3_server.kill()
    try:
        refused = await phone.send(PHOTO, 0)
        ready = await client.get("/health/ready")
    finally:
        s3_server.start()
    assert problem(refused) == problem(ready) == (503, "store-unavailable")
    assert refused.headers["retry-after"] == "10"
    await eventually(lambda: phone.offset())
    assert await parts.store.size(StoredFile("originals", sha256(PHOTO))) == len(PHOTO)


async def eventually(work: Callable[[], Awaitable[object]]) -> None:
    """A server that just started may need a moment until all its parts know each other again."""
    for _ in range(20):
        try:
            await work()
        except (Refused, AssertionError):
            await anyio.sleep(0.5)
        else:
            return
    await work()
