"""The backups that were made: read by the doctor, the metrics, the administrators' page, and for the phones."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows


async def newest() -> Row | None:
    """The last that stood whole: all columns of `backups`. None when there never was one."""
    return await row("SELECT * FROM backups ORDER BY finished_at DESC LIMIT 1")


async def coverage() -> Row:
    """`covers_until`: what the server had acknowledged before this instant is in a backup, None when there is none;
    `restored`: the id of the newest restoration, None when there was none."""
    found = await row(
        """
        SELECT (SELECT max(covers_until) FROM backups) AS covers_until,
            (SELECT id FROM restoration ORDER BY restored_at DESC LIMIT 1) AS restored
        """
    )
    assert found
    return found


async def add(backup: Row) -> None:
    """Inside a change; the caller records it."""
    await rows(
        """
        INSERT INTO backups (id, started_at, finished_at, covers_until, ledger_size, evidence_files, bytes,
            verified_at, destination_note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        *(backup[name] for name in COLUMNS),
    )


async def add_restoration(identifier: UUID, manifest: bytes, ledger_size: int, at: datetime) -> None:
    """Inside a change; the caller records it."""
    await rows(
        "INSERT INTO restoration (id, manifest, ledger_size, restored_at) VALUES ($1, $2, $3, $4)",
        identifier,
        manifest,
        ledger_size,
        at,
    )


COLUMNS = (
    "id",
    "started_at",
    "finished_at",
    "covers_until",
    "ledger_size",
    "evidence_files",
    "bytes",
    "verified_at",
    "destination_note",
)
