"""Photos that wait to be examined, and what was found. Whoever takes one has until `due_at` to come to an end."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from ledger.database import Row, row, rows
from media.photo_facts import Facts, Likeness

LaneName = Literal["quick", "slow"]


async def expect(evidence: UUID, content_type: str, now: datetime) -> None:
    """A photo arrived."""
    lane: LaneName = "quick" if content_type == "image/jpeg" else "slow"
    await rows(
        """
        INSERT INTO examination (evidence, lane, state, attempts, due_at) VALUES ($1, $2, 'waiting', 0, $3)
        ON CONFLICT (evidence) DO NOTHING
        """,
        evidence,
        lane,
        now,
    )


async def take(lane: LaneName, now: datetime, until: datetime, most: int) -> list[Row]:
    """Those another process holds are left to it."""
    return await rows(
        """
        UPDATE examination SET due_at = $3 FROM evidence
        WHERE evidence.id = examination.evidence AND evidence.erased_at IS NULL AND examination.id IN (
            SELECT id FROM examination WHERE state = 'waiting' AND lane = $1 AND due_at <= $2
            ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
        )
        RETURNING examination.evidence, lane, attempts, evidence.inspection, evidence.sha256, evidence.content_type
        """,
        lane,
        now,
        until,
        most,
    )


async def finish(evidence: UUID, facts: Facts, likeness: Likeness | None, now: datetime) -> bool:
    """False when it was examined meanwhile, or its photo erased."""
    finished = await row(
        """
        UPDATE examination SET state = 'done', facts = $2::jsonb, phash = $3, dhash = $4, examined_at = $5
        WHERE evidence = $1 AND state = 'waiting' RETURNING evidence
        """,
        evidence,
        msgspec.json.encode(facts).decode(),
        likeness.phash if likeness else None,
        likeness.dhash if likeness else None,
        now,
    )
    return finished is not None


async def try_again(evidence: UUID, attempts: int, due_at: datetime) -> None:
    await rows(
        "UPDATE examination SET attempts = $2, due_at = $3 WHERE evidence = $1 AND state = 'waiting'",
        evidence,
        attempts,
        due_at,
    )


async def set_aside(evidence: UUID, attempts: int, problem: str, now: datetime) -> None:
    """`problem` is the name of one."""
    await rows(
        """
        UPDATE examination SET state = 'set_aside', attempts = $2, facts = jsonb_build_object('problem', $3::text),
            examined_at = $4
        WHERE evidence = $1 AND state = 'waiting'
        """,
        evidence,
        attempts,
        problem,
        now,
    )


async def find_examination(evidence: UUID) -> Row | None:
    """`facts` are JSON, of those that are done."""
    return await row(
        """
        SELECT state, CASE WHEN state = 'done' THEN facts END AS facts, examined_at FROM examination WHERE evidence = $1
        """,
        evidence,
    )
