"""Files for `verifier.py`, in pieces: a year of the country has more bytes than should be in memory at once."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from uuid import UUID

import msgspec

from ledger.database import Row
from scheduler import published_queries as queries
from scheduler.plans import policy_of

DAYS_AT_ONCE = 16


async def bundle_lines(days: Sequence[UUID]) -> AsyncIterator[bytes]:
    """One bundle a line, in the order of the days."""
    async for bundle in _in_parts(days, queries.bundles):
        yield bundle + b"\n"


async def policy_file(stratum: str, days: Sequence[Row]) -> AsyncIterator[bytes]:
    """`days` as `stated_days` finds them; the documents are the very bytes that were hashed."""
    versions = await queries.policies([day["plan_version"] for day in days])
    head = msgspec.json.encode({"stratum": stratum, "policies": [_policy(version) for version in versions]})
    yield head[:-1] + b',"states":['
    before = b"\n"
    async for document in _in_parts([day["id"] for day in days], queries.documents):
        yield before + document
        before = b",\n"
    yield b"\n]}\n"


async def _in_parts(
    days: Sequence[UUID], read: Callable[[Sequence[UUID]], Awaitable[list[bytes]]]
) -> AsyncIterator[bytes]:
    for first in range(0, len(days), DAYS_AT_ONCE):
        for content in await read(days[first : first + DAYS_AT_ONCE]):
            yield content


def _policy(version: Row) -> dict[str, object]:
    return {"policy_hash": version["policy_hash"].hex(), "policy": policy_of(msgspec.json.decode(version["plan"]))}
