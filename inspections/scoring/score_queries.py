"""The scores of visits that are over, added up where they are kept by their parts, and those that are not yet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from checklists.courtesies import COURTESIES
from inspections.queries import unbiased
from inspections.scoring.result_queries import OVER, Sight
from ledger.database import Row, row, rows

MOST_SECTIONS = 26
"""Of one checklist, by its format."""

_MONTH = "date_trunc('month', arrives_at AT TIME ZONE $7)::date"
_AMONG = f"{OVER} AND programme = $4 AND arrives_at >= $5 AND arrives_at < $6 AND {unbiased('$8')}"


class Period(msgspec.Struct, frozen=True):
    """The visits of a programme that began from `first` on and before `last`."""

    programme: UUID
    first: datetime
    last: datetime


class Kept(msgspec.Struct, frozen=True):
    """As in `VisitScore`."""

    inspection: UUID
    score: int | None
    graded: bool
    sections: list[int | None]
    courtesies: list[int | None]


def _each(counted: str, column: str, places: int) -> str:
    return ", ".join(f"{counted}({column}[{place}])" for place in range(1, places + 1))


# OFFSET keeps each visit's row found by its index: the planner would read the rows of all programmes and years.
_SUMMED = f"""
    SELECT {_MONTH} AS month, kind, checklist_version, count(visit_score.inspection) AS visits,
        count(*) - count(visit_score.inspection) AS missing, count(*) FILTER (WHERE graded) AS graded,
        count(score) AS scored, sum(score) AS score,
        ARRAY[{_each("count", "sections", MOST_SECTIONS)}] AS section_visits,
        ARRAY[{_each("sum", "sections", MOST_SECTIONS)}] AS section_totals,
        ARRAY[{_each("count", "courtesies", len(COURTESIES))}] AS courtesy_visits,
        ARRAY[{_each("sum", "courtesies", len(COURTESIES))}] AS courtesy_totals
    FROM inspection LEFT JOIN LATERAL (
        SELECT * FROM visit_score WHERE visit_score.inspection = inspection.id OFFSET 0
    ) AS visit_score ON true
    WHERE {_AMONG} GROUP BY 1, 2, 3 ORDER BY max(arrives_at), 1, 2, 3
"""


async def summed(sight: Sight, period: Period, zone: str) -> list[Row]:
    """By month, kind and version of the checklist, what is visited last coming last; `missing` is not kept yet."""
    return await rows(_SUMMED, *_parameters(sight, period, zone))


def _parameters(sight: Sight, period: Period, zone: str) -> tuple[object, ...]:
    return (*sight.parameters, period.programme, period.first, period.last, zone, sight.actor.person)


async def unkept(sight: Sight, period: Period, zone: str, after: tuple[datetime, UUID], most: int) -> list[Row]:
    """What was answered at the visits whose scores are not kept by their parts, by the time of their arrival."""
    return await rows(
        f"""
        SELECT inspection.id, {_MONTH} AS month, kind, arrives_at, checklist_version, profile, answers, score, grade
        FROM inspection JOIN submission ON submission.inspection = inspection.id
        WHERE {_AMONG} AND (arrives_at, inspection.id) > ($9, $10)
            AND NOT EXISTS (SELECT 1 FROM visit_score WHERE visit_score.inspection = inspection.id)
        ORDER BY arrives_at, inspection.id LIMIT $11
        """,
        *_parameters(sight, period, zone),
        *after,
        most,
    )


async def keep(visits: Sequence[Kept]) -> None:
    """What is there already stays."""
    await rows(
        """
        INSERT INTO visit_score (inspection, score, graded, sections, courtesies)
        SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (
            inspection uuid, score int, graded boolean, sections int[], courtesies int[]
        ) ON CONFLICT DO NOTHING
        """,
        msgspec.json.encode(visits).decode(),
    )


async def lowest(below: UUID, most: int) -> UUID | None:
    """Of the newest so many visits below this one that were handed in, the last one; None where there are none."""
    found = await row(
        """
        SELECT inspection FROM (
            SELECT inspection FROM submission WHERE inspection < $1 ORDER BY inspection DESC LIMIT $2
        ) AS newest ORDER BY inspection LIMIT 1
        """,
        below,
        most,
    )
    return found["inspection"] if found else None


async def kept_ends() -> Row:
    """The oldest visit whose scores are kept, and the newest; null without any."""
    [found] = await rows(
        """
        SELECT (SELECT inspection FROM visit_score ORDER BY inspection LIMIT 1) AS oldest,
            (SELECT inspection FROM visit_score ORDER BY inspection DESC LIMIT 1) AS newest
        """
    )
    return found


async def kept_below(below: UUID, most: int) -> list[Row]:
    """What was answered, and what is kept of it; newest first."""
    return await rows(
        """
        SELECT inspection.id, checklist_version, profile, answers, submission.score, grade,
            visit_score.score AS kept_score, graded, sections, courtesies
        FROM submission JOIN inspection ON inspection.id = submission.inspection
        JOIN visit_score ON visit_score.inspection = submission.inspection
        WHERE submission.inspection < $1 ORDER BY submission.inspection DESC LIMIT $2
        """,
        below,
        most,
    )


async def unkept_between(lowest: UUID, below: UUID, most: int) -> list[Row]:
    """Newest first."""
    return await rows(
        """
        SELECT inspection.id, checklist_version, profile, answers, score, grade
        FROM submission JOIN inspection ON inspection.id = submission.inspection
        WHERE submission.inspection >= $1 AND submission.inspection < $2
            AND NOT EXISTS (SELECT 1 FROM visit_score WHERE visit_score.inspection = submission.inspection)
        ORDER BY submission.inspection DESC LIMIT $3
        """,
        lowest,
        below,
        most,
    )
