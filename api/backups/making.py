"""Makes one backup while Sidak serves: the database as it was at one moment, and all evidence that it names then."""

import io
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import msgspec
from anyio import to_thread
from pyrage.x25519 import Recipient

from api.backups import keeping, manifests, moment_queries
from api.backups.dumping import Programs, dump
from api.backups.failing import telling_full_disks
from api.backups.layout import PARTS, PIECES, Layout
from api.backups.manifests import EvidenceThen, LedgerThen, Manifest
from api.backups.pieces import Counts, Pieces, note_names
from api.backups.reusing import Reusable, reusable
from api.backups.sealing import Sealed, seal, sealed_of
from ledger.changes import change
from ledger.checkpoints import Checkpoints, known_verifiers
from ledger.durable import make_directory, sync_directory
from ledger.identifiers import uuid7
from ledger.kept_notes import Rewritten
from media.stores import Store
from organisation import backup_queries

CLOCKS_DIFFER = timedelta(minutes=1)
"""Between the machines that answer phones and the one that makes backups: what phones count on is that much older."""


class Making(msgspec.Struct, frozen=True):
    layout: Layout
    programs: Programs
    store: Store
    spool: Path
    keys: Path
    naming_key: bytes
    recipients: list[Recipient]
    checkpoints: Checkpoints
    clock: Callable[[], datetime]
    warn: Callable[[str], None]


class Made(msgspec.Struct, frozen=True):
    place: Path
    manifest: Manifest
    counts: Counts


async def make(work: Making) -> Made:
    """Raises BackupFailed. A backup that was cut off is none; the next one uses the evidence it had written."""
    with telling_full_disks(work.layout.root), work.layout.alone():
        await _sign(work)
        started = work.clock()
        place = work.layout.begin(started)
        counts = Counts()
        async with _spooled(work.spool) as names:
            # Only the dump and the names need PostgreSQL to hold on to that moment: the evidence may take hours.
            async with moment_queries.one_moment(work.programs.url) as connection:
                ledger = await _ledger_then(connection)
                await to_thread.run_sync(_dump_database, work, place, await moment_queries.export(connection))
                with names.open("w", encoding="ascii") as listed:
                    await note_names(connection, listed)
            known = await _reusable(work, started)
            await _write_evidence(work, place, names, known, counts)
        _warn_of_damaged(work, known)
        keys = io.BytesIO(keeping.gather(work.keys))
        await to_thread.run_sync(seal, keys, place / "keys.age", work.recipients)
        verifier = str(await work.checkpoints.verifier())
        manifest = await to_thread.run_sync(_manifest, work, place, started, ledger, counts, verifier)
        await to_thread.run_sync(manifests.write, place, await work.checkpoints.vouch(manifests.text(manifest)))
        work.layout.journal.unlink(missing_ok=True)
        if not counts.faults:
            await _record(work, place, manifest, counts)
        return Made(place, manifest, counts)


async def _sign(work: Making) -> None:
    """So that the backup's ledger ends with a checkpoint that stands outside it too."""
    try:
        await work.checkpoints.sign(work.clock())
    except Rewritten as rewritten:
        work.warn(f"{rewritten}: the backup is made all the same; see docs/operate.md")


async def _ledger_then(connection: asyncpg.Connection) -> LedgerThen:
    size, root = await moment_queries.newest_tree(connection)
    return LedgerThen(size, root.hex(), await moment_queries.newest_note(connection))


def _dump_database(work: Making, place: Path, moment: str) -> None:
    with dump(work.programs, moment) as source:
        seal(source, place / "database.age", work.recipients)


async def _reusable(work: Making, now: datetime) -> Reusable:
    own = [*await known_verifiers(), await work.checkpoints.verifier()]
    return await to_thread.run_sync(reusable, work.layout, work.naming_key, own, now)


def _warn_of_damaged(work: Making, known: Reusable) -> None:
    for piece in known.damaged:
        work.warn(
            f"{piece} was changed or is damaged: its evidence is sealed anew beside it, but backups before this one "
            "do not hold it. Look at that disk, and at who can write there"
        )


async def _write_evidence(work: Making, place: Path, names: Path, known: Reusable, counts: Counts) -> None:
    """With two lists: what the pieces are, sealed, and the pieces alone, for a check without an identity."""
    pieces = Pieces(work.layout, work.store, work.spool, work.recipients, work.naming_key, known, counts)
    async with _spooled(work.spool) as whole_list:
        with (
            names.open(encoding="ascii") as listed,
            whole_list.open("w", encoding="ascii") as whole,
            (place / PIECES).open("w", encoding="ascii") as plain,
        ):
            async for piece in pieces.write_all(listed):
                whole.write(piece.line())
                if piece.is_here:
                    plain.write(piece.plain_line())
            plain.flush()
            os.fsync(plain.fileno())
        await to_thread.run_sync(_seal_file, whole_list, place / "files.age", work.recipients)


@asynccontextmanager
async def _spooled(spool: Path) -> AsyncIterator[Path]:
    """A file of this run alone. The sweep removes what a killed process leaves under such a name."""
    await to_thread.run_sync(make_directory, spool)
    file = spool / str(uuid7())
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


def _seal_file(source: Path, target: Path, recipients: list[Recipient]) -> Sealed:
    with source.open("rb") as opened:
        return seal(opened, target, recipients)


def _manifest(
    work: Making, place: Path, started: datetime, ledger: LedgerThen, counts: Counts, verifier: str
) -> Manifest:
    """Each part as it is read back from the disk."""
    sync_directory(place)
    faults = len(counts.faults)
    evidence = EvidenceThen(counts.files, counts.bytes, counts.copied, counts.missing, faults, counts.reread)
    return Manifest(
        format="sidak backup 1",
        started_at=started,
        covers_until=started - CLOCKS_DIFFER,
        finished_at=work.clock(),
        ledger=ledger,
        evidence=evidence,
        parts={name: sealed_of(place / name) for name in PARTS},
        recipients=[str(recipient) for recipient in work.recipients],
        verifier=verifier,
    )


async def _record(work: Making, place: Path, manifest: Manifest, counts: Counts) -> None:
    """Its entry is in the next backup: this one names no row of its own."""
    now = work.clock()
    written = counts.written + sum(part.bytes for part in manifest.parts.values())
    identifier = uuid7()
    facts = {
        "manifest": manifests.hash_of(place).hex(),
        "ledgerSize": manifest.ledger.size,
        "evidenceFiles": manifest.evidence.files,
    }
    async with change(by="operator", at=now) as record:
        await backup_queries.add(
            {
                "id": identifier,
                "started_at": manifest.started_at,
                "finished_at": manifest.finished_at,
                "covers_until": manifest.covers_until,
                "ledger_size": manifest.ledger.size,
                "evidence_files": manifest.evidence.files,
                "bytes": written,
                "verified_at": now,
                "destination_note": str(place),
            }
        )
        await record("backup.made", subject=str(identifier), facts=facts)
