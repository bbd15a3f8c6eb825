"""All evidence from one store into another: copied, read back there, and safe to stop and to repeat."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import anyio
import msgspec
from anyio import to_thread
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

from ledger.durable import make_directory
from ledger.identifiers import uuid7
from media import moving_queries
from media.move_journal import MoveJournal
from media.moving_queries import Named
from media.stores import Kind, Store, StoredFile
from organisation.refusing import Refused

AT_ONCE = 4
AT_A_TIME = 500
WAITS = (1, 5, 20)
"""Seconds between tries while a store does not answer."""

FAULTS = {"file-missing", "file-damaged", "file-locked"}


class Fault(msgspec.Struct, frozen=True):
    """`problem` is "file-missing", "file-damaged" or, of a file nobody needs any more, "file-locked"."""

    file: StoredFile
    problem: str
    in_target: bool
    until: str = ""


class Progress(msgspec.Struct):
    """Files and bytes. A preview that is missing or damaged is no fault: it is made again when somebody looks."""

    files: int = 0
    size: int = 0
    copied: int = 0
    copied_size: int = 0
    removed: int = 0
    previews_left_out: int = 0
    faults: list[Fault] = msgspec.field(default_factory=list)


class Move(msgspec.Struct, frozen=True):
    """`spool` holds each file on its way; `tell` hears of progress after each."""

    source: Store
    target: Store
    journal: MoveJournal
    spool: Path
    tell: Callable[[Progress], None]


async def move(work: Move) -> Progress:
    """Raises Refused("store-unavailable") when a store stays away; called again, it goes on there.

    What was erased from the source since an earlier call is erased from the target too.
    """
    await to_thread.run_sync(make_directory, work.spool)
    progress = Progress()
    named = await _copy_all(work, progress)
    progress.faults = [fault for fault in progress.faults if await _is_named(fault.file)]
    await _remove_unnamed(work, named, progress)
    return progress


async def _copy_all(work: Move, progress: Progress) -> set[StoredFile]:
    """All that the database named."""
    send, receive = anyio.create_memory_object_stream[Named]()
    stopped: list[Refused] = []
    named: set[StoredFile] = set()
    async with receive, anyio.create_task_group() as tasks:

        async def copy_each() -> None:
            try:
                await _copy_each(work, receive, progress)
            except Refused as refusal:
                stopped.append(refusal)
                tasks.cancel_scope.cancel()

        for _ in range(AT_ONCE):
            tasks.start_soon(copy_each)
        await _name_each(send, named)
    if stopped:
        raise stopped[0]
    return named


async def _name_each(send: MemoryObjectSendStream[Named], seen: set[StoredFile]) -> None:
    """Each file once, also when several photos share it."""
    async with send:
        async for named in moving_queries.named():
            if named.file not in seen:
                seen.add(named.file)
                await send.send(named)


async def _copy_each(work: Move, receive: MemoryObjectReceiveStream[Named], progress: Progress) -> None:
    async for named in receive:
        for wait in (*WAITS, None):
            try:
                await _copy(work, named, progress)
                break
            except Refused as refusal:
                if refusal.name != "store-unavailable" or wait is None:
                    raise
                await anyio.sleep(wait)
        work.tell(progress)


async def _copy(work: Move, named: Named, progress: Progress) -> None:
    if work.journal.is_there(named.file) and await work.target.size(named.file) == named.size:
        _count(progress, named, copied=False)
        return
    try:
        await _bring_over(work, named)
    except _AtFault as at_fault:
        _note(progress, at_fault.fault)
    else:
        _count(progress, named, copied=True)


async def _bring_over(work: Move, named: Named) -> None:
    copy = work.spool / str(uuid7())
    try:
        with _blaming(named.file, in_target=False):
            await work.source.bring(named.file, copy)
        await to_thread.run_sync(work.journal.begin, named.file)
        with _blaming(named.file, in_target=True):
            await work.target.put(named.file, copy, named.content_type)
        await to_thread.run_sync(work.journal.finish, named.file)
    finally:
        copy.unlink(missing_ok=True)


class _AtFault(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


@contextmanager
def _blaming(file: StoredFile, *, in_target: bool) -> Iterator[None]:
    """Tells a fault of this one file from a store that does not answer."""
    try:
        yield
    except Refused as refusal:
        if refusal.name not in FAULTS:
            raise
        raise _AtFault(Fault(file, refusal.name, in_target, str(refusal.facts.get("until", "")))) from None


def _note(progress: Progress, fault: Fault) -> None:
    if fault.file.kind == "renditions":
        progress.previews_left_out += 1
    else:
        progress.faults.append(fault)


def _count(progress: Progress, named: Named, *, copied: bool) -> None:
    progress.files, progress.size = progress.files + 1, progress.size + named.size
    if copied:
        progress.copied, progress.copied_size = progress.copied + 1, progress.copied_size + named.size


async def _is_named(file: StoredFile) -> bool:
    return bool(await moving_queries.still_named(file.kind, [file.sha256]))


async def _remove_unnamed(work: Move, named_before: set[StoredFile], progress: Progress) -> None:
    """What was erased, or blurred, after an earlier call had brought it over. Few: only these are looked up again."""
    gone = [file for file in work.journal.files() if file not in named_before]
    for kind, files in groupby(sorted(gone, key=_kind), key=_kind):
        brought = list(files)
        for first in range(0, len(brought), AT_A_TIME):
            some = brought[first : first + AT_A_TIME]
            named = await moving_queries.still_named(kind, [file.sha256 for file in some])
            for file in some:
                if file.sha256 not in named:
                    await _remove(work, file, progress)


async def _remove(work: Move, file: StoredFile, progress: Progress) -> None:
    try:
        with _blaming(file, in_target=True):
            await work.target.erase(file)
    except _AtFault as at_fault:
        progress.faults.append(at_fault.fault)
        return
    await to_thread.run_sync(work.journal.remove, file)
    progress.removed += 1


def _kind(file: StoredFile) -> Kind:
    return file.kind
