"""How a duty of the clock is performed: one that fails holds up nothing else, and is tried again at the next tick."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from inspections.scoring.checking_scores import ScoresDiffer
from ledger.kept_notes import Rewritten
from ledger.signing_key import UnusableSigningKey
from scheduler.duty_runs import RUNS
from scheduler.keys import MissingKey

log = logging.getLogger("sidak.clock")

Duty = Callable[[datetime], Awaitable[None]]


async def perform(name: str, duty: Duty, now: datetime) -> None:
    """What fails is tried again at the next tick; the log gets the kind of the error, never its text."""
    with RUNS.run(name):
        try:
            await duty(now)
        except Exception as error:
            RUNS.failed(name)
            log.error("duty %s failed: %s", name, _kind(error))


async def attempt(name: str, identifier: UUID, work: Awaitable[object]) -> None:
    """One row of several that are due."""
    try:
        await work
    except Exception as error:
        RUNS.failed(name)
        log.error("duty %s failed at %s: %s", name, identifier, _kind(error))


def _kind(error: Exception) -> str:
    """Where and what, without values: a text or a traceback could name a unit."""
    if isinstance(error, MissingKey | Rewritten | ScoresDiffer | UnusableSigningKey):
        return f"{type(error).__name__}: {error}"
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} in {where}"
