"""Who is told that a file waits for a second signature: the administrators who may give it."""

from collections.abc import Sequence
from uuid import UUID

from ledger.changes import Record
from ledger.database import Row
from organisation.grant_queries import holders, standing_in
from organisation.notice_catalogue import Facts
from organisation.notifying import notify


async def tell_of_people(record: Record, identifier: UUID, importer: UUID, grants: Sequence[Row]) -> None:
    """`grants` wait: one person signs all of them, who rules over every unit of theirs and gains nothing."""
    paths = [grant["path"] for grant in grants]
    shared = [unit for unit in paths[0] if all(unit in path for path in paths)]
    concerned = {importer, *(grant["person"] for grant in grants)}
    people = await _seconds(record, shared, concerned)
    await notify(record, "people-import.waiting", people, subject=identifier, facts={"roles": len(grants)})


async def tell_of_units(
    record: Record, identifier: UUID, proposer: UUID, country: Sequence[UUID], facts: Facts
) -> None:
    """`country` is its path, `facts` count what is added, changed and ended."""
    people = await _seconds(record, country, {proposer})
    await notify(record, "unit-import.waiting", people, subject=identifier, facts=facts)


async def _seconds(record: Record, path: Sequence[UUID], concerned: set[UUID]) -> list[UUID]:
    """Neither those whom it concerns, nor who stands in for one of them."""
    held = {each["person"] for each in await holders(("administrator",), path, record.at)} - concerned
    pairs = await standing_in([*held, *concerned], record.at)
    sides = [{each["person"], each["acting_for"]} for each in pairs]
    return sorted(person for person in held if not any(person in side and side & concerned for side in sides))
