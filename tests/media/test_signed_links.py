"""Signed links of two real S3 servers: they open one file, or take one photo, and nothing else."""

import base64
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode
from uuid import uuid4

import anyio
import httpx
import pytest

from media.s3_store import S3Store
from media.stores import Download, Incoming, SignedPut
from tests.media.conftest import a_bucket_of
from tests.media.stored import CONTENT, FILE, TYPE
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio

MD5 = hashlib.md5(CONTENT, usedforsecurity=False).digest()
OTHER = CONTENT[::-1]
INCOMING = Incoming(uuid4())


@pytest.fixture
async def bucket(s3_store: S3Store) -> S3Store:
    await s3_store.prepare()
    return s3_store


async def signed_put(store: S3Store, md5: bytes | None = MD5, seconds: int = 60) -> SignedPut:
    signed = await store.signed_put(
        INCOMING,
        content_type=TYPE,
        size=len(CONTENT),
        sha256=FILE.sha256,
        md5=md5,
        seconds=seconds,
        now=datetime.now(UTC),
    )
    assert signed
    return signed


async def signed_get(store: S3Store, seconds: int = 60) -> str:
    return await store.signed_url(Download(FILE, TYPE, "ảnh quầy số 1.jpg", seconds), datetime.now(UTC))


async def put(url: str, headers: dict[str, str], content: bytes = CONTENT) -> int:
    async with httpx.AsyncClient(timeout=30) as client:
        return (await client.put(url, headers=headers, content=content)).status_code


async def get(url: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=30) as client:
        return await client.get(url)


def altered(url: str) -> list[str]:
    """The link with each of its parameters changed by one character, with another path, and without any signature."""
    plain, _, query = url.partition("?")
    parts = parse_qsl(query, keep_blank_values=True)
    changed = [[(key, _other(value) if key == name else value) for key, value in parts] for name, _ in parts]
    return [*(f"{plain}?{urlencode(parts)}" for parts in changed), f"{plain[:-1]}{_other(plain[-1])}?{query}", plain]


def _other(value: str) -> str:
    return value[:-1] + ("1" if value[-1] != "1" else "2")


async def test_a_link_opens_one_file_under_its_name(bucket: S3Store, source: Path) -> None:
    await bucket.put(FILE, source, "application/octet-stream")
    answer = await get(await signed_get(bucket))
    assert answer.content == CONTENT
    assert answer.headers["content-type"] == TYPE
    assert answer.headers["content-disposition"].endswith("%E1%BA%A3nh%20qu%E1%BA%A7y%20s%E1%BB%91%201.jpg")


async def test_an_altered_link_opens_nothing(bucket: S3Store, source: Path) -> None:
    await bucket.put(FILE, source, TYPE)
    links = altered(await signed_get(bucket))
    assert len(links) >= 10
    for link in links:
        assert (await get(link)).status_code in (400, 403), link


async def test_links_end(bucket: S3Store, source: Path) -> None:
    await bucket.put(FILE, source, TYPE)
    reading, writing = await signed_get(bucket, seconds=1), await signed_put(bucket, seconds=1)
    await anyio.sleep(2.1)
    assert (await get(reading)).status_code == 403
    assert await put(writing.url, writing.headers) == 403


async def test_what_a_phone_put_is_taken_and_dropped(bucket: S3Store, tmp_path: Path) -> None:
    signed = await signed_put(bucket)
    assert await put(signed.url, signed.headers) == 200
    assert await bucket.take(INCOMING, tmp_path / "taken") is True
    assert (tmp_path / "taken").read_bytes() == CONTENT
    for _ in range(2):
        await bucket.drop(INCOMING)
        assert await bucket.take(INCOMING, tmp_path / "taken") is False


async def test_the_store_itself_refuses_other_bytes(bucket: S3Store, tmp_path: Path) -> None:
    signed = await signed_put(bucket)
    assert await put(signed.url, signed.headers, OTHER) == 400
    assert await bucket.take(INCOMING, tmp_path / "taken") is False
    assert await put(signed.url, signed.headers) == 200


async def test_sha256_alone_is_enough_for_a_store_that_knows_it(seaweed_server: S3Server) -> None:
    bucket = a_bucket_of(seaweed_server)
    await bucket.prepare()
    signed = await signed_put(bucket, md5=None)
    assert await put(signed.url, signed.headers, OTHER) == 400
    assert await put(signed.url, signed.headers) == 200


async def test_an_older_store_needs_the_md5_too(ceph_server: S3Server, tmp_path: Path) -> None:
    """It takes other bytes under the announced SHA-256: that is why everything is hashed here again."""
    bucket = a_bucket_of(ceph_server)
    await bucket.prepare()
    signed = await signed_put(bucket, md5=None)
    assert await put(signed.url, signed.headers, OTHER) == 200
    assert await bucket.take(INCOMING, tmp_path / "taken")
    assert (tmp_path / "taken").read_bytes() == OTHER


@pytest.mark.parametrize("content", [CONTENT + b"x", CONTENT[:-1], b""])
async def test_the_length_is_signed(bucket: S3Store, tmp_path: Path, content: bytes) -> None:
    signed = await signed_put(bucket, md5=None)
    assert await put(signed.url, signed.headers | {"Content-Length": str(len(content))}, content) == 403
    assert await bucket.take(INCOMING, tmp_path / "taken") is False


async def test_every_header_is_signed(bucket: S3Store, tmp_path: Path) -> None:
    signed = await signed_put(bucket)
    changes = {
        "Content-Type": "text/html",
        "If-None-Match": '"another"',
        "x-amz-checksum-sha256": base64.b64encode(hashlib.sha256(OTHER).digest()).decode(),
        "Content-MD5": base64.b64encode(hashlib.md5(OTHER, usedforsecurity=False).digest()).decode(),
    }
    assert changes.keys() | {"Content-Length"} == signed.headers.keys()
    for name, value in changes.items():
        left_out = {each: said for each, said in signed.headers.items() if each != name}
        assert await put(signed.url, signed.headers | {name: value}) in (400, 403), name
        assert await put(signed.url, left_out) in (400, 403), name
    assert await bucket.take(INCOMING, tmp_path / "taken") is False


async def test_an_altered_link_takes_nothing(bucket: S3Store, tmp_path: Path) -> None:
    signed = await signed_put(bucket)
    for link in altered(signed.url):
        assert await put(link, signed.headers) in (400, 403), link
    assert (await get(signed.url)).status_code == 403
    assert await bucket.take(INCOMING, tmp_path / "taken") is False


async def test_of_eight_phones_with_one_link_one_comes_first(bucket: S3Store) -> None:
    signed, statuses = await signed_put(bucket), []

    async def send() -> None:
        statuses.append(await put(signed.url, signed.headers))

    async with anyio.create_task_group() as tasks:
        for _ in range(8):
            tasks.start_soon(send)
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 409, 412}
    assert await put(signed.url, signed.headers) == 412
