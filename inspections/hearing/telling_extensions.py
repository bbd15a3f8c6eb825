"""Who is told that the unit asks for more time, and what became of it."""

from collections.abc import Iterable
from uuid import UUID

from inspections.hearing.telling import heads, reviewers
from ledger.changes import Record
from ledger.database import Row
from organisation.notifying import notify
from organisation.unit_queries import find_unit


async def asked(record: Record, inspection: Row, extension: UUID, *, further: bool) -> None:
    """A further one is no matter of the leader alone."""
    people = [*([] if further else [inspection["leader"]]), *await reviewers(record, inspection)]
    await _tell(record, "extension.asked", people, inspection, extension)


async def second_wanted(record: Record, inspection: Row, extension: UUID) -> None:
    people = [inspection["leader"], *await reviewers(record, inspection)]
    await _tell(record, "extension.second-wanted", people, inspection, extension)


async def granted(record: Record, inspection: Row, extension: UUID, due: str) -> None:
    place = await find_unit(inspection["unit"])
    facts = {"due": due, "zone": place["zone"] if place else "UTC"}
    await _tell(record, "extension.granted", await heads(record, inspection), inspection, extension, facts)


async def declined(record: Record, inspection: Row, extension: UUID) -> None:
    await _tell(record, "extension.declined", await heads(record, inspection), inspection, extension)


async def _tell(
    record: Record,
    name: str,
    people: Iterable[UUID],
    inspection: Row,
    extension: UUID,
    facts: dict[str, str] | None = None,
) -> None:
    told = {"unit": inspection["unit_name"], **(facts or {})}
    await notify(record, name, people, subject=inspection["id"], facts=told, occasion=extension)
