"""Puts a backup back and verifies what is there then: the ledger entry by entry, the evidence file by file."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from anyio import to_thread
from pyrage.x25519 import Identity

from api.backups import keeping, manifests, moment_queries
from api.backups.dumping import Programs, restore
from api.backups.emptiness import require_empty_database, require_empty_store
from api.backups.failing import BackupFailed
from api.backups.opening import Opened, listed_pieces, unseal_piece, unsealed_bytes
from api.backups.pieces import Piece
from api.backups.sealing import unseal
from api.backups.trusting import NOBODY_SIGNED
from api.migrating import migrate
from ledger.changes import change
from ledger.checking import Finding, KeptNote, check
from ledger.checkpoints import Checkpoints, known_verifiers, ledger_name
from ledger.durable import make_directory, sync_directory
from ledger.identifiers import uuid7
from ledger.notes import Verifier
from media.stores import Store
from organisation import backup_queries
from organisation.refusing import Refused


class Restoring(msgspec.Struct, frozen=True):
    """One of `trusted` must have signed the backup, unless `unverified` says that nobody can tell. `under_way` is a
    file that is there from the first change to the last: a restore that was stopped goes on."""

    opened: Opened
    identities: list[Identity]
    trusted: tuple[Verifier, ...]
    programs: Programs
    store: Store
    keep_evidence: bool
    spool: Path
    keys: Path
    under_way: Path
    checkpoints: Checkpoints
    clock: Callable[[], datetime]
    tell: Callable[[str], None]
    unverified: bool = False


class Restored(msgspec.Struct):
    """`gone` had been erased or were lost when the backup was made. `ahead` is the newest checkpoint kept outside the
    database when it counts more entries than the ledger has now, else 0."""

    finding: Finding
    files: int
    bytes: int
    gone: int
    faults: list[str]
    keys: list[str]
    ahead: int
    seconds: dict[str, float]


async def put_back(work: Restoring) -> Restored:
    """Raises BackupFailed; a fault of single files is told in the end, when everything else is there."""
    seconds: dict[str, float] = {}
    fresh = await _begin(work)
    with _timed(seconds, "database"):
        if fresh or not await moment_queries.has_tables():
            work.tell("Restoring the database.")
            await to_thread.run_sync(_restore_database, work)
        await migrate()
        await moment_queries.count_again()
    with _timed(seconds, "evidence"):
        work.tell(f"Restoring {work.opened.manifest.evidence.files:,} evidence files.")
        evidence = await _restore_evidence(work)
    with _timed(seconds, "ledger"):
        work.tell("Reading the ledger again, entry by entry.")
        finding = await _check_ledger(work)
    keys = [] if finding.fault else await to_thread.run_sync(_restore_keys, work)
    restored = Restored(finding, *evidence, keys=keys, ahead=await _ahead(work, finding), seconds=seconds)
    if not finding.fault and not restored.faults:
        await _record(work)
        work.under_way.unlink()
    return restored


async def _begin(work: Restoring) -> bool:
    """False when an earlier call with the same backup had begun here."""
    if not work.unverified and not manifests.is_signed(work.opened.place, list(work.trusted)):
        raise BackupFailed(NOBODY_SIGNED)
    this = manifests.hash_of(work.opened.place).hex()
    if work.under_way.exists():
        if work.under_way.read_text().strip() != this:
            raise BackupFailed(f"{work.under_way} says that another backup is being restored here: go on with that one")
        return False
    await require_empty_database()
    if not work.keep_evidence:
        await require_empty_store(work.store)
    await to_thread.run_sync(_note_under_way, work.under_way, this)
    return True


def _note_under_way(file: Path, this: str) -> None:
    make_directory(file.parent)
    file.write_text(f"{this}\n")
    sync_directory(file.parent)


def _restore_database(work: Restoring) -> None:
    source = work.opened.require_part("database.age")
    restore(work.programs, lambda target: unseal(source, target, work.identities))


def _restore_keys(work: Restoring) -> list[str]:
    gathered = unsealed_bytes(work.opened.require_part("keys.age"), work.identities)
    return keeping.put_back(work.keys, gathered)


async def _restore_evidence(work: Restoring) -> tuple[int, int, int, list[str]]:
    """Files, their bytes, how many the backup names without having them, and faults."""
    await work.store.prepare()
    await to_thread.run_sync(make_directory, work.spool)
    files = size = gone = 0
    faults = []
    with listed_pieces(work.opened, work.identities) as pieces:
        while piece := await to_thread.run_sync(next, pieces, None):
            if not piece.is_here:
                gone += 1
                continue
            try:
                await _restore_piece(work, piece)
            except BackupFailed as failed:
                faults.append(str(failed))
                continue
            files, size = files + 1, size + piece.size
    return files, size, gone, faults


async def _restore_piece(work: Restoring, piece: Piece) -> None:
    """The store reads it back and hashes it. What is there from before is verified instead."""
    if await work.store.size(piece.file) == piece.size:
        try:
            return await work.store.verify(piece.file)
        except Refused as refusal:
            raise BackupFailed(f"{piece.file.key} in the store: {refusal.name}") from None
    copy = work.spool / str(uuid7())
    try:
        await to_thread.run_sync(unseal_piece, work.opened.layout, piece, work.identities, copy)
        await work.store.put(piece.file, copy, piece.content_type)
    finally:
        copy.unlink(missing_ok=True)


async def _check_ledger(work: Restoring) -> Finding:
    """With the manifest's own checkpoint. Unverified, the ledger's own keys are all there is to hold it against."""
    then = work.opened.manifest.ledger
    trusted = work.trusted or tuple(await known_verifiers())
    kept = [KeptNote("the backup's manifest", then.checkpoint, work.trusted)] if then.checkpoint else []
    finding = await check(kept, work.checkpoints.authority)
    if finding.fault is None and (finding.size, finding.root) != (then.size, then.root or finding.root):
        return msgspec.structs.replace(finding, fault=f"the manifest names {then.size} entries with another root")
    if finding.fault is None and trusted and not manifests.is_signed(work.opened.place, list(trusted)):
        return msgspec.structs.replace(finding, fault="no key that is trusted signed the backup's manifest")
    return finding


async def _ahead(work: Restoring, finding: Finding) -> int:
    name = await ledger_name()
    newest = work.checkpoints.kept.newest_size(name) if name else 0
    return newest if newest > finding.size else 0


async def _record(work: Restoring) -> None:
    now, identifier = work.clock(), uuid7()
    manifest = manifests.hash_of(work.opened.place)
    size = work.opened.manifest.ledger.size
    async with change(by="operator", at=now) as record:
        await backup_queries.add_restoration(identifier, manifest, size, now)
        facts = {"manifest": manifest.hex(), "ledgerSize": size}
        await record("backup.restored", subject=str(identifier), facts=facts)


@contextmanager
def _timed(seconds: dict[str, float], what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    seconds[what] = time.monotonic() - began
