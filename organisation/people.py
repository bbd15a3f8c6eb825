"""Taking people in, moving them to another office, and letting them go."""

from datetime import datetime
from uuid import UUID

import msgspec

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import device_queries, grant_queries
from organisation import people_queries as queries
from organisation.actors import Actor
from organisation.names import tidy_name
from organisation.passwords import NO_PASSWORD, hashed
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope, check_username
from organisation.texts import Language
from organisation.unit_queries import path_in_force


class NewPerson(msgspec.Struct, frozen=True):
    """Without a password: two people let its owner choose one (`organisation.resetting`)."""

    username: str
    name: str
    language: Language
    home: UUID


async def take_in(actor: Actor, person: NewPerson, now: datetime) -> UUID:
    path = await path_in_force(person.home, now)
    if path is None:
        raise Refused("unit-unknown")
    check_in_scope(actor, path, "administrator")
    async with change(by=str(actor.person), at=now) as record:
        return await add_person(record, person)


async def add_person(record: Record, person: NewPerson) -> UUID:
    check_username(person.username)
    name = tidy_name(person.name)
    if await queries.is_username_taken(person.username):
        raise Refused("username-taken", username=person.username)
    identifier = uuid7()
    await queries.add_person(identifier, person.username, name, person.language, person.home, NO_PASSWORD, record.at)
    await record("person.added", subject=str(identifier), facts={"home": str(person.home)})
    return identifier


async def set_password(record: Record, person: UUID, password: str) -> None:
    await queries.set_password(person, await hashed(password))
    await record("person.password-set", subject=str(person))


async def let_go(actor: Actor, person: UUID, now: datetime) -> None:
    """From now on the person can do nothing; what they did stays theirs."""
    await find_account_holder(actor, person, now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.leave(person, now):
            raise Refused("person-left")
        grants = await grant_queries.end_all_of(person, now)
        devices = await device_queries.revoke_all(person, now)
        facts = {"grants": [str(grant) for grant in grants], "devices": [str(device) for device in devices]}
        await record("person.left", subject=str(person), facts=facts)


async def move(actor: Actor, person: UUID, home: UUID, now: datetime) -> None:
    """To another office. For a year the person does not inspect the one they leave (`rules.off_limits`)."""
    found = await find_account_holder(actor, person, now)
    path = await path_in_force(home, now)
    if path is None:
        raise Refused("unit-unknown")
    check_in_scope(actor, path, "administrator")
    if home == found["home"]:
        raise Refused("home-unchanged")
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.move(person, found["home"], home, actor.person, now):
            raise Refused("home-unchanged")
        await record("person.moved", subject=str(person), facts={"from": str(found["home"]), "to": str(home)})


async def refuse_beyond(actor: Actor, person: UUID, now: datetime) -> None:
    """Whoever rules over an account rules over all its roles: an administrator's scope must cover them."""
    if await queries.reaches_beyond(actor, "administrator", person, now):
        raise Refused("outside-your-scope")


async def find_account_holder(actor: Actor, person: UUID, now: datetime) -> Row:
    """Somebody else, still here, whose account and all of whose roles the actor administers."""
    found = await queries.find_person(actor, person)
    if found is None:
        raise not_found()
    if person == actor.person:
        raise Refused("not-for-yourself")
    check_in_scope(actor, found["home_path"], "administrator")
    await refuse_beyond(actor, person, now)
    if found["left_at"] is not None:
        raise Refused("person-left")
    return found
