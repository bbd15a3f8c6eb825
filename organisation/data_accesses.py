"""Every reading of personal data by somebody else is written down, before the answer leaves.

The row says who, when, what kind and whose; its entry in the ledger has the row's hash, so that nobody alters it
unseen.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from ledger.changes import change, entry
from ledger.identifiers import uuid7
from organisation import data_access_record_queries as queries
from organisation.actors import Actor
from organisation.data_access_rules import KEPT_FOR, AccessKind, shown_from

FORGOTTEN_AT_ONCE = 5000


async def note(
    actor: Actor,
    kind: AccessKind,
    people: Iterable[UUID],
    now: datetime,
    *,
    unit: UUID | None = None,
    inspection: UUID | None = None,
    reason: str | None = None,
) -> None:
    """Nothing is written where somebody read only of themselves, or where a row of the last minutes tells the same.
    Of what shows nobody by id, `unit` tells where."""
    others = [person for person in dict.fromkeys(people) if person != actor.person]
    if not others and unit is None:
        return
    identifier = uuid7()
    access = [identifier, now, actor.person, kind, others, max(1, len(others)), unit, inspection, reason]
    digest = sha256(msgspec.json.encode(access)).hexdigest()
    facts = {"kind": kind, "people": len(others), "sha256": digest}
    written = entry(str(actor.person), now, "personal-data.read", str(identifier), facts)
    await queries.add([*access, shown_from(actor, now)], written)


async def forget(now: datetime) -> int:
    """What is older than two years; the ledger keeps the hashes, and that rows went."""
    before = now - KEPT_FOR
    if not await queries.has_before(before):
        return 0
    async with change(by="clock", at=now) as record:
        gone = await queries.forget_before(before, FORGOTTEN_AT_ONCE)
        facts = {"before": before.isoformat(), "rows": gone}
        await record("personal-data.reads-forgotten", subject="data_access", facts=facts)
    return gone
