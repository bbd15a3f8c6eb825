"""Finding inspections. Who sees which is said once, in `seen`."""

from datetime import datetime
from uuid import UUID

from inspections.steps.lifecycle import BY_ACTION, Move
from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor

# $1 the person, $2 the units of whoever sees an inspection from its opening on, $3 those who also see what became of
# one that was never opened. Before the opening only the team sees it, and of the team nobody whose password others
# have just let be replaced, and nobody on a new device: whoever took over an account in use, or knows its password,
# learns nothing ahead (scheduling.md, section 6). What is for show is no secret from a new device.
# Who withdrew is off the team, before the opening without a trace; who fell ill after it may still send what they saw.
TEAM = """EXISTS (
    SELECT 1 FROM team_member WHERE team_member.inspection = inspection.id AND team_member.person = $1
)"""
WITHDREW = """EXISTS (
    SELECT 1 FROM withdrawal WHERE withdrawal.inspection = inspection.id AND withdrawal.person = $1
)"""
FELL_ILL = """EXISTS (
    SELECT 1 FROM withdrawal WHERE withdrawal.inspection = inspection.id AND withdrawal.person = $1
    AND withdrawal.reason = 'illness' AND withdrawal.withdrawn_at >= inspection.opened_at
)"""
JUST_RESET = """EXISTS (
    SELECT 1 FROM password_reset AS reset
    JOIN device ON device.person = reset.person AND device.signed_in_at <= reset.used_at
    WHERE reset.person = $1 AND reset.used_at > inspection.released_at - interval '24 hours'
)"""
# Whose role ended after the release does not go, and need not know where.
STILL_INSPECTS = """(inspection.outcome IS NOT NULL OR EXISTS (
    SELECT 1 FROM role_grant
    WHERE role_grant.person = $1 AND role_grant.role = 'inspector' AND role_grant.unit = ANY(inspection.path)
    AND role_grant.approved_at IS NOT NULL
    AND (role_grant.valid_to IS NULL OR role_grant.valid_to > inspection.arrives_at)
))"""


def seen_at_all(actor: Actor) -> str:
    early = "inspection.demonstration" if actor.held_until else "true"
    return f"""(
        {TEAM} AND (NOT {WITHDREW} OR {FELL_ILL})
            AND (inspection.opened_at IS NOT NULL OR ({early} AND {STILL_INSPECTS} AND NOT {JUST_RESET}))
        OR (inspection.opened_at IS NOT NULL AND inspection.path && $2::uuid[])
        OR (inspection.outcome IS NOT NULL AND inspection.path && $3::uuid[])
    )"""


def unbiased(person: str = "$1") -> str:
    """Whoever is to read it again reads without the first conclusion: until they answered, it is nowhere but in that
    task. `person` is the parameter with whoever asks."""
    return f"""inspection.id <> ALL (ARRAY(
        SELECT back_check.inspection FROM back_check
        WHERE back_check.reader = {person} AND back_check.answered_at IS NULL
    ))"""


def seen(actor: Actor) -> str:
    return f"({seen_at_all(actor)} AND {unbiased()})"


def near(units: str = "$2", column: str = "inspection.id") -> str:
    """Whoever has no desk sees nothing else. Said beside `seen`, it spares them the walk through all inspections of a
    country, of which they see few; `units` is the parameter with theirs."""
    return f"""{column} = ANY (ARRAY(
        SELECT team_member.inspection FROM team_member WHERE team_member.person = $1
        UNION SELECT near.id FROM inspection AS near WHERE near.path && {units}::uuid[]
    ))"""


ON_TEAM = f"({TEAM} AND NOT {WITHDREW}) AS on_team"
ZONE = "(SELECT zone FROM unit WHERE unit.id = inspection.unit) AS zone"
MINUTES = "(SELECT id FROM minutes WHERE minutes.inspection = inspection.id) AS minutes"
COLUMNS = f"inspection.*, {ZONE}, {ON_TEAM}, {TEAM} AS was_on_team, {FELL_ILL} AS fell_ill"


