"""The release minute: an inspection comes into being, for its team and nobody else."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from inspections.clocks.deadline_rules import Spans
from inspections.hearing import telling
from inspections.rules import code
from inspections.tables import Inspection, TeamMember
from ledger.changes import Record
from ledger.identifiers import uuid7
from organisation.tables import Unit


async def release(
    record: Record,
    *,
    kind: str,
    programme: UUID,
    plan_version: UUID | None,
    draw_day: UUID | None,
    unit: UUID,
    leader: UUID,
    members: Sequence[UUID],
    checklist_version: UUID,
    profile: str,
    arrives_at: datetime,
    ends_at: datetime,
    now: datetime,
    demonstration: bool = False,
    goes: bool = True,
    deadlines: Spans | None = None,
) -> UUID:
    """`members` are the team without its leader. A team that does not go is not told.
    `deadlines` are those that the plan sets other than usual."""
    place = await Unit.select(Unit.code, Unit.name, Unit.path).where(Unit.id == unit).first()
    if place is None:
        raise LookupError(f"unit {unit} does not exist")
    identifier = uuid7()
    await Inspection.insert(
        Inspection(
            id=identifier,
            kind=kind,
            programme=programme,
            plan_version=plan_version,
            draw_day=draw_day,
            demonstration=demonstration,
            unit=unit,
            unit_code=place["code"],
            unit_name=place["name"],
            path=place["path"],
            checklist_version=checklist_version,
            profile=profile,
            leader=leader,
            letter_number=f"{now:%Y}-{code(2, 4)}",
            check_code=code(3, 4),
            state="released",
            released_at=now,
            arrives_at=arrives_at,
            ends_at=ends_at,
            deadlines=msgspec.json.encode(deadlines or {}).decode(),
        )
    )
    people = list(dict.fromkeys((leader, *members)))
    await TeamMember.insert(*(TeamMember(inspection=identifier, person=person) for person in people))
    await record("inspection.released", subject=str(identifier), facts=_facts(kind, draw_day, unit, leader, members))
    if goes:
        await telling.team_sent(record, identifier, people)
    return identifier


def _facts(kind: str, draw_day: UUID | None, unit: UUID, leader: UUID, members: Sequence[UUID]) -> dict[str, object]:
    return {
        "kind": kind,
        "draw_day": str(draw_day) if draw_day else "",
        "unit": str(unit),
        "leader": str(leader),
        "members": [str(member) for member in members],
    }
