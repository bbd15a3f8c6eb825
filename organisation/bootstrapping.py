"""The first two people of an empty database: whatever needs two people needs them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from ledger.changes import change
from organisation import people_queries as queries
from organisation.granting import Wish, grant
from organisation.password_rules import check_password, tidy_password
from organisation.people import NewPerson, add_person, set_password
from organisation.refusing import Refused
from organisation.texts import Language
from organisation.unit_queries import find_by_code

OPERATOR = UUID(int=0)
"""Who asked for the first roles; each of the two stands as the other's second."""


class FirstPerson(msgspec.Struct, frozen=True):
    username: str
    name: str
    language: Language
    password: str


async def first_people(jurisdiction: str, people: Sequence[FirstPerson], now: datetime) -> list[UUID]:
    """Makes them administrators of the whole country, from the terminal. Refused once anybody is there."""
    if len(people) != 2:
        raise Refused("first-two")
    for person in people:
        check_password(tidy_password(person.password), person.username)
    async with change(by="operator", at=now) as record:
        await queries.lock_people()
        country = await find_by_code(jurisdiction, jurisdiction)
        if country is None:
            raise Refused("units-first", jurisdiction=jurisdiction)
        if await queries.has_people():
            raise Refused("first-people-there")
        added = []
        for person in people:
            new = NewPerson(person.username, person.name, person.language, country["id"])
            added.append(await add_person(record, new))
            await set_password(record, added[-1], person.password)
        for person_id, other in zip(added, reversed(added), strict=True):
            wish = Wish(person_id, "administrator", country["id"], now)
            await grant(record, wish, requested_by=OPERATOR, approved_by=other)
    return added
