"""The description against a running server: what schemathesis makes up of it is answered as described."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest

from ledger.identifiers import uuid7
from tests.data_dirs import data_dir
from tests.tooling.programs import ROOT, sidak
from tests.tooling.test_serving import wait_until_ready

pytestmark = pytest.mark.slow

CONFIGURATION = Path(__file__).parent / "schemathesis.toml"
PASSWORD = "sidak-demo-2026"
# An administrator, a planner, a reviewer, an inspector, a unit head; each more costs half a minute.
PEOPLE = ("khoa", "lan", "thu", "hung", "tuan")


@pytest.fixture(scope="module")
def fresh_database(server_url: str) -> Iterator[str]:
    name = f"sidak_schemathesis_{uuid7().hex[-12:]}"
    asyncio.run(tell(server_url, f"CREATE DATABASE {name}"))
    yield f"{server_url.rsplit('/', 1)[0]}/{name}"
    asyncio.run(tell(server_url, f"DROP DATABASE {name} WITH (FORCE)"))


async def tell(server_url: str, statement: str) -> None:
    connection = await asyncpg.connect(server_url)
    await connection.execute(statement)
    await connection.close()


@pytest.fixture(scope="module")
def address(fresh_database: str) -> Iterator[str]:
    """The demonstration, so that there is something to ask for."""
    with (
        data_dir() as place,
        sidak("serve", "--demo", data_dir=place, port=0, database_url=fresh_database) as server,
    ):
        ready_at = wait_until_ready(server)
        # Somebody has to read the request log, or the server waits for a reader.
        assert server.stdout
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield ready_at
        server.kill()


@pytest.fixture(scope="module")
def tokens(address: str) -> dict[str, str]:
    """Of all, before anything is made up for anybody: what one person does there may keep another from signing in."""
    return {person: sign_in(address, person) for person in PEOPLE}


@pytest.mark.parametrize("person", PEOPLE)
def test_the_server_answers_as_described(address: str, tokens: dict[str, str], person: str, tmp_path: Path) -> None:
    headers = ["-H", f"Authorization: Bearer {tokens[person]}"]
    run = subprocess.run(
        [
            Path(sys.executable).with_name("st"),
            "--config-file",
            CONFIGURATION,
            "run",
            f"{address}/api/v1/openapi.json",
            *headers,
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2000:]


def sign_in(address: str, person: str) -> str:
    body = {"username": person, "password": PASSWORD, "deviceName": "schemathesis"}
    answer = httpx.post(f"{address}/v1/sessions", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])
