"""Rounds of the lottery for back-checks, the back-checks, and what their readers may see."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import COLUMNS
from ledger.database import Row, row, rows
from organisation.actors import Actor

ACTIVE = """
    role_grant.approved_at IS NOT NULL AND role_grant.valid_from <= $2
    AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $2)
    AND (person.left_at IS NULL OR person.left_at > $2)
"""

CONCERNS = """
    SELECT person FROM team_member WHERE inspection = $1
    UNION SELECT drafted_by FROM conclusion WHERE inspection = $1
    UNION SELECT issued_by FROM conclusion WHERE inspection = $1
    UNION SELECT second_by FROM conclusion WHERE inspection = $1
    UNION SELECT person FROM withdrawal WHERE inspection = $1
    UNION SELECT person FROM back_check_refusal JOIN back_check ON back_check.id = back_check
        WHERE back_check.inspection = $1
    UNION SELECT sent_by FROM conclusion_comment JOIN conclusion ON conclusion.id = conclusion
        WHERE conclusion.inspection = $1
    UNION SELECT unnest(ARRAY[proposed_by, signed_by, second_by, ended_by, sent_by, unsealed_by])
        FROM proposal WHERE inspection = $1
    UNION SELECT checked_by FROM proposal_check JOIN proposal ON proposal.id = proposal WHERE inspection = $1
    UNION SELECT recorded_by FROM proposal_outcome JOIN proposal ON proposal.id = proposal WHERE inspection = $1
    UNION SELECT unnest(ARRAY[answered_by, decided_by]) FROM objection WHERE inspection = $1
    UNION SELECT unnest(ARRAY[proposed_by, decided_by]) FROM reopening WHERE inspection = $1
"""
"""Whoever worked on it or on what followed it, or passed it on."""


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


async def unassigned(now: datetime) -> list[UUID]:
    """Those without a reader, and those whose reader may not read them any more."""
    found = await rows(
        """
        SELECT back_check.id FROM back_check JOIN inspection ON inspection.id = back_check.inspection
        WHERE answered_at IS NULL AND (reader IS NULL OR NOT EXISTS (
            SELECT 1 FROM role_grant JOIN person ON person.id = role_grant.person
            WHERE role_grant.person = reader AND role = 'reviewer' AND unit = ANY(inspection.path)
                AND approved_at IS NOT NULL AND valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1)
                AND (left_at IS NULL OR left_at > $1)
        )) ORDER BY back_check.drawn_at, back_check.id
        """,
        now,
    )
    return [each["id"] for each in found]


async def lock(back_check: UUID) -> Row | None:
    """With its inspection's path and name and its round's seed; held until the transaction ends."""
    return await row(
        """
        SELECT back_check.*, seed, inspection.path, inspection.unit, inspection.unit_name, inspection.unit_code
        FROM back_check JOIN back_check_round ON back_check_round.id = round
        JOIN inspection ON inspection.id = back_check.inspection
        WHERE back_check.id = $1 FOR UPDATE OF back_check
        """,
        back_check,
    )


async def able(inspection: UUID, now: datetime) -> list[UUID]:
    """Reviewers of the unit who neither worked on it, nor answer for it, nor declared a conflict."""
    found = await rows(
        f"""
        SELECT DISTINCT role_grant.person FROM role_grant JOIN person ON person.id = role_grant.person
        JOIN inspection ON inspection.id = $1
        WHERE role = 'reviewer' AND role_grant.unit = ANY(inspection.path) AND {ACTIVE}
            AND role_grant.person NOT IN (SELECT person FROM ({CONCERNS}) AS own (person) WHERE person IS NOT NULL)
            AND NOT EXISTS (
                SELECT 1 FROM recusal WHERE recusal.person = role_grant.person AND recusal.unit = ANY(inspection.path)
                AND (recusal.valid_to IS NULL OR recusal.valid_to > $2)
            )
            AND NOT EXISTS (
                SELECT 1 FROM role_grant AS head WHERE head.person = role_grant.person AND head.role = 'unit_head'
                AND head.unit = ANY(inspection.path) AND head.approved_at IS NOT NULL
                AND (head.valid_to IS NULL OR head.valid_to > $2)
            )
        """,
        inspection,
        now,
    )
    return [each["person"] for each in found]


async def assign(back_check: UUID, reader: UUID | None, at: datetime) -> None:
    await rows(
        """
        UPDATE back_check SET reader = $2, assigned_at = CASE WHEN $2::uuid IS NOT NULL THEN $3::timestamptz END
        WHERE id = $1
        """,
        back_check,
        reader,
        at,
    )


MINE = """
    SELECT back_check.id, back_check.inspection, back_check.assigned_at, back_check.answered_at,
        inspection.unit_name, inspection.unit_code, inspection.kind, inspection.opened_at, inspection.submitted_at,
        inspection.released_at, inspection.checklist_version, inspection.profile, inspection.unit, unit.zone
    FROM back_check JOIN inspection ON inspection.id = back_check.inspection JOIN unit ON unit.id = inspection.unit
    WHERE back_check.reader = $1
