"""The masters all secrets are derived from. They live outside the database and outside its backups."""

import fcntl
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from media.durable import make_directory, sync_directory

_KEY_FILE = re.compile(r"master-([0-9a-f]{16})\.key")
_NONCE = 12


class UnusableKeys(Exception):
    """A key file is damaged or open to others: the program does not start."""


class MissingKey(Exception):
    """Something was sealed with a master that is not here any more."""


class MasterKeys:
    """All masters by their id; new secrets use the newest, old ones stay until all they sealed is revealed."""

    def __init__(self, masters: Mapping[str, bytes], newest: str) -> None:
        self._masters = dict(masters)
        self.newest = newest

    @classmethod
    def load(cls, directory: Path, setting: str = "") -> "MasterKeys":
        """From `master-<id>.key` files, made on the first start; a master in hex, if set, is the newest one."""
        masters = _read_all(directory) if directory.is_dir() else []
        if setting:
            masters.append(bytes.fromhex(setting))
        if not masters:
            masters.append(_make(directory))
        return cls({key_id(master): master for master in masters}, key_id(masters[-1]))

    def derive(self, info: bytes, key: str | None = None) -> bytes:
        """32 bytes by HKDF-SHA256, from the newest master unless another is named."""
        name = key or self.newest
        if name not in self._masters:
            raise MissingKey(name)
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(self._masters[name])

    def secret(self, draw_id: str, key: str | None = None) -> bytes:
        """The 32-byte secret of one draw."""
        return self.derive(draw_id.encode("ascii"), key)

    def seal(self, name: str, content: bytes, key: str | None = None) -> bytes:
        """AES-GCM: nonce, ciphertext and tag. Only under the same name does it open again."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher(name, key).encrypt(nonce, content, name.encode())

    def unseal(self, name: str, sealed: bytes, key: str | None = None) -> bytes:
        return self._cipher(name, key).decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())

    def _cipher(self, name: str, key: str | None) -> AESGCM:
        return AESGCM(self.derive(b"seal\0" + name.encode(), key))

    def __repr__(self) -> str:
        return f"MasterKeys(newest={self.newest})"


def key_id(master: bytes) -> str:
    """Names a master without telling anything of it."""
    return HKDF(algorithm=SHA256(), length=8, salt=None, info=b"key id").derive(master).hex()


def _read_all(directory: Path) -> list[bytes]:
    """Oldest first, by the time of the file."""
    files = [file for file in directory.iterdir() if _KEY_FILE.fullmatch(file.name)]
    return [_read(file) for file in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name))]


def _read(file: Path) -> bytes:
    if file.stat().st_mode & 0o077:
        raise UnusableKeys(f"{file} can be read by others; run: chmod 600 {file}")
    text = file.read_text("ascii").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", text) or f"master-{key_id(bytes.fromhex(text))}.key" != file.name:
        raise UnusableKeys(f"{file} does not hold the master of its name; restore it from its copy")
    return bytes.fromhex(text)


def _make(directory: Path) -> bytes:
    """Of two processes that start at once one makes the key, and both use it."""
    make_directory(directory)
    directory.chmod(0o700)
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = _read_all(directory)
        return made[-1] if made else _write(directory, secrets.token_bytes(32))


def _write(directory: Path, master: bytes) -> bytes:
    draft = directory / "draft"
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(master.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.rename(directory / f"master-{key_id(master)}.key")
    sync_directory(directory)
    return master
