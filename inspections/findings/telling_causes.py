"""Who is told that a finding's cause lies elsewhere, in the change itself."""

from datetime import datetime
from uuid import UUID

from inspections.hearing.telling import reviewers
from ledger.changes import Record
from ledger.database import Row
from organisation.notice_queries import nearest
from organisation.notifying import notify


async def proposed(record: Record, inspection: Row, cause: UUID) -> None:
    await _tell(record, "cause.proposed", await reviewers(record, inspection), inspection, cause)


async def routed(record: Record, inspection: Row, cause: Row, due: datetime) -> None:
    """The head of the unit it is passed to: they have never heard of the visit."""
    people = await nearest("unit_head", cause["owner_path"], (), record.at)
    facts = {"unit": inspection["unit_name"], "due": due.isoformat(), "zone": inspection["zone"]}
    await notify(record, "cause.routed", people, subject=cause["id"], facts=facts)


async def answered(record: Record, inspection: Row, cause: UUID) -> None:
    people = [inspection["leader"], *await reviewers(record, inspection)]
    await _tell(record, "cause.answered", people, inspection, cause)


async def _tell(record: Record, name: str, people: list[UUID], inspection: Row, cause: UUID) -> None:
    facts = {"unit": inspection["unit_name"]}
    await notify(record, name, people, subject=inspection["id"], facts=facts, occasion=cause)
