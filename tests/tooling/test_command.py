"""The `sidak` command as an operator meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.command import COMMANDS
from tests.data_dirs import data_dir
from tests.tooling.programs import sidak


@pytest.fixture
def place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


def outcome(*arguments: str, **settings: object) -> tuple[int, str]:
    with sidak(*arguments, **settings) as process:
        printed = process.communicate(timeout=120)[0]
    return process.returncode, printed


def test_help_lists_every_command() -> None:
    code, printed = outcome("--help")
    assert code == 0
    assert all(name in printed for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    code, printed = outcome(command, "--help")
    assert code == 0
    assert f"usage: sidak {command}" in printed


def test_an_unknown_command_is_refused() -> None:
    code, printed = outcome("sevre")
    assert code == 2
    assert "sevre" in printed


def test_a_wrong_setting_is_named_and_nothing_starts(place: Path) -> None:
    code, printed = outcome("migrate", data_dir=place, port="many")
    assert code == 1
    assert printed.startswith("sidak: SIDAK_PORT is wrong")
    assert not place.exists()


def test_a_database_that_cannot_be_reached_is_told_in_a_sentence(place: Path) -> None:
    code, printed = outcome("migrate", data_dir=place, database_url="postgresql://sidak@127.0.0.1:1/sidak")
    assert code == 1
    assert "cannot be reached" in printed


def test_the_ledger_of_an_empty_database_is_intact(place: Path) -> None:
    assert "run `sidak migrate`" in outcome("ledger", "check", data_dir=place)[1]
    assert outcome("migrate", data_dir=place) == (0, "The database is up to date.\n")
    assert outcome("migrate", data_dir=place) == (0, "The database is up to date.\n")
    code, printed = outcome("ledger", "check", data_dir=place)
    assert code == 0
    assert printed.startswith("The ledger is intact: 0 entries")


def test_what_is_no_bundle_does_not_verify(tmp_path: Path) -> None:
    (tmp_path / "bundle.json").write_text("{}")
    assert outcome("verify", str(tmp_path / "bundle.json"))[0] == 1
