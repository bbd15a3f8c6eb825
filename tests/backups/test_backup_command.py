"""The whole way as an operator goes it, with the PostgreSQL that comes with Sidak, from a server that serves."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.backups.dumping import Programs
from ledger.notes import Signer
from tests.data_dirs import data_dir
from tests.tooling.programs import sidak
from tests.tooling.test_serving import wait_until_ready

STRANGER = str(Signer("sidak.example.vn", Ed25519PrivateKey.generate()).verifier)


@pytest.fixture
def place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


@pytest.fixture
def other_place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


def told(process: "subprocess.Popen[str]") -> str:
    return process.communicate(timeout=300)[0]


def run(*arguments: object, **settings: object) -> tuple[int, str]:
    with sidak(*map(str, arguments), **settings) as process:
        printed = told(process)
    return process.returncode, printed


def test_from_a_server_that_serves_into_an_empty_place_that_then_serves(
    place: Path, other_place: Path, tmp_path: Path
) -> None:
    vault, identity = tmp_path / "vault", tmp_path / "identity"
    code, printed = run("backup", "keygen", identity)
    key = re.search(r"SIDAK_BACKUP_RECIPIENTS=(age1\w+)", printed)
    assert code == 0
    assert key
    assert identity.stat().st_mode & 0o077 == 0
    with sidak("serve", data_dir=place, port=0) as server:
        wait_until_ready(server)
        code, printed = run("backup", vault, data_dir=place, backup_recipients=key[1])
        assert (code, "read back and whole" in printed) == (0, True), printed
        server.terminate()
    code, printed = run("restore", vault, "--identity", identity, data_dir=other_place)
    assert (code, "nothing of it was used" in printed) == (1, True), printed
    code, printed = run("restore", vault, "--check", data_dir=other_place)
    assert (code, "Damage only, not forgery" in printed) == (0, True), printed
    code, printed = run("restore", vault, "--check", "--verifier", STRANGER, data_dir=other_place)
    assert (code, "anybody made it" in printed) == (1, True), printed
    (other_place / "keys").mkdir(parents=True)
    shutil.copy(place / "keys" / "ledger.key", other_place / "keys")
    code, printed = run("restore", vault, "--identity", identity, data_dir=other_place)
    assert (code, "Ledger: intact" in printed) == (0, True), printed
    code, printed = run("ledger", "check", data_dir=other_place)
    assert (code, "intact" in printed) == (0, True), printed
    code, printed = run("restore", vault, "--identity", identity, data_dir=other_place)
    assert (code, "the database is not empty" in printed) == (1, True), printed
    with sidak("serve", data_dir=other_place, port=0) as server:
        assert httpx.get(f"{wait_until_ready(server)}/health/ready").status_code == 200
        server.terminate()


def test_without_a_key_to_seal_for_nothing_begins(place: Path, tmp_path: Path) -> None:
    code, printed = run("backup", tmp_path / "vault", data_dir=place)
    assert (code, "sidak backup keygen" in printed) == (1, True), printed
    assert not (tmp_path / "vault").exists()
    assert not place.exists()


def test_an_identity_is_never_overwritten(tmp_path: Path) -> None:
    assert run("backup", "keygen", tmp_path / "identity")[0] == 0
    before = (tmp_path / "identity").read_text()
    code, printed = run("backup", "keygen", tmp_path / "identity")
    assert (code, "never overwritten" in printed) == (1, True), printed
    assert (tmp_path / "identity").read_text() == before


def test_no_password_is_an_argument_of_a_program(tmp_path: Path) -> None:
    seen = tmp_path / "pg_dump"
    seen.write_text('#!/bin/sh\necho "$@" "$PGPASSWORD"\n')
    seen.chmod(0o755)
    programs = Programs(tmp_path, "postgresql://sidak:s%40crt@db.example.vn:5432/sidak?application_name=x")
    with tempfile.TemporaryFile() as errors:
        process = programs.start("pg_dump", "--dbname={database}", stderr=errors, stdout=subprocess.PIPE)
        printed = process.communicate(timeout=30)[0].decode()
    assert printed == "--dbname=postgresql://sidak@db.example.vn:5432/sidak?application_name=x s@crt\n"
