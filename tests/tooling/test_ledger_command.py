"""`sidak ledger` as an operator and an auditor meet it, over a database of its own."""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.command import main
from api.databases import connections, database
from api.migrating import migrate
from api.parts import checkpoints_of
from api.settings import load
from ledger.changes import change
from ledger.database import DB, rows
from ledger.sequencing import sequence
from tests.data_dirs import data_dir
from tests.databases import another_database

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _other_database() -> Iterator[None]:
    """These commands run in this process, on a database of their own: that of the other tests is put aside."""
    with another_database():
        DB.pool = None
        yield


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """Five entries under one checkpoint, in an embedded database."""
    patch = pytest.MonkeyPatch()
    with data_dir() as path:
        for name in [name for name in os.environ if name.startswith("SIDAK_")]:
            patch.delenv(name)
        patch.setenv("SIDAK_DATA_DIR", str(path))
        patch.setenv("SIDAK_LEDGER_NAME", "hungyen.example.vn")
        done(first_checkpoint())
        yield path
        patch.undo()


def done(work: object) -> None:

    async def connected() -> None:
        async with connections():
            await work  # type: ignore[misc]

    with another_database(), database(load()):
        asyncio.run(connected())


async def first_checkpoint() -> None:
    await migrate()
    checkpoints_of(load()).make_key()
    async with change(by="operator", at=NOW) as record:
        for number in range(5):
            await record("unit.added", subject=str(number))
    await sequence(NOW)
    await checkpoints_of(load()).sign(NOW)


async def forge() -> None:
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows("DELETE FROM ledger_entry")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["ledger", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def kept(place: Path) -> Path:
    return next((place / "checkpoints" / "hungyen.example.vn").iterdir())


def test_a_life_of_a_ledger(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other in one database, since each start of it takes seconds."""
    code, key = told(capsys, "key")
    assert (code, key.startswith("hungyen.example.vn+")) == (0, True)
    assert told(capsys, "check", "--checkpoint", str(kept(place)), "--verifier", key.strip())[0] == 0
    code, said = told(capsys, "replay")
    assert (code, said.startswith("The ledger and the database tell the same: ")) == (0, True)
    content, proof = place / "content", place / "proof"
    code, printed = told(capsys, "prove", "3", "--content", str(content))
    proof.write_text(printed, "utf-8")
    assert told(capsys, "verify-proof", str(proof), str(content), "--verifier", key.strip()) == (0, "HOLDS\n")
    content.write_bytes(content.read_bytes() + b" ")
    assert told(capsys, "verify-proof", str(proof), str(content), "--verifier", key.strip())[0] == 1
    code, said = told(capsys, "rotate")
    assert said.startswith("From now on checkpoints are signed with hungyen.example.vn+")
    new, old = told(capsys, "key")[1].split()
    assert (new in said, old) == (True, key.strip())
    code, said = told(capsys, "check")
    assert "It continues 2 signed checkpoints of the database and 2 kept outside it." in said
    done(forge())
    assert told(capsys, "check")[0] == 1


def test_what_is_no_checkpoint_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note").write_text("nonsense", "utf-8")
    files = [str(tmp_path / "note")] * 2
    code, said = told(capsys, "verify-proof", *files, "--verifier", "x")
    assert (code, said) == (1, "sidak: 'x' is not a verifier key: it reads name+hash+key\n")
