"""Who is told of what, in the change itself. Before the opening only the team is, without a word of the unit."""

from collections.abc import Collection, Iterable
from uuid import UUID

from inspections import queries
from ledger.changes import Record
from ledger.database import Row
from organisation.notice_queries import nearest
from organisation.notifying import notify
from organisation.throttling import STRANGER
from organisation.unit_queries import find_unit


async def team_sent(record: Record, inspection: UUID, people: Iterable[UUID]) -> None:
    await notify(record, "inspection.released", people, subject=inspection)


async def leads_now(record: Record, inspection: UUID, leader: UUID) -> None:
    await notify(record, "inspection.leader-changed", [leader], subject=inspection)


async def stood_down(record: Record, inspection: UUID, person: UUID) -> None:
    await notify(record, "inspection.stood-down", [person], subject=inspection)


async def called_off(record: Record, inspection: UUID) -> None:
    await notify(record, "inspection.called-off", await _team(inspection), subject=inspection)


async def door_opened(record: Record, inspection: Row) -> None:
    facts = {"unit": inspection["unit_name"], "letter": inspection["letter_number"]}
    await _tell(record, "inspection.opened", await heads(record, inspection), inspection, facts)


async def minutes_kept(record: Record, inspection: Row) -> None:
    facts = {"unit": inspection["unit_name"]}
    await _tell(record, "minutes.kept", await heads(record, inspection), inspection, facts)


async def explanation_wanted(record: Record, inspection: Row, findings: int, due: str) -> None:
    place = await find_unit(inspection["unit"])
    facts = {
        "unit": inspection["unit_name"],
        "findings": findings,
        "due": due,
        "zone": place["zone"] if place else "UTC",
    }
    await _tell(record, "explanation.wanted", await heads(record, inspection), inspection, facts)


async def explained(record: Record, inspection: Row, explanation: UUID) -> None:
    """Nothing waits for an explanation any more: whoever drafts goes on."""
    people = [inspection["leader"], *await reviewers(record, inspection)]
    facts = {"unit": inspection["unit_name"]}
    await notify(record, "explanation.complete", people, subject=inspection["id"], facts=facts, occasion=explanation)


async def drafted(record: Record, inspection: Row, number: int) -> None:
    people = await reviewers(record, inspection)
    facts = {"unit": inspection["unit_name"], "number": number}
    await notify(record, "conclusion.drafted", people, subject=inspection["id"], facts=facts, occasion=number)


async def sent_back(record: Record, inspection: Row, number: int, drafter: UUID) -> None:
    facts = {"unit": inspection["unit_name"], "number": number}
    await notify(record, "conclusion.sent-back", [drafter], subject=inspection["id"], facts=facts, occasion=number)


async def second_wanted(record: Record, inspection: Row, number: int, signers: Collection[UUID]) -> None:
    people = await reviewers(record, inspection, signers)
    facts = {"unit": inspection["unit_name"]}
    await notify(record, "conclusion.second-wanted", people, subject=inspection["id"], facts=facts, occasion=number)


async def concluded(record: Record, inspection: Row, number: int) -> None:
    people = [inspection["leader"], *await heads(record, inspection)]
    await _tell(record, "inspection.concluded", people, inspection, {"unit": inspection["unit_name"]}, number)


async def closed(record: Record, inspection: Row) -> None:
    people = await heads(record, inspection)
    facts = {"unit": inspection["unit_name"]}
    await _tell(record, "inspection.closed", people, inspection, facts, record.at.isoformat())


async def _tell(
    record: Record,
    name: str,
    people: Iterable[UUID],
    inspection: Row,
    facts: dict[str, str | int],
    occasion: object = "",
) -> None:
    """Programs outside are told too."""
    facts = facts | {"unit_code": inspection["unit_code"]}
    path = inspection["path"]
    await notify(record, name, people, subject=inspection["id"], facts=facts, occasion=occasion, path=path)


async def _team(inspection: UUID) -> list[UUID]:
    return [member["id"] for member in await queries.team(inspection)]


async def heads(record: Record, inspection: Row) -> list[UUID]:
    return await nearest("unit_head", inspection["path"], (), record.at)


async def reviewers(record: Record, inspection: Row, but: Collection[UUID] = ()) -> list[UUID]:
    """Who may conclude: neither the team nor who answers for the unit."""
    own = {*await _team(inspection["id"]), *await heads(record, inspection), *but, *_actor(record)}
    return await nearest("reviewer", inspection["path"], own, record.at)


def _actor(record: Record) -> list[UUID]:
    return [] if record.by in ("clock", "operator", STRANGER) else [UUID(record.by)]
