"""After the day the secret is revealed, and anybody runs the draw again."""

import asyncio
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import change
from scheduler import draw_queries
from scheduler.beacons import value_of
from scheduler.drawing import bundle
from scheduler.freezing import secret_of, unseal
from scheduler.keys import MasterKeys


async def reveal_day(day: UUID, keys: MasterKeys, now: datetime) -> None:
    """The bundle is verified before it is kept; once it is, the master may be forgotten."""
    async with change(by="clock", at=now) as record:
        claimed = await draw_queries.claim(day, "released", "missed")
        if claimed is None or claimed["bundle"] is not None:
            return
        manifest = unseal(claimed, keys).manifest
        beacon, proof = await value_of(manifest)
        secret = secret_of(claimed, keys)
        published = msgspec.json.encode(await asyncio.to_thread(bundle, manifest, secret, beacon, proof))
        await draw_queries.set_revealed(day, published)
        facts = {"manifest_hash": claimed["manifest_hash"].hex(), "bundle_sha256": sha256(published).hexdigest()}
        await record("draw.revealed", subject=claimed["draw_id"], facts=facts)
