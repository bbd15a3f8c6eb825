"""A version is drafted by one person and published by another; from then on nothing in it changes."""

from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

import msgspec

from checklists import documents, queries
from checklists.format import Document
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused, not_found


class PublishedChecklist(msgspec.Struct, frozen=True, eq=False):
    id: UUID
    code: str
    number: int
    sha256: bytes
    document: Document


async def draft(author: UUID, document: Document, now: datetime) -> UUID:
    """The id of the new version."""
    content = documents.to_json(document)
    digest = sha256(content).digest()
    async with change(by=str(author), at=now) as record:
        checklist = await queries.lock_checklist(document.code)
        expected = await queries.next_number(checklist)
        if document.version != expected:
            raise Refused("checklist-version-not-next", code=document.code, next=expected)
        version = await queries.add_draft(checklist, document.version, content, digest, author, now)
        await record("checklist.drafted", subject=str(version), facts=_facts(document.code, expected, digest))
    return version


async def approve(actor: Actor, code: str, number: int, now: datetime) -> None:
    """Four eyes: whoever drafted it cannot publish it."""
    found = await queries.find_version(actor, code, number)
    if found is None:
        raise not_found()
    await publish(actor.person, found, now)


async def publish(approver: UUID, version: Row, now: datetime) -> None:
    await require_another(approver, [version["author"]], now)
    async with change(by=str(approver), at=now) as record:
        if not await queries.publish(version["id"], approver, now):
            raise Refused("checklist-already-published", code=version["code"], number=version["number"])
        facts = _facts(version["code"], version["number"], version["sha256"])
        await record("checklist.published", subject=str(version["id"]), facts=facts)


def _facts(code: str, number: int, digest: bytes) -> dict[str, object]:
    return {"code": code, "number": number, "sha256": digest.hex()}


# Published versions never change, so what was read once is true for ever.
_READ: dict[UUID, PublishedChecklist] = {}


async def published_version(version: UUID) -> PublishedChecklist:
    if version not in _READ:
        found = await queries.find_published(version)
        if found is None:
            raise not_found()
        _READ[version] = _published(found)
    return _READ[version]


async def newest_version(code: str) -> PublishedChecklist:
    """The version that a new plan takes."""
    found = await queries.newest_published(code)
    if found is None:
        raise not_found()
    return await published_version(found["id"])


def _published(row: Row) -> PublishedChecklist:
    if sha256(row["document"]).digest() != row["sha256"]:
        raise RuntimeError(f"version {row['number']} of checklist {row['code']} does not have its hash any more")
    return PublishedChecklist(row["id"], row["code"], row["number"], row["sha256"], read_document(row["document"]))


@lru_cache(maxsize=256)
def read_document(content: bytes) -> Document:
    return documents.from_json(content)
