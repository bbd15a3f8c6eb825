"""Once concluded, also when it was closed early, the unit may object, of the facts and of the process, once each.

The facts are answered by the team and judged by a reviewer; the process by two people outside the team. Nobody who
drafted or signed a version of the conclusion answers for its process or judges anything. Until it is settled, the
inspection is neither closed, unless it was before, nor reopened.
"""

from datetime import datetime
from typing import Annotated, Literal, get_args
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.clocks.deadlines import due, told
from inspections.concluding import conclusion_queries
from inspections.evidence.holding import held
from inspections.findings import finding_queries
from inspections.objections import objection_queries as queries
from inspections.objections import telling_objections
from inspections.steps.lifecycle import BY_ACTION
from ledger.changes import change
from ledger.database import Row
from media import holding as photo_holds
from organisation.actors import Actor
from organisation.refusing import Refused

MOST_PHOTOS = 10

Ground = Literal["facts", "process"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)
Words = Annotated[str, Meta(min_length=10, max_length=5000, pattern=r"\S")]


class ObjectionDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender, so that sending it again is harmless. `findings` are those it is about, at least one
    when it is about facts; `photos` the ids under which the unit's own evidence is announced, before or after."""

    id: UUID
    ground: Ground
    reasons: Words
    findings: Annotated[list[UUID], Meta(max_length=200)] = []
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []


async def object_to(actor: Actor, inspection: UUID, said: ObjectionDocument, now: datetime) -> bool:
    """False for a replay."""
    known = await queries.find_objection(said.id)
    if known is not None:
        return _replayed(known, inspection, said)
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection, "object")
        conclusion = await conclusion_queries.in_force(inspection)
        if conclusion is None:
            raise Refused("changed-meanwhile")
        await _check_time(current, now)
        await _check_ground(inspection, said.ground)
        await _check_named(inspection, said)
        due_at = await due("objection_answer", current, now)
        findings, photos = list(dict.fromkeys(said.findings)), list(dict.fromkeys(said.photos))
        values = (said.ground, findings, said.reasons.strip(), photos, actor.person, now, due_at)
        await queries.add_objection([said.id, inspection, conclusion["id"], *values])
        facts = {
            "objection": str(said.id),
            "ground": said.ground,
            "version": conclusion["number"],
            "findings": [str(finding) for finding in findings],
            "photos": [str(photo) for photo in photos],
            "due": due_at.isoformat(),
        }
        await record("objection.made", subject=str(inspection), facts=facts)
        if current["state"] == "closed":
            await photo_holds.place_within(record, inspection, f"objection {said.id}")
        await telling_objections.made(record, current, said.id, said.ground, due_at)
    return True


async def until(inspection: Row) -> datetime | None:
    """Until when the unit may object; None where there is nothing to object to: a visit may be closed without any."""
    if inspection["state"] not in BY_ACTION["object"].sources or inspection["concluded_at"] is None:
        return None
    return await due("objection", inspection, inspection["concluded_at"])


async def open_grounds(inspection: Row, now: datetime) -> list[Ground]:
    """Of what the unit may still object."""
    latest = await until(inspection)
    if latest is None or now > latest:
        return []
    return [ground for ground in GROUNDS if not await queries.of_ground(inspection["id"], ground)]


async def require_none_open(inspection: UUID) -> None:
    unsettled = await queries.count_unsettled(inspection)
    if unsettled:
        raise Refused("objections-open", objections=unsettled)


async def _check_time(inspection: Row, now: datetime) -> None:
    latest = await until(inspection)
    if latest is None or now > latest:
        raise Refused("objection-too-late", due=await told(inspection["unit"], latest or now))


async def _check_ground(inspection: UUID, ground: Ground) -> None:
    """One at a time; what was decided is decided until the hearing begins again."""
    for earlier in await queries.of_ground(inspection, ground):
        raise Refused("objection-decided" if earlier["settled_at"] else "objection-open")


async def _check_named(inspection: UUID, said: ObjectionDocument) -> None:
    if said.ground == "facts" and not said.findings:
        raise Refused("objection-without-finding")
    known = {finding["id"] for finding in await finding_queries.findings_of(inspection)}
    if not known.issuperset(said.findings):
        raise Refused("finding-elsewhere")
    if await finding_queries.photos_of_others(inspection, said.photos):
        raise Refused("explanation-photo-elsewhere")


def _replayed(known: Row, inspection: UUID, said: ObjectionDocument) -> bool:
    findings, photos = list(dict.fromkeys(said.findings)), list(dict.fromkeys(said.photos))
    same = (inspection, said.ground, said.reasons.strip(), findings, photos)
    if tuple(known[name] for name in ("inspection", "ground", "reasons", "findings", "photos")) != same:
        raise Refused("objection-differs")
    return False
