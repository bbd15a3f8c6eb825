"""The provinces are made by several processes, one province each at a time; a single one is made in this process."""

import asyncio
import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from api.demo.national.regions import Work, fill
from checklists.format import Document
from checklists.profiles import profile_of

SECONDS = 1.0

Made = Callable[[int], None]

_counted: "Synchronized[int] | None" = None


async def fill_all(work: Sequence[Work], document: Document, profile: str, made: Made) -> None:
    if len(work) == 1:
        async for inspections in fill(work[0], profile_of(document, profile)):
            made(inspections)
        return
    context = multiprocessing.get_context("spawn")
    counter: Any = context.Value("l", 0)
    processes = min(len(work), os.cpu_count() or 1)
    with ProcessPoolExecutor(processes, context, _begin, (counter,)) as executor:
        # The largest first, so that no process is left alone with a large one at the end.
        ordered = sorted(work, key=lambda each: -len(each.region.offices))
        waiting = {asyncio.wrap_future(executor.submit(_fill, each, document, profile)) for each in ordered}
        before = 0
        while waiting:
            done, waiting = await asyncio.wait(waiting, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
            now, before = counter.value - before, counter.value
            made(now)


def _begin(counter: "Synchronized[int]") -> None:
    """What waits to be copied is no garbage, and looking for some takes a tenth of the time."""
    global _counted
    _counted = counter
    gc.freeze()
    gc.set_threshold(500_000, 20, 20)


def _fill(work: Work, document: Document, profile: str) -> None:
    asyncio.run(_count(work, document, profile))


async def _count(work: Work, document: Document, profile: str) -> None:
    async for inspections in fill(work, profile_of(document, profile)):
        if _counted is not None:
            with _counted.get_lock():
                _counted.value += inspections
