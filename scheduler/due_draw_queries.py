"""Which days of draws are due for what, the oldest first."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, rows

BEACON_TYPE = "coalesce(plan_version.plan->'beacon'->>'type', 'none')"
BEACON_GIVEN = "EXISTS (SELECT 1 FROM beacon_value WHERE beacon_value.draw_id = draw_day.draw_id)"
PLANNED = "draw_day JOIN plan_version ON plan_version.id = draw_day.plan_version"


async def plannable(last: date) -> dict[UUID, list[date]]:
    """By programme, the days up to `last` that an approved plan covers and that have no draw day, closed ones too.

    However long the server was away: a day that was missed gets its row.
    """
    found = await rows(
        """
        SELECT programme.id AS programme, array_agg(DISTINCT day::date) AS days FROM programme
        JOIN plan_version ON plan_version.programme = programme.id AND plan_version.approved_at IS NOT NULL
        CROSS JOIN LATERAL generate_series(
            valid_from::timestamp, least(valid_to, $1::date)::timestamp, interval '1 day'
        ) AS day
        WHERE NOT EXISTS (
            SELECT 1 FROM draw_day WHERE draw_day.stratum = programme.stratum AND draw_day.day = day.day::date
        )
        GROUP BY programme.id
        """,
        last,
    )
    return {each["programme"]: sorted(each["days"]) for each in found}


async def due_to_freeze(now: datetime) -> list[UUID]:
    """The first day of each stratum that is not frozen: the chain follows the calendar. What is over is missed."""
    return _ids(
        await rows(
            """
            SELECT id FROM (
                SELECT DISTINCT ON (stratum) id, freeze_at, ends_at FROM draw_day
                WHERE state = 'planned' ORDER BY stratum, day
            ) AS first WHERE freeze_at <= $1 AND ends_at > $1 ORDER BY freeze_at, id
            """,
            now,
        )
    )


async def due_to_draw(now: datetime) -> list[UUID]:
    """Those whose beacon, if they have one, is there."""
    return _ids(
        await rows(
            f"""
            SELECT draw_day.id FROM {PLANNED} WHERE state = 'frozen' AND draw_at <= $1 AND ends_at > $1
            AND ({BEACON_TYPE} = 'none' OR {BEACON_GIVEN}) ORDER BY draw_at, draw_day.id
            """,
            now,
        )
    )


async def due_to_release(now: datetime) -> list[UUID]:
    return _ids(
        await rows(
            """
            SELECT id FROM draw_day WHERE state = 'drawn' AND release_at <= $1 AND ends_at > $1
            ORDER BY release_at, id
            """,
            now,
        )
    )


async def due_to_reveal(now: datetime) -> list[UUID]:
    """A missed day that was frozen is revealed too, once its beacon is there: later manifests are chained to its."""
    return _ids(
        await rows(
            f"""
            SELECT draw_day.id FROM {PLANNED} WHERE bundle IS NULL AND reveal_at <= $1
            AND (state = 'released' OR (state = 'missed' AND sealed IS NOT NULL))
            AND ({BEACON_TYPE} = 'none' OR {BEACON_GIVEN}) ORDER BY reveal_at, draw_day.id
            """,
            now,
        )
    )


async def overdue(now: datetime) -> list[UUID]:
    """Days that ended before they were released, and those whose text was not typed in by the release minute."""
    return _ids(
        await rows(
            f"""
            SELECT draw_day.id FROM {PLANNED} WHERE state IN ('planned', 'frozen', 'drawn') AND (
                ends_at <= $1
                OR (state = 'frozen' AND release_at <= $1 AND {BEACON_TYPE} = 'manual' AND NOT {BEACON_GIVEN})
            ) ORDER BY day, draw_day.id
            """,
            now,
        )
    )


def _ids(found: Sequence[Row]) -> list[UUID]:
    return [day["id"] for day in found]
