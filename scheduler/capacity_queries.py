"""The capacity calendar: days with another capacity than the plan's."""

from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor
from scheduler.tables import CapacityDay

_VISIBLE = """
    SELECT capacity_day.*, unit.path AS path
    FROM capacity_day JOIN programme ON programme.id = capacity_day.programme JOIN unit ON unit.id = programme.unit
    WHERE unit.path && $1::uuid[]
"""


async def visible_days(actor: Actor, programme: UUID, below: UUID | None, most: int) -> list[Row]:
    """The newest proposal first."""
    return await rows(
        f"""{_VISIBLE} AND programme.id = $2 AND ($3::uuid IS NULL OR capacity_day.id < $3)
        ORDER BY capacity_day.id DESC LIMIT $4""",
        actor.scopes(*DESK),
        programme,
        below,
        most,
    )


async def waiting_days(actor: Actor, now: datetime, below: UUID | None, most: int) -> list[Row]:
    """Proposals, of all programmes, that can still be signed; the newest first."""
    return await rows(
        f"""{_VISIBLE} AND approved_by IS NULL AND capacity_day.day >= ($2::timestamptz AT TIME ZONE unit.zone)::date
        AND ($3::uuid IS NULL OR capacity_day.id < $3) AND NOT EXISTS (
            SELECT 1 FROM draw_day WHERE draw_day.programme = programme.id AND draw_day.day = capacity_day.day
            AND (draw_day.state <> 'planned' OR draw_day.freeze_at <= $2)
        ) ORDER BY capacity_day.id DESC LIMIT $4""",
        actor.scopes(*DESK),
        now,
        below,
        most,
    )


async def visible_day(actor: Actor, identifier: UUID) -> Row | None:
    scopes = actor.scopes(*DESK)
    return await row(f"{_VISIBLE} AND capacity_day.id = $2", scopes, identifier)


async def add(new: CapacityDay) -> None:
    await CapacityDay.insert(new)


async def approve(identifier: UUID, by: UUID, now: datetime) -> bool:
    approved = await rows(
        "UPDATE capacity_day SET approved_by = $2, approved_at = $3 WHERE id = $1 AND approved_by IS NULL RETURNING id",
        identifier,
        by,
        now,
    )
    return bool(approved)


async def capacity_on(programme: UUID, day: date) -> int | None:
    """As approved last; None when the plan's counts."""
    found = await row(
        """
        SELECT capacity FROM capacity_day WHERE programme = $1 AND day = $2 AND approved_at IS NOT NULL
        ORDER BY approved_at DESC, id DESC LIMIT 1
        """,
        programme,
        day,
    )
    return int(found["capacity"]) if found else None


async def capacities_between(programme: UUID, first: date, last: date) -> dict[date, int]:
    """By day, as approved last; the plan's counts on all others."""
    found = await rows(
        """
        SELECT DISTINCT ON (day) day, capacity FROM capacity_day
        WHERE programme = $1 AND day BETWEEN $2 AND $3 AND approved_at IS NOT NULL
        ORDER BY day, approved_at DESC, id DESC
        """,
        programme,
        first,
        last,
    )
    return {each["day"]: each["capacity"] for each in found}


async def is_frozen(programme: UUID, day: date, now: datetime) -> bool:
    """Or past the hour of its freeze, whether the clock has been there or not."""
    found = await row(
        "SELECT 1 FROM draw_day WHERE programme = $1 AND day = $2 AND (state <> 'planned' OR freeze_at <= $3)",
        programme,
        day,
        now,
    )
    return found is not None
