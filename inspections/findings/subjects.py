"""Whom a finding concerns: the unit, a post, or people. Names stand apart, and each reading of them is written down."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.findings import subject_queries as queries
from inspections.findings.finding_facts import SubjectKind
from inspections.observing import observation_queries
from inspections.proposals.proposal_seal import require_unsealed
from inspections.steps.lifecycle import check
from inspections.visiting import sheet_queries
from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import hold_queries
from organisation.actors import Actor
from organisation.notice_queries import nearest
from organisation.refusing import Refused

OWN: tuple[str, ...] = ("on_team", "fell_ill")
MOST_PEOPLE = 10

Name = Annotated[str, Meta(min_length=2, max_length=120, pattern=r"\S")]
Post = Annotated[str, Meta(min_length=2, max_length=200, pattern=r"\S")]


class NamedPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    name: Name
    post: Post


class SubjectDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`post` for a post, `people` for people, neither for the unit. `before` is the number of the version that the
    writer saw, 0 for none: nobody writes over what they have not read."""

    kind: SubjectKind
    before: Annotated[int, Meta(ge=0)]
    post: Post | None = None
    people: Annotated[list[NamedPerson], Meta(max_length=MOST_PEOPLE)] = []


async def name(actor: Actor, inspection: Row, finding: UUID, document: SubjectDocument, now: datetime) -> int:
    """The number of the new version. The ledger gets ids only."""
    check("set_subject", inspection["state"])
    if (document.kind == "post") != (document.post is not None) or (document.kind == "person") != bool(document.people):
        raise Refused("subject-incomplete")
    async with change(by=str(actor.person), at=now) as record:
        await _lock(inspection["id"])
        if await queries.newest_number(finding) != document.before:
            raise Refused("subject-overtaken")
        await _add(record, actor, finding, document)
    return document.before + 1


async def _lock(inspection: UUID) -> None:
    """Nothing concludes or seals it meanwhile, and nobody else says it at the same time."""
    current = await sheet_queries.lock(inspection)
    check("set_subject", current["state"] if current else "?")
    await require_unsealed(inspection)


async def _add(record: Record, actor: Actor, finding: UUID, document: SubjectDocument) -> None:
    number, post = document.before + 1, document.post.strip() if document.post else None
    added = await queries.add(finding, number, document.kind, post, actor.person, record.at)
    people = [(uuid7(), each.name.strip(), each.post.strip()) for each in document.people]
    if people:
        await queries.add_people(added, people)
    facts = {"number": number, "kind": document.kind, "people": [str(identifier) for identifier, _, _ in people]}
    await record("finding.subject", subject=str(finding), facts=facts)


async def may_read_names(actor: Actor, inspection: Row, now: datetime) -> bool:
    """The visit's own team, its reviewers and overseers, and of the unit only who heads it, or acts for the head: no
    superior's office, no planner, no administrator."""
    if any(inspection[own] for own in OWN):
        return True
    if any(actor.holds(role, inspection["path"]) for role in ("reviewer", "overseer")):
        return True
    return actor.holds("unit_head", inspection["path"]) and actor.person in await nearest(
        "unit_head", inspection["path"], (), now
    )


async def read_names(actor: Actor, finding: UUID, now: datetime) -> list[Row]:
    """Who they are; that somebody read it enters the ledger first, without a name."""
    async with change(by=str(actor.person), at=now) as record:
        people = await queries.people_of(finding)
        if people:
            facts = {"people": [str(each["id"]) for each in people]}
            await record("finding.people-read", subject=str(finding), facts=facts)
    return people


async def forget(erasure: Row, now: datetime) -> None:
    """With the photos of what was found go the names, and what was remarked of talks and scenes: two people have agreed
    to it. Again is harmless, and nothing happens while the evidence is held."""
    async with change(by="clock", at=now) as record:
        await hold_queries.lock_photos(erasure["inspection"])
        if await hold_queries.stands(erasure["inspection"]):
            return
        forgotten = await queries.forget_people(erasure["inspection"], now)
        if forgotten:
            facts = {"erasure": str(erasure["id"]), "people": [str(person) for person in forgotten]}
            await record("finding.people-forgotten", subject=str(erasure["inspection"]), facts=facts)
        remarked = await observation_queries.forget_remarks(erasure["inspection"])
        if remarked:
            facts = {"erasure": str(erasure["id"]), "remarks": [str(each) for each in remarked]}
            await record("observation.remarks-forgotten", subject=str(erasure["inspection"]), facts=facts)
