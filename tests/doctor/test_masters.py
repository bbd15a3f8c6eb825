"""Masters in the states in which they are found, and the journal of used draws."""

from pathlib import Path

from api.doctor import masters
from scheduler.key_files import keep, make_first, note_escrow, read_masters, rotate
from scheduler.used_draws import UsedDraws
from tests.doctor.patients import levels, names, settings

URL = "postgresql://sidak@db.example.vn/sidak"


def test_masters_beside_the_embedded_database_and_without_shares(tmp_path: Path) -> None:
    make_first(tmp_path / "keys")
    assert levels(masters.judge(masters.look(settings(tmp_path)))) == {
        "keys-found": "fine",
        "keys-beside-database": "worth-doing",
        "key-not-escrowed": "worth-doing",
    }


def test_shares_count_for_the_master_they_are_of(tmp_path: Path) -> None:
    make_first(tmp_path / "keys")
    note_escrow(tmp_path / "keys", read_masters(tmp_path / "keys")[1])
    apart = settings(tmp_path, database_url=URL)
    assert names(masters.judge(masters.look(apart))) == ["keys-found"]
    rotate(tmp_path / "keys")
    assert names(masters.judge(masters.look(apart))) == ["keys-found", "key-not-escrowed"]


def test_a_master_given_by_a_setting_lies_elsewhere(tmp_path: Path) -> None:
    assert names(masters.judge(masters.look(settings(tmp_path, master_key="ab" * 32)))) == [
        "keys-found",
        "key-not-escrowed",
    ]


def test_the_newest_master_is_gone(tmp_path: Path) -> None:
    make_first(tmp_path / "keys")
    next((tmp_path / "keys").glob("master-*.key")).unlink()
    assert levels(masters.judge(masters.look(settings(tmp_path)))) == {"keys-unusable": "unsafe"}


def test_no_master_yet(tmp_path: Path) -> None:
    assert names(masters.judge(masters.look(settings(tmp_path)))) == ["keys-none"]


def test_a_master_that_draws_still_need_is_named(tmp_path: Path) -> None:
    keep(tmp_path / "keys", bytes(32))
    seen = masters.look(settings(tmp_path))
    missing = list(masters.judge_needs(seen, [{"key": seen.newest}, {"key": "0123456789abcdef"}]))
    assert levels(missing) == {"keys-missing": "unsafe"}
    assert missing[0].facts == {"keys": "0123456789abcdef"}


def test_a_journal_that_is_gone_after_draws_is_unsafe(tmp_path: Path) -> None:
    place = settings(tmp_path)
    assert names(masters.judge_used_draws(masters.has_used_draws(place), 0)) == []
    assert levels(masters.judge_used_draws(masters.has_used_draws(place), 3)) == {"used-draws-missing": "unsafe"}
    UsedDraws(tmp_path / "keys" / "used-draws").freeze("HY01.33.2026-11-23", bytes(32))
    assert names(masters.judge_used_draws(masters.has_used_draws(place), 3)) == ["used-draws-found"]
