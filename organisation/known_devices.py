"""What a device is given when somebody signs in on it, to show at their next sign-in there. It opens nothing: strangers
who knock do not use up the attempts of whoever has it. Not stored: it proves itself."""

import hmac
from hashlib import sha256
from uuid import UUID


def mark(device: UUID, username: str, key: bytes) -> str:
    return f"{device.hex}.{_proof(device.hex, username, key)}"


def device_of(given: str, username: str, key: bytes) -> str:
    """The device, or nothing where it was not this account that signed in there."""
    device, _, proof = given.partition(".")
    fits = hmac.compare_digest(proof.encode(), _proof(device, username, key).encode())
    return device if fits else ""


def _proof(device: str, username: str, key: bytes) -> str:
    return hmac.new(key, f"{device} {username}".encode(), sha256).hexdigest()
