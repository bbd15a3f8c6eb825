"""Signed notes (c2sp.org/signed-note) with Ed25519 keys: a text, an empty line, signature lines."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
_NAME = re.compile(r"[^\s+]+")
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")


class BadNote(ValueError):
    """Not a note, or not signed as it says; the text says how."""


class Verifier(NamedTuple):
    """A public key with its name; as text `name+hash+key`, the form that other tools take."""

    name: str
    public: bytes

    @property
    def key_hash(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_hash.hex()}+{b64encode(ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        name, _, rest = text.strip().partition("+")
        named_hash, _, encoded = rest.partition("+")
        key = _decoded(encoded)
        verifier = cls(name, key[1:])
        if not _NAME.fullmatch(name) or len(key) != 33 or key[:1] != ED25519 or verifier.key_hash.hex() != named_hash:
            raise BadNote(f"{text.strip()[:80]!r} is not a verifier key: it reads name+hash+key")
        return verifier


class Signer(NamedTuple):
    name: str
    private: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, self.private.public_key().public_bytes_raw())


def sign(text: str, signers: Iterable[Signer]) -> str:
    """`text` ends with a line feed."""
    lines = []
    for signer in signers:
        signature = signer.verifier.key_hash + signer.private.sign(text.encode())
        lines.append(f"— {signer.name} {b64encode(signature).decode()}\n")
    return f"{text}\n{''.join(lines)}"


def text_of(note: str) -> str:
    return _parse(note)[0]


def signed_by(note: str, verifiers: Sequence[Verifier]) -> list[Verifier]:
    """Those of the verifiers that signed it; signatures of unknown keys do not count.

    Raises BadNote for what is not a note, and for a wrong signature in a known key's name.
    """
    text, lines = _parse(note)
    return [verifier for name, given in lines for verifier in verifiers if _signed(verifier, name, given, text)]


def _signed(verifier: Verifier, name: str, given: bytes, text: str) -> bool:
    if (name, given[:4]) != (verifier.name, verifier.key_hash):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(verifier.public).verify(given[4:], text.encode())
    except InvalidSignature:
        raise BadNote(f"the signature of {name} with the key {verifier.key_hash.hex()} is wrong") from None
    return True


def _parse(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    text, empty, signatures = note.rpartition("\n\n")
    lines = [_SIGNATURE.fullmatch(line) for line in signatures.removesuffix("\n").split("\n")]
    named = [(line[1], _decoded(line[2])) for line in lines if line]
    if not empty or not text or not signatures.endswith("\n") or len(named) != len(lines):
        raise BadNote("it is not a signed note: a text, an empty line, and lines of signatures that begin with —")
    if any(character < " " and character != "\n" for character in text) or any(len(given) < 5 for _, given in named):
        raise BadNote("it is not a signed note: it has control characters, or a signature that is too short")
    return f"{text}\n", named


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""
