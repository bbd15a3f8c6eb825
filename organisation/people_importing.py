"""Brings people and the roles asked for them from a file, in one change, or tells what that would do.

The roles of a file wait for a second person, who signs all of them at once: an import opens no way around four eyes.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import people_import_queries as queries
from organisation import people_queries
from organisation.actors import Actor, Grant
from organisation.bootstrapping import OPERATOR
from organisation.grant_queries import standing_in
from organisation.granting import Wish, add_approval, add_request
from organisation.people import NewPerson, add_person
from organisation.people_files import FileRow, PeopleFile
from organisation.people_import_fields import Account, KnownUnit
from organisation.people_import_rules import Known, KnownPerson, Line, plan
from organisation.refusing import Refused, not_found
from organisation.rules import APPROVERS, holds_any
from organisation.telling_imports import tell_of_people


class Report(msgspec.Struct, frozen=True):
    """`again`: this very file was applied before, and nothing is done a second time."""

    lines: list[Line]
    applied: bool = False
    again: bool = False
    identifier: UUID | None = None


class _Done(msgspec.Struct):
    people: dict[str, UUID]
    added: list[UUID] = []
    changed: set[UUID] = set()
    grants: list[UUID] = []


async def run_as_operator(file: PeopleFile, now: datetime, *, apply: bool) -> Report:
    """From the terminal of the server: as far as all countries, and its roles still wait for somebody who signs."""
    everywhere = tuple(Grant("administrator", country) for country in await queries.roots())
    return await run(Actor(OPERATOR, OPERATOR, "en", everywhere), file, now, apply=apply, by="operator")


async def run(actor: Actor, file: PeopleFile, now: datetime, *, apply: bool, by: str = "") -> Report:
    if not apply:
        return Report(await _planned(actor, file.rows, now))
    async with change(by=by or str(actor.person), at=now) as record:
        await people_queries.lock_people()
        lines = await _planned(actor, file.rows, now)
        before = await queries.find_by_hash(file.sha256)
        if before:
            return Report(lines, again=True, identifier=before["id"])
        if any(line.problem for line in lines) or all(line.outcome == "unchanged" for line in lines):
            return Report(lines)
        return Report(lines, applied=True, identifier=await _write(record, actor, file, lines))


async def _planned(actor: Actor, rows: Sequence[FileRow], now: datetime) -> list[Line]:
    usernames = {row.fields["username"].lower() for row in rows}
    codes = {row.fields[column] for row in rows for column in ("home", "unit") if row.fields.get(column)}
    people = {each["username"]: _person(each) for each in await queries.people_of(actor, usernames, now)}
    held = await queries.roles_of([person.id for person in people.values()], now)
    units = defaultdict(list)
    for unit in await queries.units_of_codes(codes, now):
        units[unit["code"]].append(KnownUnit(unit["id"], tuple(unit["path"]), unit["zone"]))
    known = Known(units, people, frozenset((each["person"], each["role"], each["unit"]) for each in held))
    return plan(actor, rows, known, now)


def _person(row: Row) -> KnownPerson:
    home = KnownUnit(row["home"], tuple(row["path"]), row["zone"])
    return KnownPerson(row["id"], Account(row["name"], row["language"], home), row["has_left"], row["beyond"])


async def _write(record: Record, actor: Actor, file: PeopleFile, lines: Sequence[Line]) -> UUID:
    known = await queries.people_of(actor, {line.username for line in lines}, record.at)
    done = _Done({each["username"]: each["id"] for each in known})
    before = {each["username"]: _person(each).account for each in known}
    for line in lines:
        if line.account:
            await _write_account(record, actor, line, line.account, before.get(line.username), done)
        if line.role:
            wanted = line.role
            wish = Wish(done.people[line.username], wanted.role, wanted.unit, wanted.valid_from, wanted.valid_to)
            done.grants.append(await add_request(record, wish, actor.person))
    identifier, counts = uuid7(), (done.added, len(done.changed), done.grants)
    await queries.add_import([identifier, file.sha256, *counts, actor.person, record.at])
    facts = {"sha256": file.sha256.hex(), "added": len(done.added), "changed": len(done.changed)}
    await record("people.imported", subject=str(identifier), facts=facts | {"roles": len(done.grants)})
    if done.grants:
        grants = await queries.waiting_grants(done.grants, record.at)
        await tell_of_people(record, identifier, actor.person, grants)
    return identifier


async def _write_account(
    record: Record, actor: Actor, line: Line, account: Account, before: Account | None, done: _Done
) -> None:
    if before is None:
        new = NewPerson(line.username, account.name, account.language, account.home.id)
        person = done.people[line.username] = await add_person(record, new)
        done.added.append(person)
        if account.email:
            await queries.suggest_email(person, account.email, record.at)
        return
    person = done.people[line.username]
    done.changed.add(person)
    if {"name", "language"} & set(line.changes):
        await queries.change_account(person, account.name, account.language)
        facts: dict[str, object] = {"fields": sorted({"name", "language"} & set(line.changes))}
        if "name" in line.changes:
            facts["name"] = await _keep_name(record, actor, person, before.name, account.name)
        await record("person.changed", subject=str(person), facts=facts)
    if "home" in line.changes:
        await people_queries.move(person, before.home.id, account.home.id, actor.person, record.at)
        facts = {"from": str(before.home.id), "to": str(account.home.id)}
        await record("person.moved", subject=str(person), facts=facts)


async def _keep_name(record: Record, actor: Actor, person: UUID, name: str, became: str) -> str:
    """What they were called, and the hash of it for the ledger, which has no names."""
    former = [uuid7(), person, name, became, actor.person, record.at]
    await queries.add_former_name(former)
    return sha256(msgspec.json.encode(former)).hexdigest()


async def approve(actor: Actor, identifier: UUID, now: datetime) -> None:
    """The second signature under all roles of an import that still wait."""
    found = await queries.find_import(actor, identifier, now)
    if found is None:
        raise not_found()
    async with change(by=str(actor.person), at=now) as record:
        grants = await queries.waiting_grants(found["grants"], now)
        if not grants:
            raise Refused("import-settled")
        await _check_second(actor, found["imported_by"], [grant["person"] for grant in grants], now)
        if not all(holds_any(actor, grant["path"], *APPROVERS) for grant in grants):
            raise Refused("not-allowed")
        for grant in grants:
            await add_approval(record, grant["id"], actor.person)
        await queries.approve_import(identifier, actor.person, now)
        facts = {"by": str(actor.person), "roles": len(grants)}
        await record("people-import.approved", subject=str(identifier), facts=facts)


async def _check_second(actor: Actor, importer: UUID, people: Sequence[UUID], now: datetime) -> None:
    """Neither who asked nor who gains, nor who stands in for one of them."""
    concerned = {importer, *people}
    pairs = await standing_in([actor.person, *concerned], now)
    if actor.person in concerned or any(actor.person in (each["person"], each["acting_for"]) for each in pairs):
        raise Refused("same-person-twice")
