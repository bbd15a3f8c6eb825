"""Who wants to do without a remedy, and what another person decided."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7


async def undecided(remedy: UUID) -> Row | None:
    return await row("SELECT * FROM remedy_waiver WHERE remedy = $1 AND decided_by IS NULL", remedy)


async def add(remedy: UUID, reason: str, by: UUID, at: datetime) -> UUID:
    identifier = uuid7()
    await rows(
        "INSERT INTO remedy_waiver (id, remedy, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)",
        identifier,
        remedy,
        reason,
        by,
        at,
    )
    return identifier


async def add_agreed(remedy: UUID, reason: str, by: UUID, at: datetime, agreed_by: UUID, agreed_at: datetime) -> UUID:
    identifier = uuid7()
    await rows(
        """
        INSERT INTO remedy_waiver (id, remedy, reason, proposed_by, proposed_at, agreed, decided_by, decided_at)
        VALUES ($1, $2, $3, $4, $5, true, $6, $7)
        """,
        identifier,
        remedy,
        reason,
        by,
        at,
        agreed_by,
        agreed_at,
    )
    return identifier


async def decide(waiver: UUID, agreed: bool, by: UUID, at: datetime) -> None:
    await rows(
        "UPDATE remedy_waiver SET agreed = $2, decided_by = $3, decided_at = $4 WHERE id = $1", waiver, agreed, by, at
    )