"""


async def mine(actor: Actor, most: int) -> list[Row]:
    """Those to be read first, then the newest answers."""
    return await rows(
        f"{MINE} ORDER BY answered_at DESC NULLS FIRST, assigned_at, back_check.id LIMIT $2", actor.person, most
    )


async def find_mine(actor: Actor, back_check: UUID) -> Row | None:
    return await row(f"{MINE} AND back_check.id = $2", actor.person, back_check)


async def find_read_blind(actor: Actor, inspection: UUID) -> Row | None:
    """The inspection, when the actor is to read it again and has not answered yet."""
    return await row(
        f"""
        SELECT {COLUMNS} FROM inspection WHERE id = $2 AND EXISTS (
            SELECT 1 FROM back_check
            WHERE back_check.inspection = inspection.id AND reader = $1 AND answered_at IS NULL
        )
        """,
        actor.person,
        inspection,
    )


async def add_refusal(back_check: UUID, person: UUID, reason: str, at: datetime) -> None:
    await rows(
        """
        INSERT INTO back_check_refusal (id, back_check, person, reason, refused_at)
        VALUES (gen_random_uuid(), $1, $2, $3, $4) ON CONFLICT DO NOTHING
        """,
        back_check,
        person,
        reason,
        at,
    )


async def find_answer(back_check: UUID) -> Row | None:
    return await row("SELECT * FROM back_check_answer WHERE back_check = $1", back_check)


async def add_answer(values: Sequence[object]) -> bool:
    """`values`: id, back_check, reader, sha256, readings, note, answered_at. False when the id is taken."""
    added = await row(
        """
        INSERT INTO back_check_answer (id, back_check, reader, sha256, readings, note, answered_at)
        VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7) ON CONFLICT DO NOTHING RETURNING id
        """,
        *values,
    )
    if added:
        await rows("UPDATE back_check SET answered_at = $2 WHERE id = $1", values[1], values[6])
    return added is not None


async def answers(actor: Actor, since: datetime) -> list[Row]:
    """Of the overseer's part, the newest first."""
    return await rows(
        """
        SELECT back_check.id, back_check.inspection, back_check_answer.answered_at, readings, inspection.unit_name,
            inspection.unit_code, inspection.leader, reader.name AS reader_name
        FROM back_check_answer JOIN back_check ON back_check.id = back_check
        JOIN inspection ON inspection.id = back_check.inspection JOIN person AS reader ON reader.id = back_check.reader
        WHERE inspection.path && $1::uuid[] AND back_check_answer.answered_at > $2
        ORDER BY back_check_answer.answered_at DESC, back_check.id
        """,
        actor.scopes("overseer"),
        since,
    )


async def answers_of_leader(leader: UUID, since: datetime) -> list[Row]:
    return await rows(
        """
        SELECT readings FROM back_check_answer JOIN back_check ON back_check.id = back_check
        JOIN inspection ON inspection.id = back_check.inspection
        WHERE inspection.leader = $1 AND back_check_answer.answered_at > $2
        """,
        leader,
        since,
    )


async def waiting(actor: Actor) -> Row:
    """How many of the overseer's part are with a reader, and how many have none."""
    [found] = await rows(
        """
        SELECT count(reader) AS reading, count(*) - count(reader) AS without_reader
        FROM back_check JOIN inspection ON inspection.id = back_check.inspection
        WHERE answered_at IS NULL AND inspection.path && $1::uuid[]
        """,
        actor.scopes("overseer"),
    )
    return found


async def rounds(most: int) -> list[Row]:
    return await rows(
        """
        SELECT id, commitment, committed_at, ends_at, seed, drawn_at, candidates, chosen
        FROM back_check_round ORDER BY committed_at DESC LIMIT $1
        """,
        most,
    )
