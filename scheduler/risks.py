"""The risk scores of a programme's units, and what they propose for its next plan."""

from datetime import datetime
from uuid import UUID

import msgspec

from checklists.items import Grade
from inspections.hearing import complaint_queries
from inspections.remedies import remedy_queries
from inspections.scoring import result_queries, risk
from inspections.scoring.result_queries import Sight
from ledger.database import Row
from organisation.actors import Actor
from scheduler import queries
from scheduler.frequencies import USUAL, Place
from scheduler.open_days import local_day
from scheduler.risk_adjusting import proposed_adjustments


class UnitRisk(msgspec.Struct, frozen=True):
    """`adjustment` is proposed, `before` in force, in thousandths; a unit that is not visited keeps its own."""

    code: str
    name: str
    score: float
    parts: list[risk.Part]
    before: int
    adjustment: int


async def risks(actor: Actor, programme: Row, now: datetime) -> list[UnitRisk]:
    """By code. Bound to the plan that was approved last, which the next one is compared with."""
    today = local_day(programme, now)
    units = await queries.units_of(programme, today)
    known = await _known(Sight(actor, now, programme["demonstration"]), [unit["id"] for unit in units])
    parts = {unit["code"]: risk.parts(known.get(unit["id"], risk.Known())) for unit in units}
    scores = {code: risk.score(found) for code, found in parts.items()}
    last = await queries.last_approved(programme["id"])
    plan = queries.plan_of(last) if last else None
    places = [Place(unit["code"], unit["kind"]) for unit in units]
    before = plan.adjustments if plan else {}
    proposed = proposed_adjustments(plan, places, scores) if plan else {}
    return [
        UnitRisk(
            code=unit["code"],
            name=unit["name"],
            score=round(scores[unit["code"]], 4),
            parts=parts[unit["code"]],
            before=before.get(unit["code"], USUAL),
            adjustment=proposed.get(unit["code"], before.get(unit["code"], USUAL)),
        )
        for unit in units
    ]


async def _known(sight: Sight, units: list[UUID]) -> dict[UUID, risk.Known]:
    grades: dict[UUID, list[Grade]] = {}
    for graded in await result_queries.grades(sight, units, len(risk.NEWEST_FIRST)):
        grades.setdefault(graded["unit"], []).append(graded["grade"])
    repeats = {each["unit"]: each["items"] for each in await result_queries.repeats(sight, units)}
    complaints = await complaint_queries.verified_within_a_year(units, sight.now)
    overdue = await remedy_queries.overdue(sight, units)
    return {
        unit: risk.Known(grades.get(unit, ()), repeats.get(unit, 0), complaints.get(unit, 0), overdue.get(unit, 0))
        for unit in {*grades, *repeats, *complaints, *overdue}
    }
