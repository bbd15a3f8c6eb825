"""Who is told of remedies, revisits and commendations, in the change itself."""

from datetime import datetime
from uuid import UUID

from inspections import queries
from inspections.hearing.telling import heads, reviewers
from ledger.changes import Record
from ledger.database import Row
from organisation.notice_queries import nearest
from organisation.notifying import notify
from organisation.unit_queries import find_unit


async def required(record: Record, inspection: Row, remedies: int, due: datetime) -> None:
    """`due` is the first of them."""
    place = await find_unit(inspection["unit"])
    facts = {
        "unit": inspection["unit_name"],
        "remedies": remedies,
        "due": due.isoformat(),
        "zone": place["zone"] if place else "UTC",
    }
    people = await heads(record, inspection)
    await notify(
        record, "remedy.required", people, subject=inspection["id"], facts=facts, occasion=record.at.isoformat()
    )


async def reported(record: Record, inspection: Row, report: UUID) -> None:
    people = [inspection["leader"], *await reviewers(record, inspection)]
    await _notify(record, "remedy.reported", people, inspection, report)


async def judged(record: Record, inspection: Row, report: UUID, accepted: bool) -> None:
    name = "remedy.verified" if accepted else "remedy.returned"
    await _notify(record, name, await heads(record, inspection), inspection, report)


async def waiver_proposed(record: Record, inspection: Row, waiver: UUID) -> None:
    await _notify(record, "remedy.waiver-proposed", await reviewers(record, inspection), inspection, waiver)


async def waived(record: Record, inspection: Row, waiver: UUID) -> None:
    await _notify(record, "remedy.waived", await heads(record, inspection), inspection, waiver)


async def revisit_proposed(record: Record, inspection: Row, revisit: UUID) -> None:
    people = await nearest("planner", inspection["path"], (), record.at)
    await _notify(record, "revisit.proposed", people, inspection, revisit)


async def commendation_proposed(record: Record, inspection: Row, commendation: UUID) -> None:
    await _notify(record, "commendation.proposed", await reviewers(record, inspection), inspection, commendation)


async def commended(record: Record, inspection: Row, commendation: UUID) -> None:
    team = [member["id"] for member in await queries.team(inspection["id"])]
    people = [*await heads(record, inspection), *team]
    await _notify(record, "commendation.given", people, inspection, commendation)


async def _notify(record: Record, name: str, people: list[UUID], inspection: Row, occasion: UUID) -> None:
    facts = {"unit": inspection["unit_name"]}
    await notify(record, name, people, subject=inspection["id"], facts=facts, occasion=occasion)
