"""The team writes down what a citizen told it, or how somebody was served. It is never a finding by itself."""

from datetime import datetime
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID

import msgspec

from inspections.observing import observation_queries as queries
from inspections.observing.observation_documents import InterviewDocument, ObservationDocument, check
from inspections.observing.observation_queries import FIELDS, Kind
from inspections.steps import lifecycle
from inspections.steps.lifecycle import Action
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused

MOST = 200
"""Of each kind in a visit."""
ACTS: dict[Kind, Action] = {"interview": "interview", "interaction": "observe"}


def kind_of(document: ObservationDocument) -> Kind:
    return "interview" if isinstance(document, InterviewDocument) else "interaction"


async def keep(actor: Actor, inspection: Row, identifier: UUID, document: ObservationDocument, now: datetime) -> bool:
    """False when the same was kept before. The ledger gets ids and a salted hash: answers so few could be guessed."""
    kind = kind_of(document)
    if await _is_kept(actor, inspection["id"], document):
        return False
    if document.id != identifier:
        raise Refused("observation-address")
    check(document)
    lifecycle.check(ACTS[kind], inspection["state"])
    async with change(by=str(actor.person), at=now) as record:
        locked = await sheet_queries.lock(inspection["id"])
        assert locked
        lifecycle.check(ACTS[kind], locked["state"])
        if await _is_kept(actor, inspection["id"], document):
            return False
        if await queries.count(kind, inspection["id"]) >= MOST:
            raise Refused("observations-full", most=MOST)
        salt = token_bytes(16)
        digest = digest_of(salt, document)
        shared = (document.id, inspection["id"], actor.person, document.claimed_at, now, salt, digest)
        if not await queries.add(kind, shared, [getattr(document, field) for field in FIELDS[kind]]):
            raise Refused("observation-differs")
        facts = {kind: str(document.id), "sha256": digest.hex()}
        await record(f"{kind}.kept", subject=str(inspection["id"]), facts=facts)
    return True


async def _is_kept(actor: Actor, inspection: UUID, document: ObservationDocument) -> bool:
    """By the same person, and the same; refused when something else is."""
    known = await queries.find(kind_of(document), document.id)
    if known is None:
        return False
    theirs = (known["inspection"], known["inspector"]) != (inspection, actor.person)
    if theirs or known["sha256"] != digest_of(known["salt"], document):
        raise Refused("observation-differs")
    return True


def digest_of(salt: bytes, document: ObservationDocument) -> bytes:
    return sha256(salt + msgspec.json.encode(document)).digest()
