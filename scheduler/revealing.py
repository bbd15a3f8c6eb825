"""After the day the secret is revealed, and anybody runs the draw again."""

import asyncio
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from scheduler import draw_queries
from scheduler.assigning import staffing_bytes
from scheduler.beacons import value_of
from scheduler.drawing import bundle
from scheduler.freezing import secret_of, unseal
from scheduler.keys import MasterKeys
from scheduler.oversight_queries import keep_staffing

GRACE = timedelta(minutes=15)
"""So long a reveal may take before it counts as missing."""


def is_missing(day: Row, now: datetime) -> bool:
    """It was committed to, and should be here by now."""
    return day["manifest_hash"] is not None and day["bundle"] is None and now >= day["reveal_at"] + GRACE


async def reveal_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    """The bundle is verified before it is kept; once it is, the master may be forgotten."""
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "released", "missed")
        if claimed is None or claimed["bundle"] is not None:
            return
        frozen = unseal(claimed, keys)
        beacon, proof = await value_of(frozen.manifest)
        secret = secret_of(claimed, keys)
        published = msgspec.json.encode(await asyncio.to_thread(bundle, frozen.manifest, secret, beacon, proof))
        await draw_queries.set_revealed(day, published)
        await keep_staffing(day, staffing_bytes(frozen.staffing))
        facts = {"manifest_hash": claimed["manifest_hash"].hex(), "bundle_sha256": sha256(published).hexdigest()}
        await record("draw.revealed", subject=claimed["draw_id"], facts=facts)
