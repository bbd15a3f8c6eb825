"""The Ed25519 key that signs checkpoints: a file outside the database, beside the masters, or a setting."""

import os
import re
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.durable import make_directory, sync_directory, write_private


class UnusableSigningKey(Exception):
    """The key cannot be used as it is; the text says what to do."""


class SigningKey:
    """Read anew for each signature, so that a rotation holds at once."""

    def __init__(self, file: Path, given: str = "") -> None:
        self._file = file
        self._given = given

    def make_first(self) -> None:
        """Of two processes that start at once one makes the key, and both use it."""
        if self._given or self._file.exists():
            return
        make_directory(self._file.parent)
        self._file.parent.chmod(0o700)
        draft = self._draft(secrets.token_hex(32))
        try:
            os.link(draft, self._file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        sync_directory(self._file.parent)

    def check_replaceable(self) -> None:
        if self._given:
            raise UnusableSigningKey("SIDAK_LEDGER_KEY is the key: set another value there, on every machine")

    def replace(self, seed: bytes) -> None:
        """The old key is gone: nobody can sign with it any more."""
        self._draft(seed.hex()).rename(self._file)
        sync_directory(self._file.parent)

    def read(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed())

    def seed(self) -> bytes:
        """The 32 bytes that the file holds."""
        return bytes.fromhex(self._given or self._text())

    def _text(self) -> str:
        if not self._file.exists():
            raise UnusableSigningKey(f"{self._file} is missing: put it back from its copy, or start the server")
        if self._file.stat().st_mode & 0o077:
            raise UnusableSigningKey(f"{self._file} can be read by others; run: chmod 600 {self._file}")
        text = self._file.read_text("ascii", "replace").strip()
        if not re.fullmatch(r"[0-9a-f]{64}", text):
            raise UnusableSigningKey(f"{self._file} does not hold a key; restore it from its copy")
        return text

    def _draft(self, text: str) -> Path:
        draft = self._file.with_name(f"{self._file.name}.{secrets.token_hex(4)}")
        write_private(draft, text)
        return draft

    def __repr__(self) -> str:
        return f"SigningKey({self._file})"
