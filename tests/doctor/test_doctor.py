"""`sidak doctor` as an operator meets it: on what is whole, broken, away or not there yet."""

import json
import socket
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.command import main
from api.embedded_postgres import EmbeddedPostgres, free_port
from scheduler.key_files import make_first
from tests.data_dirs import data_dir
from tests.databases import another_database
from tests.tooling.programs import sidak
from tests.tooling.test_serving import wait_until_ready


@pytest.fixture(autouse=True)
def looked_at_apart() -> Iterator[None]:
    with another_database():
        yield


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIDAK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SIDAK_PORT", str(free_port()))
    monkeypatch.delenv("SIDAK_DATABASE_URL", raising=False)
    return tmp_path


def report(capsys: pytest.CaptureFixture[str], code: int) -> dict[str, dict[str, Any]]:
    """By the findings' names."""
    capsys.readouterr()
    assert main(["doctor", "--json", "--language", "en"]) == code
    told = json.loads(capsys.readouterr().out)
    assert told["safe"] is (code == 0)
    return {finding["name"]: finding for finding in told["findings"]}


def test_before_the_first_start_nothing_is_made(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = report(capsys, 1)
    assert {"database-not-made", "keys-none", "store-not-made", "server-down"} <= found.keys()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("url", ["postgresql://sidak:hidden-word@127.0.0.1:1/sidak", "postgresql://[bad"])
def test_a_database_that_is_away_is_a_finding_among_others(
    place: Path, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIDAK_DATABASE_URL", url)
    found = report(capsys, 1)
    assert {"database-unreachable", "disk-room"} & found.keys()
    assert found["database-unreachable"]["level"] == "unsafe"
    assert "hidden-word" not in str(found)


def test_a_database_that_never_answers_is_given_up(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.doctor.examining.SECONDS_TO_CONNECT", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("SIDAK_DATABASE_URL", f"postgresql://sidak@127.0.0.1:{silent.getsockname()[1]}/sidak")
        assert "database-unreachable" in report(capsys, 1)


def test_settings_that_cannot_be_read_are_the_finding(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIDAK_PORT", "many")
    assert report(capsys, 1).keys() == {"settings-wrong"}


@pytest.mark.parametrize(("language", "word"), [("vi", "KHÔNG AN TOÀN"), ("id", "TIDAK AMAN"), ("en", "UNSAFE")])
def test_it_speaks_three_languages(place: Path, language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--language", language]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith(word)
    assert max(map(len, printed.splitlines())) <= 100 + len(str(place))


def test_a_broken_part_does_not_silence_the_others(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_first(place / "keys")
    (place / "keys" / "escrowed").write_bytes(b"\xff\xff")
    found = report(capsys, 1)
    assert {"keys-unusable", "disk-room"} & found.keys()


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Path, int]]:
    """A fresh demonstration, as `make run` starts it."""
    port = free_port()
    with data_dir() as data, sidak("serve", "--demo", data_dir=data, port=port, log_level="warning") as server:
        wait_until_ready(server)
        assert server.stdout
        threading.Thread(target=deque, args=(server.stdout, 0), daemon=True).start()  # A full pipe would stop it.
        try:
            yield data, port
        finally:
            server.terminate()
            server.wait(60)


@pytest.mark.slow
def test_a_demonstration_is_examined_while_it_serves(
    running: tuple[Path, int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, port = running
    monkeypatch.setenv("SIDAK_DATA_DIR", str(data))
    monkeypatch.setenv("SIDAK_PORT", str(port))
    monkeypatch.delenv("SIDAK_DATABASE_URL", raising=False)
    found = report(capsys, 1)
    assert {name for name, each in found.items() if each["level"] == "unsafe"} - {"time-unsynchronised"} == {
        "backup-never"
    }
    assert {"server-ready", "clock-led", "store-works", "database-in-step", "demonstration-served"} <= found.keys()
    files = [*(data / "keys").glob("*.key"), data / "postgres.password"]
    secrets = {file.read_text().strip() for file in files}
    assert not [secret for secret in secrets if secret in str(found)]


def test_an_embedded_database_of_a_server_that_is_down_is_started_for_the_examination(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with data_dir() as data:
        with EmbeddedPostgres(data):
            pass
        monkeypatch.setenv("SIDAK_DATA_DIR", str(data))
        monkeypatch.setenv("SIDAK_PORT", str(free_port()))
        monkeypatch.delenv("SIDAK_DATABASE_URL", raising=False)
        found = report(capsys, 1)
        assert {"database-behind", "database-durable", "database-log-quiet", "server-down"} <= found.keys()
        (data / "postgres" / "cluster" / "PG_VERSION").write_text("17\n")
        assert "PostgreSQL 17" in report(capsys, 1)["database-unreachable"]["says"]
