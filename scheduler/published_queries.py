"""What outsiders may fetch of many days at once: bundles, and the rules and states behind their odds."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import takewhile
from uuid import UUID

from ledger.database import Row, rows
from organisation.actors import Actor

# From its publication on a day is anybody's, from the reveal on the overseer's, as in `draw_queries.published_bundle`.
_VISIBLE = "(public_at <= $2 OR (reveal_at <= $2 AND unit.path && $3::uuid[]))"
_DAYS = """
    draw_day JOIN programme ON programme.id = draw_day.programme JOIN unit ON unit.id = programme.unit
"""


async def strata(after: str, most: int, now: datetime) -> list[Row]:
    """Those of which something was committed to; `overdue` counts draws that should have been revealed by now."""
    return await rows(
        """
        SELECT programme.stratum, programme.name, unit.name AS unit, programme.demonstration, first, last, (
            SELECT count(*) FROM draw_day WHERE draw_day.programme = programme.id AND manifest_hash IS NOT NULL
                AND bundle IS NULL AND reveal_at <= $3 AND state <> 'planned'
        ) AS overdue
        FROM programme JOIN unit ON unit.id = programme.unit CROSS JOIN LATERAL (
            SELECT day AS first FROM draw_day
            WHERE draw_day.stratum = programme.stratum AND draw_day.programme = programme.id AND state <> 'planned'
            ORDER BY day LIMIT 1
        ) AS oldest CROSS JOIN LATERAL (
            SELECT day AS last FROM draw_day
            WHERE draw_day.stratum = programme.stratum AND draw_day.programme = programme.id AND state <> 'planned'
            ORDER BY day DESC LIMIT 1
        ) AS newest
        WHERE programme.stratum > $1 ORDER BY programme.stratum LIMIT $2
        """,
        after,
        most,
        now,
    )


async def revealed_days(actor: Actor | None, stratum: str, first: date, last: date, now: datetime) -> list[UUID]:
    found = await rows(
        f"""
        SELECT draw_day.id FROM {_DAYS} WHERE draw_day.stratum = $1 AND {_VISIBLE}
        AND bundle IS NOT NULL AND day BETWEEN $4 AND $5 ORDER BY day
        """,
        stratum,
        now,
        _scopes(actor),
        first,
        last,
    )
    return [day["id"] for day in found]


async def bundles(days: Sequence[UUID]) -> list[bytes]:
    found = await rows("SELECT bundle FROM draw_day WHERE id = ANY($1) ORDER BY day", list(days))
    return [day["bundle"] for day in found]


async def stated_days(actor: Actor | None, stratum: str, now: datetime) -> list[Row]:
    """Days whose state may be read: those whose time has come, also where the reveal was missed or is withheld, so that
    it ends nothing for the days after it.

    Only up to the first day that must not be read yet: the next state would tell its result.
    """
    found = await rows(
        f"""
        SELECT draw_day.id, draw_day.plan_version,
            {_VISIBLE} AND draw_day.state IN ('released', 'revealed', 'missed') AS readable
        FROM {_DAYS} JOIN draw_state ON draw_state.draw_day = draw_day.id WHERE draw_day.stratum = $1 ORDER BY day
        """,
        stratum,
        now,
        _scopes(actor),
    )
    return list(takewhile(lambda day: bool(day["readable"]), found))


async def documents(days: Sequence[UUID]) -> list[bytes]:
    found = await rows(
        """
        SELECT document FROM draw_state JOIN draw_day ON draw_day.id = draw_state.draw_day
        WHERE draw_day.id = ANY($1) ORDER BY day
        """,
        list(days),
    )
    return [state["document"] for state in found]


async def policies(versions: Sequence[UUID]) -> list[Row]:
    """Each policy once, whatever the number of plan versions that follow it."""
    return await rows(
        """
        SELECT DISTINCT ON (policy_hash) policy_hash, plan FROM plan_version WHERE id = ANY($1)
        ORDER BY policy_hash, number
        """,
        list(versions),
    )


def _scopes(actor: Actor | None) -> list[UUID]:
    return actor.scopes("overseer") if actor else []
