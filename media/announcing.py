"""A phone says which photo will come, before its bytes do: from then on it is expected."""

from datetime import datetime
from uuid import UUID

from ledger.changes import Record, change
from ledger.identifiers import uuid7
from media import queries
from media.rules import MOST_PER_INSPECTION, Claim, check_claim
from organisation.actors import Actor
from organisation.device_key_rules import Signature, judge
from organisation.device_queries import public_key
from organisation.refusing import Refused


async def announce(actor: Actor, inspection: UUID, evidence: UUID, claim: Claim, now: datetime) -> bool:
    """True when it is new, False when just this was announced before. Anything else under its id is refused."""
    check_claim(claim, now)
    if await queries.is_claimed_so(actor, inspection, evidence, claim):
        return False
    if await queries.count_claims(inspection) >= MOST_PER_INSPECTION:
        raise Refused("evidence-too-many", most=MOST_PER_INSPECTION)
    signature = await _judge(actor, claim)
    async with change(by=str(actor.person), at=now) as record:
        if await queries.add_claim(actor, inspection, evidence, claim, signature, now):
            await _record(record, inspection, evidence, claim, signature)
            return True
    if await queries.is_claimed_so(actor, inspection, evidence, claim):
        return False
    await _flag(actor, evidence, claim, now)
    raise Refused("evidence-announced-otherwise")


async def _judge(actor: Actor, claim: Claim) -> Signature:
    key = await public_key(actor) if claim.device_signature else None
    return judge(key, claim.device_signature, claim.sha256)


async def _record(record: Record, inspection: UUID, evidence: UUID, claim: Claim, signature: Signature) -> None:
    facts = {
        "inspection": str(inspection),
        "purpose": claim.purpose,
        "item": claim.item,
        "sha256": claim.sha256.hex(),
        "size": claim.size,
        "signature": signature,
    }
    await record("evidence.announced", subject=str(evidence), facts=facts)


async def _flag(actor: Actor, evidence: UUID, claim: Claim, now: datetime) -> None:
    """The same person names another file under an id of theirs: a person should look at it."""
    own = await queries.find_own_claim(actor, evidence)
    if own is None or own["sha256"] == claim.sha256:
        return
    async with change(by=str(actor.person), at=now) as record:
        reason = "announced-otherwise"
        if await queries.add_conflict(uuid7(), actor, evidence, reason, claim.sha256, claim.size, kept=False, now=now):
            facts = {"reason": reason, "sha256": claim.sha256.hex()}
            await record("evidence.conflict", subject=str(evidence), facts=facts)
