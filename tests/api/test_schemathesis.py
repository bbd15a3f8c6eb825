"""The description against a running server: what schemathesis makes up of it is answered as described."""

import asyncio
import os
import re
import subprocess
import sys
import threading
import time
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
# A planner, a reviewer, an inspector, a unit head, and an administrator, who comes last: what is made up for him may
# let the others go. Each more costs half a minute.
ADMINISTRATOR = "khoa"
PEOPLE = ("lan", "thu", "hung", "tuan", ADMINISTRATOR)
# Whose answers are followed, and within which parts: few of them, so that a scenario gets on instead of beginning anew.
CHAINS = {
    "lan": ("units", "programmes", "orders", "complaints"),
    "thu": ("units", "inspections", "hearing"),
    "hung": ("units", "inspections", "evidence"),
    ADMINISTRATOR: ("units", "people", "personal data"),
}
MINUTES = float(os.environ.get("FUZZ_MINUTES", "0"))
HOW_LONG = [f"--max-time={int(MINUTES * 60)}", f"--seed={int(time.time())}"] if MINUTES else ["--max-examples=5"]


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


@pytest.mark.timeout(400 + MINUTES * 60)
@pytest.mark.parametrize("person", [person for person in CHAINS if person != ADMINISTRATOR])
def test_what_an_answer_names_is_asked_for_in_turn(
    address: str, tokens: dict[str, str], person: str, tmp_path: Path
) -> None:
    """Created, read, acted on: along the links. `make fuzz` goes on for as long as one likes."""
    follow(address, tokens, person, tmp_path)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_server_answers_as_described(address: str, tokens: dict[str, str], person: str, tmp_path: Path) -> None:
    run = schemathesis(address, tokens[person], "--phases=examples,coverage,fuzzing", place=tmp_path)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2000:]


@pytest.mark.timeout(400 + MINUTES * 60)
def test_what_an_administrators_answers_name_is_asked_for_in_turn(
    address: str, tokens: dict[str, str], tmp_path: Path
) -> None:
    follow(address, tokens, ADMINISTRATOR, tmp_path)


def follow(address: str, tokens: dict[str, str], person: str, place: Path) -> None:
    parts = [f"--include-tag={tag}" for tag in CHAINS[person]]
    run = schemathesis(address, tokens[person], "--phases=stateful", *parts, *HOW_LONG, place=place)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2000:]
    followed = re.search(r"API Links: +(\d+) covered", run.stdout)
    assert followed
    assert int(followed[1]) > 0, run.stdout[-4000:]


def schemathesis(address: str, token: str, *options: str, place: Path) -> subprocess.CompletedProcess[str]:
    program = [str(Path(sys.executable).with_name("st")), "--config-file", str(CONFIGURATION)]
    return subprocess.run(
        [*program, "run", f"{address}/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}", *options],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300 + MINUTES * 60,
    )


def sign_in(address: str, person: str) -> str:
    body = {"username": person, "password": PASSWORD, "deviceName": "schemathesis"}
    answer = httpx.post(f"{address}/v1/sessions", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])
