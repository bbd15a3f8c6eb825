"""Codes of six digits that an authenticator app makes from a secret and the time (RFC 6238). Pure."""

import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from organisation.codes import new_code, plain

SECRET_BYTES = 20
SECONDS = 30
DIGITS = 6
ISSUER = "Sidak"
RECOVERY_CODES = 10
RECOVERY_LETTERS = 12


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def address(secret: bytes, username: str) -> str:
    """What the QR code holds: `otpauth://totp/…`."""
    return _totp(secret).get_provisioning_uri(username, ISSUER)


def step_of(now: datetime) -> int:
    return int(now.timestamp()) // SECONDS


def code_at(secret: bytes, step: int) -> str:
    return _totp(secret).generate(step * SECONDS).decode()


def fitting_step(secret: bytes, code: str, now: datetime) -> int | None:
    """Of the step now, the one before and the one after: clocks of phones differ. Every step is looked at."""
    given, found = digits(code), None
    for step in range(step_of(now) - 1, step_of(now) + 2):
        if hmac.compare_digest(code_at(secret, step).encode(), given.encode()):
            found = step
    return found


def digits(code: str) -> str:
    """As it is typed: with or without a blank in the middle. Nothing, where it is no code of an app."""
    typed = "".join(code.split())
    return typed if len(typed) == DIGITS and typed.isascii() and typed.isdigit() else ""


def new_recovery_codes() -> list[str]:
    """57 bits each: nobody guesses one, so that a plain hash keeps it."""
    return [new_code(RECOVERY_LETTERS) for _ in range(RECOVERY_CODES)]


def recovery_hash(code: str) -> bytes:
    return sha256(b"sidak recovery\n" + plain(code).encode()).digest()


def _totp(secret: bytes) -> TOTP:
    # SHA-1 is what every app knows; as a keyed hash it is not broken.
    return TOTP(secret, DIGITS, SHA1(), SECONDS)  # noqa: S303
