from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.stores import Download, StoredFile
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

PHOTO = jpeg(320, 240)
FILE = StoredFile("originals", sha256(PHOTO))


@pytest.fixture
async def url(client: httpx.AsyncClient, parts: Parts, hours: Hours, tmp_path: Path) -> str:
    source = tmp_path / "photo.jpg"
    source.write_bytes(PHOTO)
    await parts.store.put(FILE, source, "image/jpeg")
    return await parts.store.signed_url(Download(FILE, "image/jpeg", "ảnh\r\nX: y/../1.jpg", 60), hours.now)


def stored(parts: Parts) -> Path:
    assert isinstance(parts.store, DiskStore)
    return parts.store.path(FILE)


async def test_a_signed_link_needs_no_sign_in(client: httpx.AsyncClient, url: str) -> None:
    answer = await client.get(url)
    assert (answer.status_code, answer.content) == (200, PHOTO)
    assert answer.headers["content-length"] == str(len(PHOTO))


async def test_nothing_in_a_file_can_act(client: httpx.AsyncClient, url: str) -> None:
    headers = (await client.get(url)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cache-control"].startswith("private")
    assert headers["content-disposition"] == "inline; filename*=UTF-8''%E1%BA%A3nh%0D%0AX%3A%20y%2F..%2F1.jpg"


async def test_a_link_ends(client: httpx.AsyncClient, url: str, hours: Hours) -> None:
    hours.forward(seconds=59)
    assert (await client.get(url)).status_code == 200
    hours.forward(seconds=1)
    answer = await client.get(url)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/file-link-expired")


async def test_every_altered_link_is_refused(client: httpx.AsyncClient, url: str) -> None:
    path, _, token = url.rpartition("/")
    for place in range(0, len(token), 5):
        other = "A" if token[place] != "A" else "B"
        answer = await client.get(f"{path}/{token[:place]}{other}{token[place + 1 :]}")
        assert answer.status_code == 403


@pytest.mark.parametrize("token", ["x", ".", "..", "e30.e30", "ảnh", "a" * 1999, "e30.", "%00", "W10.AAAA", "a.b.c"])
async def test_a_made_up_link_is_refused(token: str, client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/v1/files/{token}")).status_code in {403, 404}


async def test_a_link_of_another_server_is_refused(client: httpx.AsyncClient, hours: Hours) -> None:
    token = FileTokens(b"another secret").sign(Download(FILE, "image/jpeg", "a.jpg", 60), hours.now)
    assert (await client.get(f"/v1/files/{token}")).status_code == 403


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-7", -7, None), ("bytes=5-99999999", 5, None)],
)
async def test_a_part_is_sent(asked: str, start: int, stop: int | None, client: httpx.AsyncClient, url: str) -> None:
    answer = await client.get(url, headers={"range": asked})
    assert (answer.status_code, answer.content) == (206, PHOTO[start:stop])
    assert answer.headers["content-range"].endswith(f"/{len(PHOTO)}")


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=9-5", "bytes=-0"])
async def test_a_part_outside_the_file_is_refused(asked: str, client: httpx.AsyncClient, url: str) -> None:
    assert (await client.get(url, headers={"range": asked})).status_code == 416


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=0-1,5-6", "pages=1-2", "bytes=a-b", ""])
async def test_a_range_that_says_nothing_means_the_whole(asked: str, client: httpx.AsyncClient, url: str) -> None:
    answer = await client.get(url, headers={"range": asked})
    assert (answer.status_code, len(answer.content)) == (200, len(PHOTO))


async def test_a_range_of_another_version_means_the_whole(client: httpx.AsyncClient, url: str) -> None:
    answer = await client.get(url, headers={"range": "bytes=0-9", "if-range": '"other"'})
    assert answer.status_code == 200


async def test_who_has_the_file_gets_304(client: httpx.AsyncClient, url: str) -> None:
    tag = (await client.get(url)).headers["etag"]
    answer = await client.get(url, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


async def test_a_file_altered_in_the_store_is_not_handed_out(client: httpx.AsyncClient, url: str, parts: Parts) -> None:
    stored(parts).chmod(0o640)
    stored(parts).write_bytes(PHOTO[:-1] + b"x")
    answer = await client.get(url)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/file-damaged")


async def test_a_file_gone_from_the_store_is_told(client: httpx.AsyncClient, url: str, parts: Parts) -> None:
    stored(parts).unlink()
    assert (await client.get(url)).json()["type"] == "/problems/file-missing"


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml"])
async def test_only_pictures_are_shown_as_what_they_are(
    content_type: str, client: httpx.AsyncClient, url: str, parts: Parts, hours: Hours
) -> None:
    link = await parts.store.signed_url(Download(FILE, content_type, "a.html", 60), hours.now)
    assert (await client.get(link)).headers["content-type"] == "application/octet-stream"
