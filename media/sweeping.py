"""Unfinished uploads end after a week: their bytes are removed, what was announced stays expected."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from anyio import to_thread

from ledger.changes import change
from media import upload_queries
from media.arriving import Intake
from media.finishing import finish
from media.spooling import Spool, upload_of
from organisation.refusing import Refused

AT_A_TIME = 200
LEFT_OVER = timedelta(days=1)


async def sweep(intake: Intake, now: datetime) -> int:
    """Gives how many uploads were ended. Safe to run at any time, on several machines."""
    await finish(intake, now)
    ended = 0
    for upload in await upload_queries.expired_uploads(now, AT_A_TIME):
        ended += await _end(intake.spool, upload["evidence"], upload["length"], now)
    await _remove_left_over(intake.spool.directory, now)
    return ended


async def _end(spool: Spool, evidence: UUID, length: int, now: datetime) -> bool:
    try:
        async with spool.hold(evidence) as spooled:
            if spooled.offset >= length:
                # All of it is here and waits to be checked.
                return False
            async with change(by="clock", at=now):
                closed = await upload_queries.close_expired(evidence, now)
            if closed:
                await spooled.remove()
            return closed
    except Refused:
        # Somebody is sending it at this moment: the next sweep looks again.
        return False


async def _remove_left_over(spool: Path, now: datetime) -> None:
    """What a killed process left: files that no open upload knows."""
    old = await to_thread.run_sync(_old_files, spool, now - LEFT_OVER)
    known = await upload_queries.known_uploads(list(set(old.values()))) if old else {}
    for path, upload in old.items():
        if upload not in known:
            await to_thread.run_sync(_remove, path)


def _old_files(spool: Path, before: datetime) -> dict[Path, UUID]:
    """At most as many as one statement should ask about."""
    files: dict[Path, UUID] = {}
    for path in spool.glob("*"):
        upload = upload_of(path)
        with suppress(FileNotFoundError):
            if upload and path.is_file() and path.stat().st_mtime < before.timestamp() and len(files) < AT_A_TIME:
                files[path] = upload
    return files


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
