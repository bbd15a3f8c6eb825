"""The masters: made once, kept by id, closed to others."""

import hmac
import threading
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from scheduler.keys import MasterKeys, MissingKey, UnusableKeys, key_id


def test_the_first_start_makes_a_key_and_the_next_finds_it(tmp_path: Path) -> None:
    made = MasterKeys.load(tmp_path / "keys")
    assert MasterKeys.load(tmp_path / "keys").secret("HY01.33/2026-11-24") == made.secret("HY01.33/2026-11-24")
    [file] = (tmp_path / "keys").glob("master-*.key")
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(MasterKeys.load(tmp_path).newest)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_the_secret_of_a_draw_is_hkdf_of_the_master_and_its_name(tmp_path: Path) -> None:
    """RFC 5869 written out: extract with an empty salt, expand once."""
    master = bytes(range(32))
    extracted = hmac.digest(bytes(32), master, "sha256")
    expected = hmac.digest(extracted, b"99/2026-11-23\x01", "sha256")
    assert MasterKeys.load(tmp_path, master.hex()).secret("99/2026-11-23") == expected


def test_a_key_from_the_settings_is_the_newest_and_old_ones_are_kept(tmp_path: Path) -> None:
    old = MasterKeys.load(tmp_path)
    both = MasterKeys.load(tmp_path, "ab" * 32)
    assert both.newest == key_id(b"\xab" * 32) != old.newest
    assert both.secret("x", old.newest) == old.secret("x")
    with pytest.raises(MissingKey):
        old.secret("x", both.newest)


def test_a_key_from_the_settings_needs_no_file(tmp_path: Path) -> None:
    assert MasterKeys.load(tmp_path / "none", "ab" * 32).newest
    assert not (tmp_path / "none").exists()


def test_what_is_sealed_opens_under_its_name_and_unchanged_only(tmp_path: Path) -> None:
    keys = MasterKeys.load(tmp_path)
    sealed = keys.seal("manifest of A", b"content")
    assert keys.unseal("manifest of A", sealed) == b"content"
    assert keys.seal("manifest of A", b"content") != sealed
    for name, content in (("manifest of B", sealed), ("manifest of A", sealed[:-1] + bytes([sealed[-1] ^ 1]))):
        with pytest.raises(InvalidTag):
            keys.unseal(name, content)


def test_a_key_that_others_can_read_stops_the_start(tmp_path: Path) -> None:
    MasterKeys.load(tmp_path)
    [file] = tmp_path.glob("master-*.key")
    file.chmod(0o644)
    with pytest.raises(UnusableKeys, match="chmod 600"):
        MasterKeys.load(tmp_path)


@pytest.mark.parametrize("content", ["", "zz" * 32, "ab" * 32, "ab" * 31])
def test_a_damaged_key_stops_the_start(tmp_path: Path, content: str) -> None:
    MasterKeys.load(tmp_path)
    [file] = tmp_path.glob("master-*.key")
    file.write_text(content)
    with pytest.raises(UnusableKeys, match="restore"):
        MasterKeys.load(tmp_path)


def test_keys_are_never_shown(tmp_path: Path) -> None:
    keys = MasterKeys.load(tmp_path, "ab" * 32)
    assert "abab" not in repr(keys)
