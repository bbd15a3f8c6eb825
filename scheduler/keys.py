"""The masters all secrets are derived from. They live outside the database and outside its backups."""

import os
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from scheduler.key_files import UnusableKeys, key_id, make_first, read_masters, state_of
from scheduler.used_draws import UsedDraws

__all__ = ["MasterKeys", "MissingKey", "UnusableKeys", "key_id"]

_NONCE = 12


class MissingKey(Exception):
    """Something was sealed with a master that is not here any more."""

    def __init__(self, identifier: str) -> None:
        super().__init__(
            f"the master {identifier} is not here, and what was sealed with it stays closed: put its file"
            f" master-{identifier}.key back from its backup, or run `sidak keys restore` with its shares"
        )


class MasterKeys:
    """All masters by their id; new secrets use the newest, old ones stay until all they sealed is revealed.

    What the command line changes in the directory holds at once: the files are read again when they change.
    """

    def __init__(self, directory: Path, given: bytes | None = None) -> None:
        self._directory = directory
        self._given = given
        self._state: tuple[int, ...] | None = None
        self._masters: dict[str, bytes] = {}
        self._newest = ""
        self.used = UsedDraws(directory / "used-draws")

    @classmethod
    def load(cls, directory: Path, setting: str = "") -> "MasterKeys":
        """From `master-<id>.key` files, made on the first start; a master in hex, if set, is the newest one."""
        if not setting:
            make_first(directory)
        keys = cls(directory, bytes.fromhex(setting) if setting else None)
        keys.known()
        return keys

    @property
    def newest(self) -> str:
        self._look()
        return self._newest

    def known(self) -> Iterable[str]:
        self._look()
        return self._masters.keys()

    def derive(self, info: bytes, key: str | None = None) -> bytes:
        """32 bytes by HKDF-SHA256, from the newest master unless another is named."""
        self._look()
        name = key or self._newest
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

    def _look(self) -> None:
        state = state_of(self._directory)
        if state == self._state:
            return
        self._masters, self._newest = read_masters(self._directory)
        if self._given is not None:
            self._newest = key_id(self._given)
            self._masters[self._newest] = self._given
        self._state = state

    def __repr__(self) -> str:
        return f"MasterKeys(newest={self._newest})"
