"""Encryption by age (age-encryption.org), in a stream: nothing is held whole in memory."""

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol

import msgspec
import pyrage
from pyrage.x25519 import Identity, Recipient

from api.backups.failing import BackupFailed
from ledger.durable import sync_directory, write_private

CHUNK = 1024 * 1024


class Reader(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Writer(Protocol):
    def write(self, piece: bytes, /) -> int: ...

    def flush(self) -> None: ...


class Sealed(msgspec.Struct, frozen=True):
    """Of the ciphertext."""

    sha256: str
    bytes: int


class _Careful:
    """age calls its faults by its own names: what went wrong on our side is kept, to be raised as it was."""

    def __init__(self, inner: IO[bytes] | Reader | Writer) -> None:
        self._inner = inner
        self.problem: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        piece = self._attempt("read", size)
        assert isinstance(piece, bytes)
        return piece

    def write(self, piece: bytes) -> int:
        self._attempt("write", piece)
        return len(piece)

    def flush(self) -> None:
        self._attempt("flush")

    def _attempt(self, name: str, *given: object) -> object:
        try:
            return getattr(self._inner, name)(*given)
        except BaseException as problem:
            self.problem = problem
            raise


class Hashing:
    """Passes on, counts and hashes."""

    def __init__(self, inner: Writer | None = None) -> None:
        self._inner = inner
        self._sha256 = hashlib.sha256()
        self.bytes = 0

    def write(self, piece: bytes) -> int:
        self._sha256.update(piece)
        self.bytes += len(piece)
        if self._inner:
            self._inner.write(piece)
        return len(piece)

    def flush(self) -> None:
        if self._inner:
            self._inner.flush()

    @property
    def sha256(self) -> bytes:
        return self._sha256.digest()


def seal(source: Reader, target: Path, recipients: Sequence[Recipient]) -> Sealed:
    """On the disk, read back from there and found to be what was written, once this returns."""
    with target.open("wb") as file:
        hashing = Hashing(file)
        reader, writer = _Careful(source), _Careful(hashing)
        try:
            pyrage.encrypt_io(reader, writer, recipients)
        except Exception:
            raise_first(reader.problem, writer.problem)
            raise
        file.flush()
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    sync_directory(target.parent)
    sealed = sealed_of(target)
    if sealed != Sealed(hashing.sha256.hex(), hashing.bytes):
        raise BackupFailed(f"{target} cannot be read back as it was written: that disk is not to be trusted")
    return sealed


def unseal(source: Path, target: Writer, identities: Sequence[Identity]) -> None:
    """Raises BackupFailed for what is not whole, or sealed for others; `target` has what came before the fault."""
    with source.open("rb") as file:
        reader, writer = _Careful(file), _Careful(target)
        try:
            pyrage.decrypt_io(reader, writer, identities)
        except Exception as error:
            raise_first(reader.problem, writer.problem)
            if "matching" in str(error).lower():
                raise BackupFailed("this identity is not the one the backup was sealed for") from None
            raise BackupFailed(f"{source} is damaged: {error}") from None


def raise_first(*problems: BaseException | None) -> None:
    for problem in problems:
        if problem:
            raise problem


def sealed_of(file: Path) -> Sealed:
    with file.open("rb") as reading:
        hashing = Hashing()
        while piece := reading.read(CHUNK):
            hashing.write(piece)
    return Sealed(hashing.sha256.hex(), hashing.bytes)


def recipients_of(keys: Sequence[str]) -> list[Recipient]:
    if not keys:
        raise BackupFailed(
            "nobody could read the backup: make an identity with `sidak backup keygen FILE`, and name its public key "
            "in SIDAK_BACKUP_RECIPIENTS or with --recipient"
        )
    return [_recipient(key) for key in keys]


def _recipient(key: str) -> Recipient:
    try:
        return Recipient.from_str(key)
    except pyrage.RecipientError:
        raise BackupFailed(f"{key[:80]} is no public key of age: it begins with age1") from None


def identities_of(file: Path) -> list[Identity]:
    """One a line, as age writes them; lines that begin with # are left out."""
    try:
        lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
        found = [Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        found = []
    if not found:
        raise BackupFailed(f"{file} holds no identity of age: it has a line that begins with AGE-SECRET-KEY-1")
    return found


def make_identity(file: Path, now: datetime) -> str:
    """Its public key. Raises BackupFailed where the file is."""
    identity = Identity.generate()
    public = str(identity.to_public())
    try:
        write_private(file, f"# made {now:%Y-%m-%dT%H:%M:%SZ}\n# public key: {public}\n{identity}")
    except FileExistsError:
        raise BackupFailed(f"{file} is there already: an identity is never overwritten") from None
    return public
