"""The tree of units from a file, over HTTP. Which units there are feeds the odds, so one person proposes the file and
another one applies it; from the terminal of the server, where no one is signed in, `organisation.importing` does it."""

import asyncio
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import importing
from organisation import unit_import_queries as queries
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.import_reports import Report
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope, holds_any
from organisation.telling_imports import tell_of_units
from organisation.unit_queries import find_by_code
from organisation.unit_sources import LARGEST_FILE, MOST_ROWS, Source, read_content

LARGEST_SENT = 4_000_000


class Told(msgspec.Struct, frozen=True):
    """`identifier` where it is proposed."""

    report: Report
    sha256: str
    identifier: UUID | None = None


def read(content: bytes) -> Source:
    if len(content) > min(LARGEST_SENT, LARGEST_FILE):
        raise Refused("units-file-too-large", megabytes=LARGEST_SENT // 10**6, rows=MOST_ROWS)
    return read_content(content)


async def tell(actor: Actor, content: bytes, now: datetime) -> Told:
    source = await asyncio.to_thread(read, content)
    country = await _country(actor, source)
    return Told(await importing.tell(source, _today(country, now)), source.digest)


async def propose(actor: Actor, content: bytes, now: datetime) -> Told:
    """A file with faults, or one that changes nothing, is told of and not proposed."""
    source = await asyncio.to_thread(read, content)
    country = await _country(actor, source)
    async with change(by=str(actor.person), at=now) as record:
        report = await importing.tell(source, _today(country, now))
        if report.refused or not (report.added or report.changed or report.ended):
            return Told(report, source.digest)
        identifier, digest = uuid7(), bytes.fromhex(source.digest)
        waiting = await queries.find_waiting(country["id"], digest)
        if waiting is None and await queries.has_waiting(actor.person):
            raise Refused("unit-import-open")
        counts = len(report.added), len(report.changed), len(report.ended)
        values = [identifier, country["id"], digest, content, _hash(report), _today(country, now), *counts]
        if not await queries.add_import([*values, actor.person, now]):
            waiting = await queries.find_waiting(country["id"], digest)
            return Told(report, source.digest, waiting["id"] if waiting else None)
        facts = {"source": source.digest, "plan": _hash(report).hex()}
        await record("unit-import.proposed", subject=str(identifier), facts=facts)
        told = {"added": counts[0], "changed": counts[1], "ended": counts[2]}
        await tell_of_units(record, identifier, actor.person, country["path"], told)
    return Told(report, source.digest, identifier)


async def told_again(actor: Actor, identifier: UUID, now: datetime) -> Told:
    """What it would do now."""
    await _find(actor, identifier)
    source = await asyncio.to_thread(read_content, (await queries.read_content(identifier))["content"])
    country = await _country_of(source)
    assert country is not None
    return Told(await importing.tell(source, _today(country, now)), source.digest, identifier)


async def approve(actor: Actor, identifier: UUID, now: datetime) -> None:
    """Applies it from today on, if it still does what its proposer was told."""
    found = await _find(actor, identifier)
    if not holds_any(actor, found["path"], *queries.READERS):
        raise Refused("not-allowed")
    await require_another(actor.person, [found["proposed_by"]], now)
    proposed = await queries.read_content(identifier)
    source = await asyncio.to_thread(read_content, proposed["content"])
    country = await _country_of(source)
    assert country is not None
    today = _today(country, now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.settle(identifier, actor.person, today, now):
            raise Refused("import-settled")
        if _hash(await importing.tell(source, today)) != proposed["plan_sha256"]:
            raise Refused("import-outdated")
        await importing.bring_in(record, source, today)
        await record("unit-import.approved", subject=str(identifier), facts={"source": source.digest})


async def withdraw(actor: Actor, identifier: UUID, now: datetime) -> None:
    found = await _find(actor, identifier)
    check_in_scope(actor, found["path"], "administrator")
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.withdraw(identifier, actor.person, now):
            raise Refused("import-settled")
        await record("unit-import.withdrawn", subject=str(identifier))


async def _country(actor: Actor, source: Source) -> Row:
    country = await _country_of(source)
    if country is None:
        raise Refused("units-first", jurisdiction=await importing.jurisdiction_of(source) or "?")
    check_in_scope(actor, country["path"], "administrator")
    return country


async def _country_of(source: Source) -> Row | None:
    jurisdiction = await importing.jurisdiction_of(source)
    return await find_by_code(jurisdiction, jurisdiction) if jurisdiction else None


async def _find(actor: Actor, identifier: UUID) -> Row:
    found = await queries.find_import(actor, identifier)
    if found is None:
        raise not_found()
    return found


def _today(country: Row, now: datetime) -> date:
    return now.astimezone(ZoneInfo(country["zone"])).date()


def _hash(report: Report) -> bytes:
    """Of what it does, whatever the day."""
    plan = (
        [unit.code for unit in report.added],
        [(each.before.code, each.fields, each.before) for each in report.changed],
        [unit.code for unit in report.ended],
    )
    return sha256(msgspec.json.encode(plan)).digest()
