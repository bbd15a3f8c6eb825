"""Unfinished uploads end after a week: their bytes are removed, what was announced stays expected."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from anyio import to_thread

from ledger.changes import change
from media import queries
from media.spooling import Spool
from organisation.refusing import Refused

AT_A_TIME = 200
LEFT_OVER = timedelta(days=1)


async def sweep(spool: Path, now: datetime) -> int:
    """Gives how many uploads were ended. Safe to run at any time, on several machines."""
    ended = 0
    for evidence in await queries.expired_uploads(now, AT_A_TIME):
        ended += await _end(Spool(spool), evidence, now)
    await _remove_left_over(spool, now)
    return ended


async def _end(spool: Spool, evidence: UUID, now: datetime) -> bool:
    try:
        async with spool.hold(evidence) as spooled:
            async with change(by="clock", at=now):
                closed = await queries.close_expired(evidence, now)
            if closed:
                await spooled.remove()
            return closed
    except Refused:
        # Somebody is sending it at this moment: the next sweep looks again.
        return False


async def _remove_left_over(spool: Path, now: datetime) -> None:
    """What a killed process left: files that no open upload knows."""
    old = await to_thread.run_sync(_old_files, spool, now - LEFT_OVER)
    known = await queries.known_uploads([_upload(path) for path in old]) if old else set()
    for path in old:
        if _upload(path) not in known:
            await to_thread.run_sync(_remove, path)


def _old_files(spool: Path, before: datetime) -> list[Path]:
    """At most as many as one statement should ask about."""
    files = [path for path in spool.glob("*") if _is_spooled(path) and path.stat().st_mtime < before.timestamp()]
    return files[:AT_A_TIME]


def _is_spooled(path: Path) -> bool:
    try:
        _upload(path)
    except ValueError:
        return False
    return path.is_file()


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _upload(path: Path) -> UUID:
    return UUID(path.stem)