def sight(actor: Actor) -> tuple[UUID, list[UUID], list[UUID]]:
    """The first three parameters of every statement that uses `seen`."""
    return (
        actor.person,
        actor.scopes("unit_head", *DESK),
        actor.scopes(*DESK),
    )


async def find(actor: Actor, inspection: UUID) -> Row | None:
    return await row(
        f"SELECT {COLUMNS}, {MINUTES} FROM inspection WHERE id = $4 AND {seen(actor)}", *sight(actor), inspection
    )


async def listed(
    actor: Actor, state: str | None, unit_code: str | None, after: tuple[datetime, UUID] | None, limit: int
) -> list[Row]:
    """Newest release first."""
    released_at, identifier = after or (None, None)
    narrowed = "true" if actor.has(*DESK) else near()
    return await rows(
        f"""
        SELECT {COLUMNS} FROM inspection
        WHERE {seen(actor)} AND {narrowed} AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR unit_code = $5)
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
    """The leader first, without those who withdrew before the hand-in."""
    return await rows(
        """
        SELECT person.id, person.name, inspection.leader = person.id AS leader
        FROM team_member
        JOIN person ON person.id = team_member.person
        JOIN inspection ON inspection.id = team_member.inspection
        WHERE team_member.inspection = $1 AND NOT EXISTS (
            SELECT 1 FROM withdrawal WHERE withdrawal.inspection = $1 AND withdrawal.person = team_member.person
            AND NOT withdrawal.late
        )
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


async def move(inspection: UUID, action: Move, at: datetime) -> bool:
    """Compare-and-set of the state; the time goes into the column named after the new one. What is open again is not
    closed."""
    act = BY_ACTION[action]
    time = "" if act.target == "closed" else f", {act.target}_at = $4"
    moved = await row(
        f"""
        UPDATE inspection SET state = $3, closed_at = CASE WHEN $3::text = 'closed' THEN $4::timestamptz END{time}
        WHERE id = $1 AND state = ANY($2) RETURNING id
        """,
        inspection,
        list(act.sources),
        act.target,
        at,
    )
    return moved is not None


async def set_leader(inspection: UUID, leader: UUID) -> None:
    await rows("UPDATE inspection SET leader = $2 WHERE id = $1", inspection, leader)


async def end(inspection: UUID, outcome: str, reason: str | None, by: str) -> None:
    await rows(
        "UPDATE inspection SET outcome = $2, outcome_reason = $3, outcome_by = $4 WHERE id = $1",
        inspection,
        outcome,
        reason,
        by,
    )


async def opening_claimed_at(inspection: UUID) -> datetime:
    found = await row("SELECT claimed_at FROM opening WHERE inspection = $1", inspection)
    if found is None:
        raise LookupError(f"inspection {inspection} was never opened")
    claimed_at: datetime = found["claimed_at"]
    return claimed_at


async def unopened_after_end(time: datetime, most: int) -> list[Row]:
    """Released inspections that had ended by then; another clock's are left to it."""
    return await rows(
        """
        SELECT id FROM inspection WHERE state = 'released' AND ends_at < $1
        ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED
        """,
        time,
        most,
    )


async def submitted_before(time: datetime) -> list[UUID]:
    """Handed in by then, and still waiting for photos."""
    found = await rows(
        "SELECT id FROM inspection WHERE state = 'submitted' AND submitted_at < $1 ORDER BY submitted_at", time
    )
    return [inspection["id"] for inspection in found]


async def find_letter(number: str) -> Row | None:
    """For whoever holds the letter: the code is compared by the caller."""
    return await row(
        f"SELECT id, check_code, kind, unit_name, {ZONE}, arrives_at, ends_at, state, demonstration "
        "FROM inspection WHERE replace(letter_number, '-', '') = $1",
        number,
    )
