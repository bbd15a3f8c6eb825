"""Complaints about units, by whoever may see them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.tables import Complaint
from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor

_VISIBLE = """
    SELECT complaint.*, unit.path, unit.name AS unit_name, unit.code AS unit_code
    FROM complaint JOIN unit ON unit.id = complaint.unit WHERE unit.path && $1::uuid[]
"""


async def visible(actor: Actor, unit: UUID | None, below: UUID | None, most: int) -> list[Row]:
    """The newest first; of one unit and what is below it, or of all."""
    return await rows(
        f"""{_VISIBLE} AND ($2::uuid IS NULL OR $2 = ANY(unit.path)) AND ($3::uuid IS NULL OR complaint.id < $3)
        ORDER BY complaint.id DESC LIMIT $4""",
        actor.scopes(*DESK),
        unit,
        below,
        most,
    )


async def find(actor: Actor, complaint: UUID) -> Row | None:
    return await row(f"{_VISIBLE} AND complaint.id = $2", actor.scopes(*DESK), complaint)


async def add(new: Complaint) -> None:
    await Complaint.insert(new)


async def verify(complaint: UUID, by: UUID, founded: bool, now: datetime) -> bool:
    """False when somebody did before."""
    verified = await rows(
        """
        UPDATE complaint SET founded = $3, verified_by = $2, verified_at = $4
        WHERE id = $1 AND verified_by IS NULL RETURNING id
        """,
        complaint,
        by,
        founded,
        now,
    )
    return bool(verified)


async def verified_within_a_year(units: Sequence[UUID], now: datetime) -> dict[UUID, int]:
    """How many, by unit, that were found true."""
    found = await rows(
        """
        SELECT unit, count(*) AS complaints FROM complaint
        WHERE unit = ANY($1) AND founded AND happened_on > ($2::timestamptz - interval '1 year')::date
        GROUP BY unit
        """,
        list(units),
        now,
    )
    return {each["unit"]: each["complaints"] for each in found}
