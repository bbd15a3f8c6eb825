"""Leaving a team: a conflict of interest, or illness."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import only
from inspections import access
from inspections.visiting import withdrawal_queries, withdrawing
from inspections.visiting.withdrawing import KnownReason, Notice, Reason
from ledger.database import Row
from organisation.actors import DESK, Actor
from organisation.refusing import not_found
from scheduler import substitution_queries


class NewWithdrawal(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`id` is made on the phone, `claimedAt` is its clock. Of a conflict the note need not tell the details."""

    id: UUID
    reason: Reason
    note: Annotated[str, Meta(max_length=500)] = ""
    claimed_at: Annotated[datetime, Meta(tz=True)] | None = None


class Withdrawal(msgspec.Struct, frozen=True, rename="camel"):
    """`late`: it came after the leader's hand-in. It is kept; team, sheets and score stay as they were. "unavailable"
    is what the clock found before the opening: role, office or leave do not let them go any more."""

    id: UUID
    inspection: UUID
    person: UUID
    name: str
    reason: KnownReason
    note: str
    claimed_at: datetime | None
    withdrawn_at: datetime
    late: bool


class Substitution(msgspec.Struct, frozen=True, rename="camel"):
    """`substitute` is null where nobody could step in for `withdrawn`, who withdrew or was absent."""

    withdrawn: UUID
    substitute: UUID | None
    made_at: datetime


@post(
    "/v1/inspections/{inspection:uuid}/withdrawals",
    operation_id="withdraw",
    summary="Leave the team; the same again is harmless",
    tags=["inspections"],
    **only("inspector"),
)
async def withdraw(
    inspection: FromPath[UUID],
    data: JSONBody[NewWithdrawal],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Withdrawal]:
    """From a drawn visit that is not opened a substitute takes their place, if one may go. The others go on, under
    the next as leader; when nobody is left the visit counts as undone, without a second
    draw. A conflict is also declared for that unit. Whoever withdrew no longer sees an unopened inspection. What a
    phone brings after the leader's hand-in is kept and marked `late`; the visit stays as it was."""
    notice = Notice(data.id, data.reason, data.note, data.claimed_at)
    created = await withdrawing.withdraw(actor, inspection, notice, now)
    kept = await withdrawal_queries.find(data.id)
    if kept is None:
        raise not_found()
    return Response(_withdrawal(kept), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/withdrawals",
    operation_id="listWithdrawals",
    summary="Who left the team, and why",
    tags=["inspections"],
    **only(*DESK),
)
async def list_withdrawals(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Withdrawal]:
    """For those who send people out or watch over them, once they may see the inspection."""
    found = await access.see(actor, inspection, now)
    access.require_sender(actor, found)
    return [_withdrawal(row) for row in await withdrawal_queries.listed(inspection)]


@get(
    "/v1/inspections/{inspection:uuid}/substitutions",
    operation_id="listSubstitutions",
    summary="Who stepped in for whom",
    tags=["inspections"],
    **only(*DESK),
)
async def list_substitutions(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Substitution]:
    """For those who send people out or watch over them, once they may see the inspection."""
    found = await access.see(actor, inspection, now)
    access.require_sender(actor, found)
    return [Substitution(**row) for row in await substitution_queries.listed(inspection)]


def _withdrawal(row: Row) -> Withdrawal:
    return Withdrawal(**row)


HANDLERS = [withdraw, list_withdrawals, list_substitutions]
