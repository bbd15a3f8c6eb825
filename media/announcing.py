"""A phone says which photo will come, before its bytes do: from then on it is expected."""

from datetime import datetime
from uuid import UUID

from ledger.changes import Record, change
from ledger.identifiers import uuid7
from media import queries
from media.erasure_queries import lock_bytes
from media.rules import MOST_KEPT_ASIDE, MOST_PER_INSPECTION, Claim, check_claim
from organisation.actors import Actor
from organisation.device_key_rules import Signature, judge
from organisation.device_queries import public_key
from organisation.refusing import Refused


async def announce(
    actor: Actor, inspection: UUID, evidence: UUID, claim: Claim, now: datetime, by: str | None = None
) -> bool:
    """True when it is new, False when just this was announced before. Anything else under its id is refused. `by` acts,
    in the ledger, where it is not the actor."""
    check_claim(claim, now)
    if await queries.is_claimed_so(actor, inspection, evidence, claim):
        return False
    if await queries.count_claims(inspection, by_unit=claim.purpose == "explanation") >= MOST_PER_INSPECTION:
        raise Refused("evidence-too-many", most=MOST_PER_INSPECTION)
    signature = await _judge(actor, claim)
    async with change(by=by or str(actor.person), at=now) as record:
        await lock_bytes(claim.sha256)
        if await queries.add_claim(actor, inspection, evidence, claim, signature, now):
            await _record(record, inspection, evidence, claim, signature)
            return True
    if await queries.is_claimed_so(actor, inspection, evidence, claim):
        return False
    await _flag(actor, evidence, claim, now, by or str(actor.person))
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


async def _flag(actor: Actor, evidence: UUID, claim: Claim, now: datetime, by: str) -> None:
    """The same person names another file under an id of theirs: a person should look at it, but at no flood of it."""
    own = await queries.find_own_claim(actor, evidence)
    if own is None or own["sha256"] == claim.sha256:
        return
    if await queries.count_conflicts(evidence, kept=False) >= MOST_KEPT_ASIDE:
        return
    async with change(by=by, at=now) as record:
        reason = "announced-otherwise"
        if await queries.add_conflict(
            uuid7(), actor.person, evidence, reason, claim.sha256, claim.size, kept=False, now=now
        ):
            facts = {"reason": reason, "sha256": claim.sha256.hex()}
            await record("evidence.conflict", subject=str(evidence), facts=facts)
