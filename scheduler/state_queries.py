"""The documents of frozen draws, and what became of the visits they led to."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7
from scheduler.tables import DrawState, UndoneVisit


async def last_document(stratum: str, before: date) -> Row | None:
    """The draw frozen last, with its state and document."""
    return await row(
        """
        SELECT draw_day.id, draw_day.day, draw_day.state, document
        FROM draw_day JOIN draw_state ON draw_state.draw_day = draw_day.id
        WHERE stratum = $1 AND day < $2 ORDER BY day DESC LIMIT 1
        """,
        stratum,
        before,
    )


async def last_frozen(stratum: str) -> Row | None:
    """Of all days, with the hours of its draw."""
    return await row(
        """
        SELECT draw_day.day, draw_day.ends_at, draw_day.plan_version, document
        FROM draw_day JOIN draw_state ON draw_state.draw_day = draw_day.id WHERE stratum = $1 ORDER BY day DESC LIMIT 1
        """,
        stratum,
    )


async def documents(stratum: str, first: date, before: date) -> list[Row]:
    """In the order of the days."""
    return await rows(
        """
        SELECT draw_day.id, draw_day.day, draw_day.state, document
        FROM draw_day JOIN draw_state ON draw_state.draw_day = draw_day.id
        WHERE stratum = $1 AND day >= $2 AND day < $3 ORDER BY day
        """,
        stratum,
        first,
        before,
    )


async def idle_days(stratum: str, first: date, before: date) -> list[date]:
    """Open days without a draw; those missed because they were closed are none."""
    found = await rows(
        """
        SELECT day FROM draw_day WHERE stratum = $1 AND day >= $2 AND day < $3
        AND state = 'missed' AND reason <> 'closed' ORDER BY day
        """,
        stratum,
        first,
        before,
    )
    return [each["day"] for each in found]


async def undone_visits(stratum: str, before: date) -> list[Row]:
    """Drawn inspections that were not carried out and that no document has counted yet."""
    return await rows(
        """
        SELECT inspection.id, draw_day.day, inspection.unit_code AS code
        FROM draw_day JOIN draw_state ON draw_state.draw_day = draw_day.id
        JOIN inspection ON inspection.draw_day = draw_day.id
        WHERE draw_day.stratum = $1 AND draw_day.day < $2 AND outcome IN ('missed', 'aborted', 'cancelled')
        AND NOT EXISTS (SELECT 1 FROM undone_visit WHERE undone_visit.inspection = inspection.id)
        ORDER BY draw_day.day, inspection.unit_code
        """,
        stratum,
        before,
    )


async def drawn_of(stratum: str, codes: Collection[str]) -> list[Row]:
    """When these units were drawn, the latest first, and which of the visits have been counted as undone."""
    return await rows(
        """
        SELECT inspection.id, draw_day.day, inspection.unit_code AS code,
            EXISTS (SELECT 1 FROM undone_visit WHERE undone_visit.inspection = inspection.id) AS counted
        FROM draw_day JOIN draw_state ON draw_state.draw_day = draw_day.id
        JOIN inspection ON inspection.draw_day = draw_day.id
        WHERE draw_day.stratum = $1 AND inspection.unit_code = ANY($2) ORDER BY draw_day.day DESC
        """,
        stratum,
        list(codes),
    )


async def selected_on(days: Sequence[UUID]) -> dict[UUID, set[str]]:
    """By draw, the codes of the units drawn."""
    found = await rows("SELECT draw_day, unit_code FROM inspection WHERE draw_day = ANY($1)", list(days))
    selected: dict[UUID, set[str]] = {day: set() for day in days}
    for inspection in found:
        selected[inspection["draw_day"]].add(inspection["unit_code"])
    return selected


async def unsettled(stratum: str, now: datetime) -> bool:
    """A frozen draw is neither released nor missed yet, so nobody knows what the next one starts from.

    Or its visits are not over: the next state would tell whom they visit. Only a demonstration does not wait for that.
    """
    found = await row(
        """
        SELECT 1 FROM draw_day JOIN programme ON programme.id = draw_day.programme
        WHERE draw_day.stratum = $1
        AND (state IN ('frozen', 'drawn') OR (state = 'released' AND ends_at > $2 AND NOT demonstration))
        """,
        stratum,
        now,
    )
    return found is not None


async def keep(day: UUID, document: bytes, undone: Sequence[UUID]) -> None:
    """`undone` are the inspections that the document counts."""
    await DrawState.insert(DrawState(id=uuid7(), draw_day=day, document=document))
    if undone:
        await UndoneVisit.insert(*(UndoneVisit(inspection=inspection, counted_on=day) for inspection in undone))
