"""People are told that something is due soon, today or late, and in the end who stands above them; each once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.clocks import clock_queries as queries
from inspections.clocks.clocks import Running
from inspections.clocks.deadline_rules import Clock
from inspections.clocks.reminder_rules import REFERRED, REMINDERS, Reminder, following, moments, over
from inspections.hearing.telling import heads, reviewers
from inspections.visiting.following import place_of
from ledger.changes import Record, change
from ledger.database import Row
from organisation.notice_queries import nearest
from organisation.notifying import notify

AT_ONCE = 200
PASSED_ON: Clock = "reply_to_consultation"


async def due_reminders(now: datetime) -> list[UUID]:
    return await queries.to_remind(now, AT_ONCE)


async def remind(deadline: UUID, now: datetime) -> None:
    """Of several whose time has passed only the last is sent."""
    async with change(by="clock", at=now) as record:
        claimed = await queries.claim(deadline, now)
        if claimed is None:
            return
        found = await _still_running(claimed, now)
        if found is None:
            await queries.end([deadline], now)
            return
        known = moments(claimed["due_at"], *await place_of(found[0]["unit"], claimed["since"]))
        done = over(known, now)
        await queries.reminded(deadline, max(done, claimed["reminded"]), following(known, done))
        if done > claimed["reminded"]:
            await _tell(record, REMINDERS[done - 1], claimed, *found)


async def _still_running(deadline: Row, now: datetime) -> tuple[Row, Running] | None:
    key = (deadline["clock"], deadline["subject"], deadline["since"])
    running = await queries.running([deadline["inspection"]], now)
    return next((found for found in running if found[1].key == key), None)


async def _tell(record: Record, name: Reminder, deadline: Row, inspection: Row, clock: Running) -> None:
    visit = {**inspection, "id": inspection["inspection"]}
    people = await whom(record, visit, clock)
    if name == "deadline.escalated":
        people = await above(record, visit, clock, people)
    await tell(record, name, deadline, visit, people)


async def tell(record: Record, name: str, deadline: Row, inspection: Row, people: Sequence[UUID]) -> None:
    """`deadline` says until when; the notice names the unit, what is due, and when."""
    place = await place_of(inspection["unit"], deadline["since"])
    facts = {
        "unit": inspection["unit_name"],
        "clock": deadline["clock"],
        "due": deadline["due_at"].isoformat(),
        "zone": place.zone.key,
    }
    occasion = f"{deadline['id']} {deadline['due_at'].isoformat()}"
    owners = await _owners(record, inspection) if deadline["clock"] == PASSED_ON else set()
    apart = [person for person in people if person in owners]
    others = [person for person in people if person not in owners]
    await notify(record, name, others, subject=inspection["id"], facts=facts, occasion=occasion)
    if apart:
        await notify(record, REFERRED[name], apart, subject=deadline["subject"], facts=facts, occasion=occasion)


async def _owners(record: Record, inspection: Row) -> set[UUID]:
    """Whom a cause was passed to, and who stands above them: they may not see the inspection, but the referral."""
    path = inspection["owner_path"]
    found = [*await nearest("unit_head", path, (), record.at), *await nearest("unit_head", path[:-1], (), record.at)]
    return set(found)


async def whom(record: Record, inspection: Row, clock: Running) -> list[UUID]:
    """Who is to do it."""
    match clock.role:
        case "leader":
            return [inspection["leader"]]
        case "unit_head":
            return await heads(record, inspection)
        case "planner":
            return await nearest("planner", inspection["path"], (), record.at)
        case "reviewer":
            return await reviewers(record, inspection, clock.not_by)
        case "owner":
            return await nearest("unit_head", inspection["owner_path"], (), record.at)


async def above(record: Record, inspection: Row, clock: Running, people: Sequence[UUID]) -> list[UUID]:
    """Who stands above them: the head of the unit above, a reviewer; above reviewers other ones, or who oversees."""
    if clock.role in ("unit_head", "owner"):
        path = inspection["owner_path" if clock.role == "owner" else "path"]
        superiors = await nearest("unit_head", path[:-1], people, record.at)
        return superiors or await reviewers(record, inspection)
    if clock.role == "reviewer":
        superiors = await reviewers(record, inspection, [*people, *clock.not_by])
        return superiors or await nearest("overseer", inspection["path"], people, record.at)
    return await reviewers(record, inspection, people)
