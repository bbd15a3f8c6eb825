"""Photos that are all here but whose phone never asked again: the clock has them checked in its stead."""

import logging
from collections.abc import Awaitable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from anyio import to_thread

from ledger.changes import change
from media import upload_queries
from media.arriving import Intake, arrive
from media.direct import bring_in
from media.spooling import upload_of
from media.stores import Incoming
from organisation.refusing import Refused

LOG = logging.getLogger("sidak.media")
# A phone that is still there asks sooner.
SILENT = timedelta(minutes=2)
LOOK_AGAIN = timedelta(hours=1)
AT_A_TIME = 50


async def finish(intake: Intake, now: datetime) -> int:
    """How many photos arrived by this. Safe to run at any time, on several machines."""
    finished = 0
    for evidence in await _whole(intake, now):
        finished += await _tried(_finish_spooled(evidence, intake))
    for evidence in await upload_queries.directs_to_look_at(now, AT_A_TIME):
        finished += await _tried(_finish_direct(evidence, intake, now))
    return finished


async def _tried(work: Awaitable[bool]) -> bool:
    """What is refused is set aside by now, or tried again at the next sweep; no photo keeps the others waiting."""
    try:
        return await work
    except Refused as refusal:
        LOG.info("a photo whose phone went silent was refused: %s", refusal.name)
    except Exception as error:
        LOG.error("a photo whose phone went silent could not be finished: %s", type(error).__name__)
    return False


async def _whole(intake: Intake, now: datetime) -> list[UUID]:
    sizes = await to_thread.run_sync(_sizes, intake.spool.directory, now - SILENT)
    lengths = await upload_queries.known_uploads(list(sizes)) if sizes else {}
    return [upload for upload, length in lengths.items() if sizes[upload] >= length][:AT_A_TIME]


def _sizes(spool: Path, before: datetime) -> dict[UUID, int]:
    """Of uploads to which nothing was added lately."""
    found = {}
    for path in spool.glob("*-*"):
        upload = None if path.suffix else upload_of(path)
        with suppress(FileNotFoundError):
            if upload and (state := path.stat()).st_mtime < before.timestamp():
                found[upload] = state.st_size
    return found


async def _finish_spooled(evidence: UUID, intake: Intake) -> bool:
    async with intake.spool.hold(evidence) as spooled:
        claim = await upload_queries.find_claim(evidence)
        if claim is None or claim["state"] != "announced" or spooled.offset < claim["size"]:
            return False
        await arrive("clock", claim, spooled, intake)
    return True


async def _finish_direct(evidence: UUID, intake: Intake, now: datetime) -> bool:
    """First the next look is set, so that one photo which cannot be brought in does not keep the others waiting."""
    async with change(by="clock", at=now):
        await upload_queries.look_again(evidence, now + LOOK_AGAIN)
    claim = await upload_queries.find_claim(evidence)
    expected = claim is not None and claim["state"] == "announced"
    arrived = expected and await bring_in("clock", evidence, intake)
    if claim and expected and not arrived and claim["expires_at"]:
        return False
    await intake.store.drop(Incoming(evidence))
    async with change(by="clock", at=now):
        await upload_queries.close_direct(evidence)
    return arrived
