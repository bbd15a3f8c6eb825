"""drand's quicknet: a public value every three seconds, signed by many organisations together, foreseen by nobody."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import httpx
import msgspec
from py_arkworks_bls12381 import GT, G1Point, G2Point

log = logging.getLogger("sidak.drand")

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
GENESIS = 1_692_803_367
PERIOD = 3
PUBLIC_KEY = bytes.fromhex(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
DOMAIN = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"

MOST_BYTES = 10_000
SECONDS = 5.0


class Round(msgspec.Struct, frozen=True):
    """What a node answers; it also sends the signature's hash, which we compute."""

    round: int
    signature: str


def round_at(instant: datetime) -> int:
    """The first round at or after an instant; round 1 is that of the genesis."""
    return max(1, -int((GENESIS - instant.timestamp()) // PERIOD) + 1)


def is_signed(number: int, signature: bytes) -> bool:
    """Only in its one canonical form: the value is the hash of these bytes."""
    try:
        point = G1Point.from_compressed_bytes(signature)
    except ValueError:
        return False
    if point.to_compressed_bytes() != signature:
        return False
    message = G1Point.hash_to_curve(sha256(number.to_bytes(8, "big")).digest(), DOMAIN)
    return GT.pairing_check([point, -message], [G2Point(), G2Point.from_compressed_bytes(PUBLIC_KEY)])


class Drand:
    """Asks the configured addresses and no others, one after the other, until one gives a round that is signed."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = [address.rstrip("/") for address in addresses]

    async def signature(self, number: int) -> bytes | None:
        """None when nobody has it yet."""
        async with httpx.AsyncClient(follow_redirects=False, timeout=SECONDS) as client:
            for address in self._addresses:
                found = await _try(client, address, number)
                if found is not None:
                    return found
        return None


async def _try(client: httpx.AsyncClient, address: str, number: int) -> bytes | None:
    try:
        async with asyncio.timeout(SECONDS):
            content = await _read(client, f"{address}/{CHAIN}/public/{number}")
        answered = msgspec.json.decode(content, type=Round)
        signature = bytes.fromhex(answered.signature)
    except (httpx.HTTPError, TimeoutError, msgspec.DecodeError, ValueError) as error:
        log.warning("drand round %d is not to be had from %s: %s", number, address, type(error).__name__)
        return None
    if answered.round != number or not await asyncio.to_thread(is_signed, number, signature):
        log.error("drand round %d from %s is not signed by drand: it was not taken", number, address)
        return None
    return signature


async def _read(client: httpx.AsyncClient, url: str) -> bytes:
    async with client.stream("GET", url) as answer:
        answer.raise_for_status()
        content = b""
        async for part in answer.aiter_bytes():
            content += part
            if len(content) > MOST_BYTES:
                raise ValueError("longer than any round")
        return content
