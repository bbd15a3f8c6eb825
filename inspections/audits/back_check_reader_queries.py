"""Who may read a concluded inspection again, and who is to."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows

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
