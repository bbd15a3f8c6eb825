"""What is done about a breach of personal data: step by step, by name, closed by two."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import breach_queries as queries
from organisation.actors import Actor
from organisation.breach_rules import LIMIT, Step, check_discovered, following, moments, passed, undone
from organisation.four_eyes import require_another
from organisation.grant_queries import holders
from organisation.notifying import notify
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope
from organisation.unit_queries import find_unit, path_in_force

AT_ONCE = 100
AUTHORITY: Step = "notify_authority"


async def open_breach(actor: Actor, unit: UUID, title: str, what: str, discovered_at: datetime, now: datetime) -> UUID:
    path = await path_in_force(unit, now)
    place = await find_unit(unit)
    if path is None or place is None:
        raise Refused("unit-unknown")
    check_in_scope(actor, path, *queries.READERS)
    check_discovered(discovered_at, now)
    due_at, identifier = discovered_at + LIMIT, uuid7()
    async with change(by=str(actor.person), at=now) as record:
        values = (identifier, unit, title, what, actor.person, now, discovered_at, due_at)
        await queries.add([*values, moments(due_at)[0]])
        facts = {"unit": str(unit), "discovered": discovered_at.isoformat()}
        await record("breach.opened", subject=str(identifier), facts=facts)
        await _tell(record, "breach.opened", {"id": identifier, "due_at": due_at, "path": path, **dict(place)})
    return identifier


async def tick(actor: Actor, breach: UUID, step: Step, done: bool, note: str, now: datetime) -> None:
    """Who undoes a step opens again what was about to be closed."""
    await find(actor, breach)
    async with change(by=str(actor.person), at=now) as record:
        found = await _open(breach)
        await queries.add_step(breach, step, done, note, actor.person, now)
        if step == AUTHORITY:
            ahead = None if done else following(found["due_at"], found["reminded"])
            await queries.set_reminder(breach, found["reminded"], ahead)
        if not done and found["closing_proposed_by"]:
            await queries.propose_closing(breach, None, None, None)
        await record("breach.step", subject=str(breach), facts={"step": step, "done": done})


async def propose_closing(actor: Actor, breach: UUID, note: str, now: datetime) -> None:
    await find(actor, breach)
    async with change(by=str(actor.person), at=now) as record:
        found = await _open(breach)
        if found["closing_proposed_by"]:
            raise Refused("breach-closing")
        await _require_all(breach)
        await queries.propose_closing(breach, actor.person, now, note)
        await record("breach.closing-proposed", subject=str(breach))


async def close(actor: Actor, breach: UUID, now: datetime) -> None:
    await find(actor, breach)
    async with change(by=str(actor.person), at=now) as record:
        found = await _closing(breach)
        await require_another(actor.person, [found["closing_proposed_by"]], now)
        await _require_all(breach)
        await queries.close(breach, actor.person, now)
        await record("breach.closed", subject=str(breach))


async def send_back(actor: Actor, breach: UUID, reason: str, now: datetime) -> None:
    """Whoever does not agree, or thought better of it, opens it again; the reason stands with the last step."""
    await find(actor, breach)
    async with change(by=str(actor.person), at=now) as record:
        await _closing(breach)
        await queries.propose_closing(breach, None, None, None)
        await queries.add_step(breach, "record", False, reason, actor.person, now)
        await record("breach.closing-returned", subject=str(breach))


async def due_reminders(now: datetime) -> list[UUID]:
    return await queries.due_to_remind(now, AT_ONCE)


async def remind(breach: UUID, now: datetime) -> None:
    """Of several whose time has passed only the last is sent."""
    async with change(by="clock", at=now) as record:
        found = await queries.claim(breach, now)
        if found is None:
            return
        done = passed(found["due_at"], now)
        await queries.set_reminder(breach, done, following(found["due_at"], done))
        await _tell(record, "breach.passed" if now >= found["due_at"] else "breach.near", found)


async def find(actor: Actor, breach: UUID) -> Row:
    found = await queries.find(actor, breach)
    if found is None:
        raise not_found()
    return found


async def _tell(record: Record, name: str, breach: Mapping[str, object] | Row) -> None:
    held = await holders(queries.READERS, breach["path"], record.at)  # type: ignore[arg-type]
    due_at: datetime = breach["due_at"]  # type: ignore[assignment]
    facts = {"due": due_at.isoformat(), "zone": str(breach["zone"])}
    identifier = UUID(str(breach["id"]))
    occasion = f"{record.at.isoformat()}" if name == "breach.near" else ""
    await notify(record, name, [each["person"] for each in held], subject=identifier, facts=facts, occasion=occasion)


async def _open(breach: UUID) -> Row:
    found = await queries.lock(breach)
    if found["closed_at"] is not None:
        raise Refused("breach-closed")
    return found


async def _closing(breach: UUID) -> Row:
    found = await _open(breach)
    if found["closing_proposed_by"] is None:
        raise Refused("breach-open")
    return found


async def _require_all(breach: UUID) -> None:
    done = {each["step"]: each["done"] for each in await queries.steps_of([breach])}
    if undone(done):
        raise Refused("breach-steps-open", steps=len(undone(done)))
