"""Who fell away before the opening, and who is free to step in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from scheduler.tables import Substitution


async def vacancies(now: datetime) -> list[Row]:
    """Of released, unopened drawn inspections, the first to leave first; each is filled, or left empty, once."""
    return await rows(
        """
        SELECT inspection.id AS inspection, withdrawal.person FROM inspection
        JOIN withdrawal ON withdrawal.inspection = inspection.id
        WHERE inspection.state = 'released' AND inspection.kind = 'drawn' AND inspection.draw_day IS NOT NULL
        AND inspection.ends_at > $1 AND NOT EXISTS (
            SELECT 1 FROM substitution
            WHERE substitution.inspection = inspection.id AND substitution.withdrawn = withdrawal.person
        )
        ORDER BY withdrawal.withdrawn_at, withdrawal.id
        """,
        now,
    )


async def sent_unopened(now: datetime) -> list[Row]:
    """Who is sent to a drawn visit that nobody has opened yet, by the draw."""
    return await rows(
        """
        SELECT inspection.id AS inspection, inspection.draw_day, inspection.unit, team_member.person FROM inspection
        JOIN team_member ON team_member.inspection = inspection.id
        WHERE inspection.state = 'released' AND inspection.kind = 'drawn' AND inspection.draw_day IS NOT NULL
        AND inspection.ends_at > $1 AND NOT EXISTS (
            SELECT 1 FROM withdrawal
            WHERE withdrawal.inspection = inspection.id AND withdrawal.person = team_member.person
        )
        ORDER BY inspection.draw_day, inspection.id, team_member.person
        """,
        now,
    )


async def is_settled(inspection: UUID, withdrawn: UUID) -> bool:
    found = await row("SELECT 1 FROM substitution WHERE inspection = $1 AND withdrawn = $2", inspection, withdrawn)
    return found is not None


async def add_substitution(inspection: UUID, withdrawn: UUID, substitute: UUID | None, now: datetime) -> None:
    await Substitution.insert(
        Substitution(inspection=inspection, withdrawn=withdrawn, substitute=substitute, made_at=now)
    )


async def listed(inspection: UUID) -> list[Row]:
    return await rows(
        "SELECT withdrawn, substitute, made_at FROM substitution WHERE inspection = $1 ORDER BY made_at, id", inspection
    )


async def engaged_among(people: Sequence[UUID], draw_day: UUID, now: datetime) -> set[UUID]:
    """Who has or had a visit of this draw, is out on another one, or fell ill on the way to one today."""
    found = await rows(
        """
        SELECT team_member.person FROM team_member JOIN inspection ON inspection.id = team_member.inspection
        LEFT JOIN withdrawal ON withdrawal.inspection = inspection.id AND withdrawal.person = team_member.person
        WHERE team_member.person = ANY($1) AND (
            inspection.draw_day = $2
            OR (inspection.ends_at > $3 AND inspection.state IN ('released', 'opened') AND withdrawal.id IS NULL)
            OR (inspection.ends_at > $3 AND withdrawal.reason = 'illness')
        )
        """,
        list(people),
        draw_day,
        now,
    )
    return {member["person"] for member in found}


async def unit_at(unit: UUID) -> Row:
    [found] = await units_at([unit])
    return found


async def units_at(units: Sequence[UUID]) -> list[Row]:
    """As the rules of staffing ask for them."""
    return await rows("SELECT id, code, kind, path FROM unit WHERE id = ANY($1)", list(units))
