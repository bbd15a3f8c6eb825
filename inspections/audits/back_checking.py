"""A twentieth of all conclusions is read again by somebody who does not know them. It never changes one by itself."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.items import Severity
from checklists.profiles import profile_of
from checklists.publishing import published_version
from inspections.audits import (
    back_check_queries,
    back_check_reader_queries,
    back_check_round_queries,
    telling_back_checks,
)
from inspections.audits.back_check_rules import chosen, far_apart, next_reader
from inspections.concluding import conclusion_queries
from inspections.concluding.conclusion_documents import decisions_of
from inspections.findings import finding_queries
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

MOST_READINGS = 200
Words = Annotated[str, Meta(min_length=3, max_length=2000, pattern=r"\S")]
Declined = Literal["knows_it", "conflict", "away"]


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the second reader sees at one item; `severity` is null where they see nothing to find."""

    item: Annotated[str, Meta(max_length=40)]
    severity: Severity | None
    reason: Words | None = None


class AnswerDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id` is made by the sender. Each finding once, and whatever else should have been one."""

    id: UUID
    readings: Annotated[list[Reading], Meta(max_length=MOST_READINGS)]
    note: Words | None = None


class Compared(msgspec.Struct, frozen=True):
    """Both readings of one item; null where there was nothing to find, or it was withdrawn."""

    item: str
    finding: UUID | None
    first: Severity | None
    second: Severity | None
    reason: str | None


async def draw(round_: UUID, seed: bytes, now: datetime) -> None:
    """Which of the round's conclusions are read again. The ledger gets all that it takes to check that."""
    async with change(by="clock", at=now) as record:
        claimed = await back_check_round_queries.claim_round(round_)
        if claimed is None:
            return
        among = await back_check_round_queries.concluded_between(claimed["committed_at"], claimed["ends_at"])
        drawn = chosen(seed, among)
        await back_check_round_queries.set_drawn(round_, seed, len(among), drawn, now)
        await record("back-checks.drawn", subject=str(round_), facts=draw_facts(seed, among, drawn))


def draw_facts(seed: bytes, among: Sequence[UUID], drawn: Sequence[UUID]) -> dict[str, Any]:
    """What the ledger gets of a draw."""
    return {
        "seed": seed.hex(),
        "candidates": len(among),
        "candidates_sha256": sha256(b"".join(each.bytes for each in sorted(among))).hexdigest(),
        "chosen": [str(each) for each in drawn],
    }


async def assign(back_check: UUID, now: datetime) -> None:
    """To whose ticket is lowest among those who may; without any, it waits."""
    async with change(by="clock", at=now) as record:
        found = await back_check_reader_queries.lock(back_check)
        if found is None or found["answered_at"] is not None:
            return
        reader = next_reader(
            found["seed"], found["inspection"], await back_check_reader_queries.able(found["inspection"], now)
        )
        if reader == found["reader"]:
            return
        await back_check_reader_queries.assign(back_check, reader, now)
        if reader is None:
            return
        await record("back-check.assigned", subject=str(back_check), facts={"reader": str(reader)})
        await telling_back_checks.assigned(record, found, reader)


async def decline(actor: Actor, back_check: UUID, reason: Declined, now: datetime) -> None:
    """Passed on to the next; whoever knows the conclusion already cannot read as if they did not."""
    async with change(by=str(actor.person), at=now) as record:
        found = await _open(actor, back_check)
        await back_check_reader_queries.add_refusal(back_check, actor.person, reason, now)
        await back_check_reader_queries.assign(back_check, None, now)
        await record("back-check.declined", subject=str(back_check), facts={"reason": reason})
        reader = next_reader(
            found["seed"], found["inspection"], await back_check_reader_queries.able(found["inspection"], now)
        )
        if reader is not None:
            await back_check_reader_queries.assign(back_check, reader, now)
            await record("back-check.assigned", subject=str(back_check), facts={"reader": str(reader)})
            await telling_back_checks.assigned(record, found, reader)


async def answer(actor: Actor, back_check: UUID, said: AnswerDocument, now: datetime) -> bool:
    """False for a replay. Compared with what is concluded at this moment, whatever is amended later."""
    digest = sha256(msgspec.json.encode(said)).digest()
    known = await back_check_queries.find_answer(back_check)
    if known is not None and known["reader"] == actor.person:
        if (known["id"], known["sha256"]) != (said.id, digest):
            raise Refused("back-check-answered")
        return False
    async with change(by=str(actor.person), at=now) as record:
        found = await _open(actor, back_check)
        compared = await _compared(found["inspection"], said)
        readings = msgspec.json.encode(compared).decode()
        note = said.note.strip() if said.note else None
        if not await back_check_queries.add_answer([said.id, back_check, actor.person, digest, readings, note, now]):
            raise Refused("back-check-answered")
        apart = far_apart((each.first, each.second) for each in compared)
        facts = {"sha256": digest.hex(), "readings": len(compared), "far_apart": apart}
        await record("back-check.answered", subject=str(back_check), facts=facts)
        if apart:
            await telling_back_checks.far_apart(record, found, apart)
    return True


async def _open(actor: Actor, back_check: UUID) -> Row:
    found = await back_check_reader_queries.lock(back_check)
    if found is None or found["reader"] != actor.person:
        raise not_found()
    if found["answered_at"] is not None:
        raise Refused("back-check-answered")
    return found


async def _compared(inspection: UUID, said: AnswerDocument) -> list[Compared]:
    given = {reading.item: reading for reading in said.readings}
    findings = {row["item"]: row["id"] for row in await finding_queries.findings_of(inspection)}
    if len(given) != len(said.readings) or not findings.keys() <= given.keys():
        raise Refused("back-check-incomplete", findings=len(findings))
    await _check_more(inspection, [each for each in said.readings if each.item not in findings])
    concluded = await _concluded(inspection)
    return [_compare(each, findings.get(each.item), concluded) for each in said.readings]


def _compare(reading: Reading, finding: UUID | None, concluded: dict[UUID, Severity | None]) -> Compared:
    first = concluded.get(finding) if finding else None
    reason = reading.reason.strip() if reading.reason else None
    return Compared(reading.item, finding, first, reading.severity, reason)


async def _check_more(inspection: UUID, more: Sequence[Reading]) -> None:
    """What was missed is an item that was asked, and something to find."""
    visit = await sheet_queries.lock(inspection)
    assert visit
    asked = profile_of((await published_version(visit["checklist_version"])).document, visit["profile"]).by_code
    for each in more:
        if each.item not in asked or each.severity is None:
            raise Refused("back-check-item", item=each.item)


async def _concluded(inspection: UUID) -> dict[UUID, Severity | None]:
    version = await conclusion_queries.in_force(inspection)
    decisions = decisions_of(version) if version else []
    return {each.finding: None if each.result == "withdrawn" else each.severity for each in decisions}
