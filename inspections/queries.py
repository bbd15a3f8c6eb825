"""Finding inspections. Who sees which is said once, in `SEEN`."""

from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor

# $1 the person, $2 the units of whoever sees an inspection from its opening on, $3 those who also see what became of
# one that was never opened. Before the opening only the team sees it.
SEEN = """(
    EXISTS (SELECT 1 FROM team_member WHERE team_member.inspection = inspection.id AND team_member.person = $1)
    OR (inspection.opened_at IS NOT NULL AND inspection.path && $2::uuid[])
    OR (inspection.outcome IS NOT NULL AND inspection.path && $3::uuid[])
)"""

ON_TEAM = """EXISTS (
    SELECT 1 FROM team_member WHERE team_member.inspection = inspection.id AND team_member.person = $1
) AS on_team"""
COLUMNS = f"inspection.*, {ON_TEAM}"


def sight(actor: Actor) -> tuple[UUID, list[UUID], list[UUID]]:
    """The first three parameters of every statement that uses `SEEN`."""
    return (
        actor.person,
        actor.scopes("unit_head", "planner", "reviewer", "overseer"),
        actor.scopes("planner", "reviewer", "overseer"),
    )


async def find(actor: Actor, inspection: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} FROM inspection WHERE id = $4 AND {SEEN}", *sight(actor), inspection)


async def listed(
    actor: Actor, state: str | None, unit_code: str | None, after: tuple[datetime, UUID] | None, limit: int
) -> list[Row]:
    """Newest release first."""
    released_at, identifier = after or (None, None)
    return await rows(
        f"""
        SELECT {COLUMNS} FROM inspection
        WHERE {SEEN} AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR unit_code = $5)
            AND ($6::timestamptz IS NULL OR (released_at, id) < ($6, $7))
        ORDER BY released_at DESC, id DESC LIMIT $8
        """,
        *sight(actor),
        state,
        unit_code,
        released_at,
        identifier,
        limit,
    )


async def team(inspection: UUID) -> list[Row]:
    """The leader first."""
    return await rows(
        """
        SELECT person.id, person.name, inspection.leader = person.id AS leader
        FROM team_member
        JOIN person ON person.id = team_member.person
        JOIN inspection ON inspection.id = team_member.inspection
        WHERE team_member.inspection = $1
        ORDER BY leader DESC, person.name, person.id
        """,
        inspection,
    )


async def note_early_reads(actor: Actor, inspections: list[UUID], now: datetime) -> list[Row]:
    """Writes down each read; returns those that are this device's first of an inspection."""
    return await rows(
        """
        WITH known AS (
            SELECT DISTINCT inspection FROM early_read WHERE device = $3 AND inspection = ANY($1::uuid[])
        ), noted AS (
            INSERT INTO early_read (id, inspection, person, device, read_at)
            SELECT gen_random_uuid(), unread, $2, $3, $4 FROM unnest($1::uuid[]) AS unread
        )
        SELECT unread AS inspection FROM unnest($1::uuid[]) AS unread
        WHERE unread NOT IN (SELECT inspection FROM known)
        """,
        inspections,
        actor.person,
        actor.device,
        now,
    )


async def move(inspection: UUID, source: str, target: str, at: datetime) -> bool:
    """Compare-and-set of the state; the time goes into the column named after the target."""
    moved = await row(
        f"UPDATE inspection SET state = $3, {target}_at = $4 WHERE id = $1 AND state = $2 RETURNING id",
        inspection,
        source,
        target,
        at,
    )
    return moved is not None


async def end(inspection: UUID, outcome: str, reason: str | None, by: str) -> None:
    await rows(
        "UPDATE inspection SET outcome = $2, outcome_reason = $3, outcome_by = $4 WHERE id = $1",
        inspection,
        outcome,
        reason,
        by,
    )


async def unopened_after_end(now: datetime, most: int) -> list[Row]:
    """Released inspections whose time is over; another clock's are left to it."""
    return await rows(
        """
        SELECT id FROM inspection WHERE state = 'released' AND ends_at < $1
        ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED
        """,
        now,
        most,
    )


async def find_letter(number: str) -> Row | None:
    """For whoever holds the letter: the code is compared by the caller."""
    return await row(
        "SELECT id, check_code, kind, unit_name, arrives_at, ends_at, state, demonstration "
        "FROM inspection WHERE replace(letter_number, '-', '') = $1",
        number,
    )
