"""The files of the masters: `master-<id>.key` with 64 hexadecimal digits, and `newest` with the id new draws use."""

import fcntl
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ledger.durable import make_directory, sync_directory, write_private

_KEY_FILE = re.compile(r"master-([0-9a-f]{16})\.key")
_NEWEST = "newest"
_ESCROWED = "escrowed"


class UnusableKeys(Exception):
    """The keys cannot be used as they are; the text says what to do."""


def key_id(master: bytes) -> str:
    """Names a master without telling anything of it."""
    return HKDF(algorithm=SHA256(), length=8, salt=None, info=b"key id").derive(master).hex()


def read_masters(directory: Path) -> tuple[dict[str, bytes], str]:
    """All by their id, oldest first, and the newest one's id, empty when there is none."""
    if not directory.is_dir():
        return {}, ""
    files = [file for file in directory.iterdir() if _KEY_FILE.fullmatch(file.name)]
    masters = [_read(file) for file in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name))]
    by_id = {key_id(master): master for master in masters}
    return by_id, _newest(directory, list(by_id))


def state_of(directory: Path) -> tuple[int, ...]:
    """Another one after every change of the masters."""
    try:
        return tuple(path.stat().st_mtime_ns for path in (directory, directory / _NEWEST))
    except FileNotFoundError:
        return ()


def make_first(directory: Path) -> bool:
    """Of two processes that start at once one makes the master, and both use it; False when there was one."""
    with _alone(directory):
        return not read_masters(directory)[0] and bool(_add(directory, secrets.token_bytes(32)))


def rotate(directory: Path) -> str:
    """A new newest master; the others stay. Its id."""
    with _alone(directory):
        return _add(directory, secrets.token_bytes(32))


def keep(directory: Path, master: bytes) -> str:
    """Puts a master among the others: the newest one only where there is none."""
    with _alone(directory):
        is_first = not (directory / _NEWEST).exists() and not read_masters(directory)[0]
        return _add(directory, master, newest=is_first)


def remove(directory: Path, identifier: str) -> None:
    """The caller has made sure that nothing needs it."""
    with _alone(directory):
        if read_masters(directory)[1] == identifier:
            raise UnusableKeys(f"{identifier} is the newest master: run `sidak keys rotate` first")
        _path(directory, identifier).unlink(missing_ok=True)
        sync_directory(directory)


def note_escrow(directory: Path, identifier: str) -> None:
    """That shares of a master were printed, so that one without any is told."""
    with _alone(directory):
        _write(directory / _ESCROWED, "\n".join(sorted(escrowed(directory) | {identifier})))


def escrowed(directory: Path) -> set[str]:
    """Names of the masters whose shares were printed once."""
    file = directory / _ESCROWED
    return set(file.read_text("ascii").split()) if file.exists() else set()


def _path(directory: Path, identifier: str) -> Path:
    return directory / f"master-{identifier}.key"


def _newest(directory: Path, identifiers: list[str]) -> str:
    marker = directory / _NEWEST
    if not marker.exists():
        return identifiers[-1] if identifiers else ""
    named = marker.read_text("ascii").strip()
    if named not in identifiers:
        raise UnusableKeys(
            f"the newest master {named} is missing in {directory}: put its file back, or run `sidak keys restore`"
        )
    return named


def _read(file: Path) -> bytes:
    if file.stat().st_mode & 0o077:
        raise UnusableKeys(f"{file} can be read by others; run: chmod 600 {file}")
    text = file.read_text("ascii").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", text) or f"master-{key_id(bytes.fromhex(text))}.key" != file.name:
        raise UnusableKeys(f"{file} does not hold the master of its name; restore it from its copy")
    return bytes.fromhex(text)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    make_directory(directory)
    directory.chmod(0o700)
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _add(directory: Path, master: bytes, *, newest: bool = True) -> str:
    identifier = key_id(master)
    _write(_path(directory, identifier), master.hex())
    if newest:
        _write(directory / _NEWEST, identifier)
    return identifier


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others in between."""
    draft = path.with_name("draft")
    draft.unlink(missing_ok=True)
    write_private(draft, text)
    draft.rename(path)
    sync_directory(path.parent)
