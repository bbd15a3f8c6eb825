"""`sidak keys` as an operator meets it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.command import main
from scheduler.key_files import escrowed, read_masters
from tests.data_dirs import data_dir
from tests.tooling.programs import sidak

GIVEN = "ab" * 32


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIDAK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("SIDAK_DATABASE_URL", raising=False)
    return tmp_path / "keys"


def newest(place: Path) -> str:
    return read_masters(place)[1]


def shares_of(printed: str) -> list[str]:
    """The words of each page, the last ones without their page break."""
    pages = [page for page in printed.split("\f") if page.strip()]
    return [" ".join(line for line in page.splitlines()[2:] if line[:2].strip().isdigit()) for page in pages]


def test_create_makes_one_master_and_rotate_another(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "create"]) == 0
    first = newest(place)
    assert capsys.readouterr().out == f"Made the master {first}.\n"
    main(["keys", "create"])
    assert capsys.readouterr().out == f"There is already the master {first}.\n"
    assert main(["keys", "rotate"]) == 0
    assert newest(place) != first
    assert first in read_masters(place)[0]


def test_shares_are_printed_on_a_page_each_and_restore_the_master_elsewhere(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["keys", "create"])
    key = newest(place)
    capsys.readouterr()
    assert main(["keys", "escrow", "2", "3"]) == 0
    printed = capsys.readouterr().out
    shares = shares_of(printed)
    assert (len(shares), printed.count(key)) == (3, 6)
    assert read_masters(place)[0][key].hex() not in printed
    assert escrowed(place) == {key}
    monkeypatch.setenv("SIDAK_DATA_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{shares[2]}\n{shares[0]}\n"))
    assert main(["keys", "restore", "--key", key]) == 0
    assert read_masters(tmp_path / "elsewhere" / "keys") == read_masters(place)


@pytest.mark.parametrize("typed", ["no share\n", "{0}\n{0}\n", "{0}\n"])
def test_wrong_shares_are_refused_with_a_sentence(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    main(["keys", "create"])
    main(["keys", "escrow", "2", "3"])
    [first, *_] = shares_of(capsys.readouterr().out)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed.format(first)))
    assert main(["keys", "restore"]) == 1
    assert capsys.readouterr().err.startswith("sidak: these ")


def test_a_master_in_the_settings_is_kept_before_another_one_is_set(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["keys", "keep"]) == 1
    monkeypatch.setenv("SIDAK_MASTER_KEY", GIVEN)
    assert main(["keys", "rotate"]) == 1
    assert "sidak keys keep" in capsys.readouterr().err
    assert main(["keys", "keep"]) == 0
    assert read_masters(place)[0] == {newest(place): bytes.fromhex(GIVEN)}
    assert GIVEN not in capsys.readouterr().out


def test_a_master_that_is_not_here_is_no_traceback(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["keys", "create"])
    assert main(["keys", "escrow", "2", "3", "--key", "0" * 16]) == 1
    assert "put its file" in capsys.readouterr().err


@pytest.fixture
def var() -> Iterator[Path]:
    with data_dir() as path:
        yield path


def test_list_and_retire_ask_the_database(var: Path) -> None:
    assert told("create", var)[0] == 0
    old = newest(var / "keys")
    assert told("rotate", var)[0] == 0
    code, printed = told("list", var)
    assert code == 0
    assert f"{newest(var / 'keys')}  newest" in printed
    assert told("retire", var, newest(var / "keys"))[0] == 1
    assert told("retire", var, old) == (0, f"The master {old} is deleted. Delete its copies and shares too.\n")
    assert told("retire", var, old)[0] == 1


def told(action: str, var: Path, *arguments: str) -> tuple[int, str]:
    with sidak("keys", action, *arguments, data_dir=var) as process:
        printed = process.communicate(timeout=120)[0]
    return process.returncode, printed
