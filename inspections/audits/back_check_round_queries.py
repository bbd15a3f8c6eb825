"""Rounds of the lottery for back-checks, and what they drew."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows


async def newest_round() -> Row | None:
    return await row("SELECT * FROM back_check_round ORDER BY committed_at DESC LIMIT 1")


async def any_visited() -> bool:
    return await row("SELECT 1 AS one FROM inspection WHERE submitted_at IS NOT NULL LIMIT 1") is not None


async def lock_rounds() -> None:
    await rows("LOCK TABLE back_check_round IN SHARE ROW EXCLUSIVE MODE")


async def add_round(round_: UUID, key: str, commitment: bytes, at: datetime) -> None:
    """The one before ends at the same moment: every conclusion belongs to one."""
    await rows("UPDATE back_check_round SET ends_at = $1 WHERE ends_at IS NULL", at)
    await rows(
        "INSERT INTO back_check_round (id, key, commitment, committed_at) VALUES ($1, $2, $3, $4)",
        round_,
        key,
        commitment,
        at,
    )


async def rounds_to_draw(ended_by: datetime) -> list[Row]:
    return await rows(
        "SELECT id, key FROM back_check_round WHERE ends_at <= $1 AND drawn_at IS NULL ORDER BY ends_at", ended_by
    )


async def claim_round(round_: UUID) -> Row | None:
    """Locked; None when another clock drew it."""
    return await row("SELECT * FROM back_check_round WHERE id = $1 AND drawn_at IS NULL FOR UPDATE SKIP LOCKED", round_)


async def concluded_between(since: datetime, until: datetime) -> list[UUID]:
    """Whose first conclusion came into force then; each inspection once in its life."""
    found = await rows(
        """
        SELECT inspection.id FROM conclusion JOIN inspection ON inspection.id = conclusion.inspection
        WHERE in_force_at >= $1 AND in_force_at < $2 AND NOT EXISTS (
            SELECT 1 FROM conclusion AS former
            WHERE former.inspection = inspection.id AND former.in_force_at < conclusion.in_force_at
        ) ORDER BY inspection.id
        """,
        since,
        until,
    )
    return [each["id"] for each in found]


async def set_drawn(round_: UUID, seed: bytes, candidates: int, chosen: Sequence[UUID], at: datetime) -> None:
    await rows(
        "UPDATE back_check_round SET seed = $2, candidates = $3, chosen = $4, drawn_at = $5 WHERE id = $1",
        round_,
        seed,
        candidates,
        len(chosen),
        at,
    )
    await rows(
        """
        INSERT INTO back_check (id, inspection, round, drawn_at)
        SELECT gen_random_uuid(), inspection, $1, $3 FROM unnest($2::uuid[]) AS inspection ON CONFLICT DO NOTHING
        """,
        round_,
        list(chosen),
        at,
    )


async def rounds(most: int) -> list[Row]:
    return await rows(
        """
        SELECT id, commitment, committed_at, ends_at, seed, drawn_at, candidates, chosen
        FROM back_check_round ORDER BY committed_at DESC LIMIT $1
        """,
        most,
    )
