from pathlib import Path

import httpx
import pytest

from api.parts import Parts, assemble
from api.settings import Settings
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
def parts(tmp_path: Path, hours: Hours) -> Parts:
    return assemble(Settings(data_dir=tmp_path, web_dir=tmp_path / "nowhere"), hours)


@pytest.mark.parametrize(
    ("language", "word"), [("vi", "chưa được dựng"), ("id", "belum dibangun"), ("en", "not built")]
)
async def test_without_a_build_the_front_door_says_what_is_missing(
    client: httpx.AsyncClient, language: str, word: str
) -> None:
    answer = await client.get("/", headers={"accept-language": language})
    assert answer.status_code == 503
    assert word in answer.text
    assert "Node 20.19" in answer.text


async def test_without_a_build_the_api_works(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/about")).status_code == 200
    assert (await client.get("/sw.js")).status_code == 404
