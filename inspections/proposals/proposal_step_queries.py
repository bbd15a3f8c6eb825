"""What is written of proposals, one step after another."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import rows
from ledger.identifiers import uuid7


async def add(proposal: UUID, inspection: UUID, values: Sequence[object]) -> None:
    """`values`: findings, level, concerns, post, text, authority, complex, detected, watch, due, by whom, when."""
    await rows(
        """
        INSERT INTO proposal (id, inspection, findings, level, concerns, post, text, authority, complex, detected_at,
                              watch_at, due_at, proposed_by, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """,
        proposal,
        inspection,
        *values,
    )


async def add_check(proposal: UUID, kind: str, clear: bool, reason: str, by: UUID, at: datetime) -> None:
    await rows(
        """
        INSERT INTO proposal_check (id, proposal, kind, number, clear, reason, checked_by, checked_at)
        SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7 FROM proposal_check
        WHERE proposal = $2 AND kind = $3
        """,
        uuid7(),
        proposal,
        kind,
        clear,
        reason,
        by,
        at,
    )


async def sign(proposal: UUID, by: UUID, at: datetime, due: datetime | None) -> None:
    await rows("UPDATE proposal SET signed_by = $2, signed_at = $3, due_at = $4 WHERE id = $1", proposal, by, at, due)


async def sign_second(proposal: UUID, by: UUID, at: datetime, due: datetime | None) -> None:
    await rows("UPDATE proposal SET second_by = $2, second_at = $3, due_at = $4 WHERE id = $1", proposal, by, at, due)


async def end(proposal: UUID, how: str, by: UUID, at: datetime, reason: str) -> None:
    await rows(
        """
        UPDATE proposal SET ended = $2, ended_by = $3, ended_at = $4, ended_reason = $5, due_at = NULL WHERE id = $1
        """,
        proposal,
        how,
        by,
        at,
        reason,
    )


async def send(
    proposal: UUID, on: date, reference: str, addressee: str, by: UUID, at: datetime, due: datetime | None
) -> None:
    await rows(
        """
        UPDATE proposal SET sent_on = $2, reference = $3, addressee = $4, sent_by = $5, sent_at = $6, due_at = $7
        WHERE id = $1
        """,
        proposal,
        on,
        reference,
        addressee,
        by,
        at,
        due,
    )


async def add_outcome(outcome: UUID, proposal: UUID, values: Sequence[object]) -> None:
    """`values`: result, subject, form, decided on, reference, text, by whom, when. Nothing is due any more."""
    await rows(
        """
        INSERT INTO proposal_outcome
            (id, proposal, number, result, subject, form, decided_on, reference, text, recorded_by, recorded_at)
        SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10 FROM proposal_outcome
        WHERE proposal = $2
        """,
        outcome,
        proposal,
        *values,
    )
    await rows("UPDATE proposal SET due_at = NULL WHERE id = $1", proposal)


async def unseal(proposal: UUID, by: UUID, at: datetime, reason: str) -> None:
    await rows(
        "UPDATE proposal SET unsealed_by = $2, unsealed_at = $3, unsealed_reason = $4 WHERE id = $1",
        proposal,
        by,
        at,
        reason,
    )
