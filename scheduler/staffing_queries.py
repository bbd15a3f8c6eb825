"""Facts about who may go where: coordinates, who was at a unit last, and whom an order or a visit keeps busy."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, rows


async def coordinates(jurisdiction: str, codes: Sequence[str], day: date) -> dict[str, tuple[float, float] | None]:
    """By code, of the units that exist that day; None where nobody entered them."""
    found = await rows(
        """
        SELECT code, latitude, longitude FROM unit WHERE jurisdiction = $1 AND code = ANY($2) AND valid_from <= $3
        AND (valid_to IS NULL OR valid_to > $3)
        """,
        jurisdiction,
        list(codes),
        day,
    )
    return {unit["code"]: _place(unit) for unit in found}


def _place(unit: Row) -> tuple[float, float] | None:
    if unit["latitude"] is None or unit["longitude"] is None:
        return None
    return float(unit["latitude"]), float(unit["longitude"])


async def last_visitors(units: Sequence[UUID], *, demonstration: bool) -> list[Row]:
    """Who was at each unit when it was visited last, of whatever kind; visits that did not happen do not count.

    Of visits opened at the same moment each is the last.
    """
    return await rows(
        """
        SELECT last.unit, team_member.person FROM (
            SELECT id, unit, rank() OVER (PARTITION BY unit ORDER BY opened_at DESC) AS place FROM inspection
            WHERE unit = ANY($1) AND demonstration = $2 AND opened_at IS NOT NULL
            AND (outcome IS NULL OR outcome IN ('carried_out', 'late'))
        ) AS last
        JOIN team_member ON team_member.inspection = last.id
        WHERE place = 1 AND NOT EXISTS (
            SELECT 1 FROM withdrawal WHERE withdrawal.inspection = last.id AND withdrawal.person = team_member.person
        )
        """,
        list(units),
        demonstration,
    )


async def approved_orders(first: datetime, last: datetime) -> list[Row]:
    """Those that take up any of this time, of all programmes."""
    return await rows(
        """
        SELECT id, key, sealed, commitment FROM inspection_order
        WHERE state IN ('approved', 'released') AND release_at < $2 AND ends_at > $1
        """,
        first,
        last,
    )


async def people_of_draws(day: Row) -> set[UUID]:
    """Everybody in the teams of other strata's draws, frozen or released, that have hours in common with this one.

    A demonstration keeps nobody from anything.
    """
    found = await rows(
        """
        SELECT person::uuid AS person FROM draw_day
        JOIN programme ON programme.id = draw_day.programme
        JOIN plan_version ON plan_version.id = draw_day.plan_version
        CROSS JOIN LATERAL jsonb_array_elements(plan_version.plan->'teams') AS team
        CROSS JOIN LATERAL jsonb_array_elements_text((team->'members') || (team->'leader')) AS person
        WHERE draw_day.programme <> $1 AND NOT $2 AND NOT programme.demonstration
        AND draw_day.state IN ('frozen', 'drawn', 'released') AND release_at < $4 AND ends_at > $3
        """,
        day["programme"],
        day["demonstration"],
        day["release_at"],
        day["ends_at"],
    )
    return {each["person"] for each in found}


async def days_of_teams(people: Sequence[UUID], first: date, last: date) -> list[Row]:
    """Draw days whose plan has one of these people in a team, held as they are until the transaction ends."""
    return await rows(
        """
        SELECT draw_day.id, draw_day.state FROM draw_day JOIN plan_version ON plan_version.id = draw_day.plan_version
        WHERE draw_day.day BETWEEN $2 AND $3 AND draw_day.state <> 'missed' AND EXISTS (
            SELECT 1 FROM jsonb_array_elements(plan_version.plan->'teams') AS team
            WHERE team->>'leader' = ANY($1) OR EXISTS (
                SELECT 1 FROM jsonb_array_elements_text(team->'members') AS member WHERE member = ANY($1)
            )
        )
        FOR SHARE OF draw_day
        """,
        [str(person) for person in people],
        first,
        last,
    )
