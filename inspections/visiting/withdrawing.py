"""A member of the team stands back for a conflict of interest, or fell ill; or they may not go any more.

The others go on, also when only one is left: a local witness may be the second person on site (domain.md, section 7),
and substitutes are drawn by the scheduler. When nobody is left the visit counts as undone; nothing is drawn again.
What a phone without a network brings after the leader's hand-in is kept, but the team and what was scored stay.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from inspections import access, queries
from inspections.evidence.holding import held
from inspections.hearing import telling
from inspections.visiting import ending, sheet_queries
from inspections.visiting import withdrawal_queries as withdrawals
from ledger.changes import Record, change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor
from organisation.recusing import stand_back
from organisation.refusing import Refused

Reason = Literal["conflict", "illness"]
KnownReason = Literal["conflict", "illness", "unavailable"]
CALLED_OFF: dict[str, ending.CallingOff] = {"released": "cancel", "opened": "abort"}


class Notice(msgspec.Struct, frozen=True):
    """`id` is made on the phone."""

    id: UUID
    reason: Reason
    note: str
    claimed_at: datetime | None


async def withdraw(actor: Actor, inspection: UUID, notice: Notice, now: datetime) -> bool:
    """False when just this was received before. From now on the member sees nothing of an unopened visit."""
    known = await withdrawals.find(notice.id)
    if known is not None:
        return _replayed(known, actor, inspection, notice)
    access.may_do(actor, "withdraw", await access.see(actor, inspection, now))
    async with change(by=str(actor.person), at=now) as record:
        current = await held(inspection, "withdraw")
        late = current["state"] not in CALLED_OFF
        values = [notice.id, inspection, actor.person, notice.reason, notice.note, notice.claimed_at, now, late]
        if not await withdrawals.add(values):
            raise Refused("changed-meanwhile")
        await _record(record, inspection, notice.id, notice.reason, late=late)
        if notice.reason == "conflict":
            await stand_back(record, actor, current["unit"], shown_at=current["ends_at"])
        if not late:
            await _go_on(record, current)
    return True


async def stand_down(inspection: UUID, person: UUID, now: datetime) -> None:
    """They may not go any more, and nobody has opened yet. Done twice it is done once."""
    async with change(by="clock", at=now) as record:
        current = await sheet_queries.lock(inspection)
        if current is None or current["state"] != "released":
            return
        withdrawal = uuid7()
        if not await withdrawals.add([withdrawal, inspection, person, "unavailable", "", None, now, False]):
            return
        await _record(record, inspection, withdrawal, "unavailable", late=False)
        await telling.stood_down(record, inspection, person)
        await _go_on(record, current)


async def _record(record: Record, inspection: UUID, withdrawal: UUID, reason: KnownReason, *, late: bool) -> None:
    facts = {"withdrawal": str(withdrawal), "reason": reason, "late": late}
    await record("inspection.withdrawn", subject=str(inspection), facts=facts)


def _replayed(known: Row, actor: Actor, inspection: UUID, notice: Notice) -> bool:
    given = (inspection, actor.person, notice.reason, notice.note)
    if (known["inspection"], known["person"], known["reason"], known["note"]) != given:
        raise Refused("withdrawal-differs")
    return False


async def _go_on(record: Record, inspection: Row) -> None:
    """Whoever comes next in the team leads it."""
    remaining = await queries.team(inspection["id"])
    if not remaining and inspection["state"] == "released" and inspection["draw_day"] is not None:
        # The scheduler first looks for a substitute.
        return
    if not remaining:
        action = CALLED_OFF[inspection["state"]]
        await ending.break_off(record, inspection["id"], action, ending.TEAM_WITHDREW, None)
    elif not remaining[0]["leader"]:
        await queries.set_leader(inspection["id"], remaining[0]["id"])
        facts = {"leader": str(remaining[0]["id"])}
        await record("inspection.leader-changed", subject=str(inspection["id"]), facts=facts)
        await telling.leads_now(record, inspection["id"], remaining[0]["id"])
