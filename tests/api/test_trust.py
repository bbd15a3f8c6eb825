from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.certificate_files import renew
from api.parts import Parts, assemble
from api.settings import Settings
from tests.api.accounts import problem

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("path", ["/trust/authority.crt", "/v1/authority"])
async def test_without_a_private_authority_there_is_nothing_to_trust(client: httpx.AsyncClient, path: str) -> None:
    assert problem(await client.get(path)) == (404, "not-found")


async def test_the_key_of_the_authority_is_never_served(client: httpx.AsyncClient, parts: Parts) -> None:
    made = renew(parts.settings.data_dir, ["sidak.local"], datetime.now(UTC))
    answers = [await client.get(path) for path in ("/trust/authority.crt", "/trust/authority.key", "/trust/server.key")]
    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert b"PRIVATE" not in b"".join(answer.content for answer in answers)
    assert made.authority_key.exists()


async def test_browsers_are_told_to_stay_with_https_where_the_certificate_is_real(
    database: str, tmp_path: Path
) -> None:
    made = renew(tmp_path / "elsewhere", ["sidak.test"], datetime.now(UTC))
    settings = Settings(data_dir=tmp_path, tls_certificate=str(made.server), tls_key=str(made.server_key))
    app = create_app(assemble(settings), with_clock=False, with_database=False)
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="https://sidak.test") as client:
        for path in ("/health/live", "/v1/me"):
            assert (await client.get(path)).headers["strict-transport-security"] == "max-age=31536000"
