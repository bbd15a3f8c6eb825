"""The lottery of back-checks: its seed is committed to before the day's conclusions, and revealed after them.

The seed comes from the master, so that it lies in no database before its hour; the ledger has its commitment.
"""

from datetime import datetime, timedelta
from uuid import UUID

from inspections.audits import back_check_round_queries as queries
from inspections.audits.back_check_rules import commitment
from inspections.audits.back_checking import draw
from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from scheduler.keys import MasterKeys

LENGTH = timedelta(days=1)
SETTLED = timedelta(minutes=10)
"""By then every conclusion of the round is written down."""


async def commit_when_due(keys: MasterKeys, now: datetime) -> None:
    """The first once anything was visited; then one a day."""
    if not await _is_due(now):
        return
    async with change(by="clock", at=now) as record:
        await queries.lock_rounds()
        if not await _is_due(now):
            return
        round_, key = uuid7(), keys.newest
        committed = commitment(seed_of(keys, round_, key))
        await queries.add_round(round_, key, committed, now)
        await record("back-checks.committed", subject=str(round_), facts={"commitment": committed.hex()})


async def _is_due(now: datetime) -> bool:
    newest = await queries.newest_round()
    if newest is None:
        return await queries.any_visited()
    return bool(now >= newest["committed_at"] + LENGTH)


def seed_of(keys: MasterKeys, round_: UUID, key: str) -> bytes:
    return keys.derive(f"back-checks of {round_}".encode("ascii"), key)


async def draw_round(ended: Row, keys: MasterKeys, now: datetime) -> None:
    await draw(ended["id"], seed_of(keys, ended["id"], ended["key"]), now)
