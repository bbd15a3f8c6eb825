"""Who is told of proposals, in the change itself."""

from collections.abc import Collection
from uuid import UUID

from inspections.hearing.telling import heads, reviewers
from ledger.changes import Record
from ledger.database import Row
from organisation.notifying import notify


async def proposed(record: Record, inspection: Row, proposal: UUID) -> None:
    await _notify(record, "proposal.made", await reviewers(record, inspection), inspection["unit_name"], proposal)


async def second_wanted(record: Record, proposal: Row) -> None:
    people = await reviewers(record, _inspection(proposal), [proposal["proposed_by"]])
    await _notify(record, "proposal.second-wanted", people, proposal["unit_name"], proposal["id"])


async def signed(record: Record, proposal: Row) -> None:
    """The unit hears of it; whoever made it sends it, or sees that it is sent."""
    unit = _inspection(proposal)
    people = [*await heads(record, unit), *_makers(proposal)]
    await _notify(record, "proposal.signed", people, proposal["unit_name"], proposal["id"])


async def refused(record: Record, proposal: Row) -> None:
    await _notify(record, "proposal.refused", _makers(proposal), proposal["unit_name"], proposal["id"])


async def answered(record: Record, proposal: Row, outcome: UUID) -> None:
    people = [*await heads(record, _inspection(proposal)), *_makers(proposal)]
    await _notify(record, "proposal.answered", people, proposal["unit_name"], proposal["id"], outcome)


def _inspection(proposal: Row) -> Row:
    """What `telling` asks of an inspection."""
    return {"id": proposal["inspection"], "path": proposal["path"]}


def _makers(proposal: Row) -> list[UUID]:
    return list(dict.fromkeys([proposal["proposed_by"], proposal["leader"]]))


async def _notify(
    record: Record, name: str, people: Collection[UUID], unit: str, proposal: UUID, occasion: object = ""
) -> None:
    await notify(record, name, people, subject=proposal, facts={"unit": unit}, occasion=occasion)
