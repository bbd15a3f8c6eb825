"""The built pages as they are served: types, caching, compression, one strict policy."""

import gzip
from pathlib import Path

import httpx
import pytest

from api.pages import policy
from api.parts import Parts, assemble
from api.settings import Settings
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

INDEX = b"<!doctype html><title>Sidak</title>"
SCRIPT = b"console.log(1)"
VERIFY = b"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-aa='" />"""


@pytest.fixture
def parts(tmp_path: Path, hours: Hours) -> Parts:
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_bytes(INDEX)
    (dist / "verify.html").write_bytes(VERIFY)
    (dist / "sw.js").write_bytes(SCRIPT)
    (dist / "assets" / "main-1a.js").write_bytes(SCRIPT)
    (dist / "assets" / "main-1a.js.gz").write_bytes(gzip.compress(SCRIPT))
    return assemble(Settings(data_dir=tmp_path, web_dir=dist), hours)


@pytest.mark.parametrize(("path", "kind"), [("/", "text/html"), ("/sw.js", "text/javascript")])
async def test_what_may_change_is_asked_for_again(client: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await client.get(path)
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["cache-control"] == "no-cache"
    again = await client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_what_has_its_hash_in_its_name_never_changes(client: httpx.AsyncClient) -> None:
    answer = await client.get("/assets/main-1a.js")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_who_takes_gzip_gets_it(client: httpx.AsyncClient) -> None:
    compressed = await client.get("/assets/main-1a.js", headers={"accept-encoding": "gzip"})
    plain = await client.get("/assets/main-1a.js", headers={"accept-encoding": "identity"})
    assert compressed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert compressed.content == plain.content == SCRIPT
    assert compressed.headers["etag"] != plain.headers["etag"]


async def test_no_script_or_style_of_a_page_comes_from_elsewhere(client: httpx.AsyncClient) -> None:
    rules = (await client.get("/")).headers["content-security-policy"]
    assert rules.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in rules
    assert "http" not in rules


async def test_the_page_that_verifies_keeps_to_its_own_stricter_policy(client: httpx.AsyncClient) -> None:
    rules = (await client.get("/verify.html")).headers["content-security-policy"]
    assert rules == "default-src 'none'; script-src 'sha256-aa='; frame-ancestors 'none'"


async def test_only_what_was_built_is_served(client: httpx.AsyncClient) -> None:
    for path in ("/assets/other.js", "/assets/main-1a.js.gz", "/icons/sidak.svg", "/assets/..%2fsw.js"):
        assert (await client.get(path)).status_code == 404, path


async def test_photos_may_come_from_the_store(tmp_path: Path) -> None:
    store = {"s3_bucket": "photos", "s3_access_key": "key", "s3_secret_key": "secret"}
    own = policy(Settings(data_dir=tmp_path, s3_endpoint="https://s3.example.vn:9000/x", **store))  # type: ignore[arg-type]
    assert "img-src 'self' blob: https://s3.example.vn:9000;" in own
    assert own.endswith("connect-src 'self' https://s3.example.vn:9000")
    amazon = policy(Settings(data_dir=tmp_path, **store))  # type: ignore[arg-type]
    assert "https://photos.s3.us-east-1.amazonaws.com" in amazon


async def test_about_tells_what_server_this_is(client: httpx.AsyncClient) -> None:
    about = (await client.get("/v1/about")).json()
    assert about["demonstration"] is False
    assert about["languages"] == ["vi", "id", "en"]
