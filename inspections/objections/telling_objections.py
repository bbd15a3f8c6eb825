"""Who is told of an objection, of what became of it, and of a hearing that begins again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from inspections import queries
from inspections.concluding import conclusion_queries
from inspections.hearing.telling import heads, reviewers
from ledger.changes import Record
from ledger.database import Row
from organisation.notice_catalogue import Facts
from organisation.notice_queries import nearest
from organisation.notifying import notify
from organisation.unit_queries import find_unit


async def made(record: Record, inspection: Row, objection: UUID, ground: str, due: datetime) -> None:
    """Whoever answers, and whoever signed what it is about."""
    signers = await conclusion_queries.signers_of(inspection["id"])
    people = [*signers, *await (_team(inspection) if ground == "facts" else _outsiders(record, inspection))]
    facts = {"due": due.isoformat(), "zone": await _zone(inspection)}
    await _tell(record, "objection.made", people, inspection, objection, facts)


async def answered(record: Record, inspection: Row, objection: UUID, ground: str) -> None:
    """Whoever may decide."""
    signers = await conclusion_queries.signers_of(inspection["id"])
    judges = _outsiders(record, inspection) if ground == "process" else reviewers(record, inspection, signers)
    people = [*await heads(record, inspection), *await judges]
    await _tell(record, "objection.answered", people, inspection, objection)


async def decided(record: Record, inspection: Row, objection: UUID, result: str) -> None:
    """An amendment waits to be drafted."""
    people = [*await heads(record, inspection), *await _team(inspection)]
    people += await conclusion_queries.signers_of(inspection["id"])
    name = "objection.amended" if result == "amended" else "objection.upheld"
    await _tell(record, name, people, inspection, objection)


async def amended(record: Record, inspection: Row, number: int) -> None:
    people = [*await heads(record, inspection), *await _team(inspection)]
    await _tell(record, "conclusion.amended", people, inspection, number, {"number": number})


async def reopening_proposed(record: Record, inspection: Row, reopening: UUID) -> None:
    await _tell(record, "reopening.proposed", await reviewers(record, inspection), inspection, reopening)


async def reopening_declined(record: Record, inspection: Row, reopening: UUID, proposer: UUID) -> None:
    await _tell(record, "reopening.declined", [proposer], inspection, reopening)


async def reopened(record: Record, inspection: Row, reopening: UUID, findings: int, due: datetime) -> None:
    facts: Facts = {"findings": findings, "due": due.isoformat(), "zone": await _zone(inspection)}
    people = [*await heads(record, inspection), *await _team(inspection)]
    people += await conclusion_queries.signers_of(inspection["id"])
    await _tell(record, "inspection.reopened", people, inspection, reopening, facts, path=inspection["path"])


async def _tell(
    record: Record,
    name: str,
    people: Iterable[UUID],
    inspection: Row,
    occasion: object,
    facts: Facts | None = None,
    path: Iterable[UUID] = (),
) -> None:
    told = {"unit": inspection["unit_name"], "unit_code": inspection["unit_code"], **(facts or {})}
    await notify(record, name, people, subject=inspection["id"], facts=told, occasion=occasion, path=list(path))


async def _team(inspection: Row) -> list[UUID]:
    return [member["id"] for member in await queries.team(inspection["id"])]


async def _outsiders(record: Record, inspection: Row) -> list[UUID]:
    """Who was in nothing of it: reviewers, or overseers."""
    signers = await conclusion_queries.signers_of(inspection["id"])
    own = {*await _team(inspection), *await heads(record, inspection), *signers}
    overseers = await nearest("overseer", inspection["path"], own, record.at)
    return [*await reviewers(record, inspection, signers), *overseers]


async def _zone(inspection: Row) -> str:
    place = await find_unit(inspection["unit"])
    return str(place["zone"]) if place else "UTC"
