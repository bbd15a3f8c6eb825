"""Areas of a photo are blurred for everybody: one person proposes, another confirms. The original stays, sealed."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from media import redaction_queries as queries
from media.redaction_rules import MOST_UNDECIDED, Area, check_areas
from media.rules import require_here
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused


async def propose(actor: Actor, evidence: Row, areas: Sequence[Area], reason: str, now: datetime) -> UUID:
    require_here(evidence)
    check_areas(areas)
    if await queries.count_undecided(evidence["id"]) >= MOST_UNDECIDED:
        raise Refused("redaction-too-many", most=MOST_UNDECIDED)
    redaction = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add(redaction, evidence["id"], areas, reason, actor.person, now)
        facts = {
            "redaction": str(redaction),
            "areas": [list(area) for area in areas],
            "reason": sha256(reason.encode()).hexdigest(),
        }
        await record("evidence.redaction-proposed", subject=str(evidence["id"]), facts=facts)
    return redaction


async def decide(actor: Actor, redaction: Row, evidence: Row, confirmed: bool, now: datetime) -> None:
    """Once it is confirmed nobody gets the unblurred picture, even before the blurred one is made."""
    require_here(evidence)
    await require_another(actor.person, [redaction["proposed_by"]], now)
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_twins(evidence["sha256"])
        if not await queries.decide(redaction["id"], actor.person, confirmed, now):
            raise Refused("redaction-decided")
        action = "evidence.redacted" if confirmed else "evidence.redaction-declined"
        facts = {
            "redaction": str(redaction["id"]),
            "proposed_by": str(redaction["proposed_by"]),
            "sha256": evidence["sha256"].hex(),
        }
        await record(action, subject=str(evidence["id"]), facts=facts)
