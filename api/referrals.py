"""Findings passed to a unit because their cause lies with it: its head sees the facts, not the file, and answers."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from checklists.items import Severity
from checklists.legal import Citation
from inspections.evidence import link_queries
from inspections.findings import cause_queries, routing
from inspections.findings.finding_facts import Cause as Where
from inspections.findings.routing import RoutedAnswer
from inspections.sources import read_sources
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found
from organisation.texts import Text


class ReferredCause(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Why it was passed on, until when it is answered, and the answer (`takesIt` is null before)."""

    id: UUID
    cause: Where
    owner_name: str | None
    reason: str
    decided_by_name: str | None
    decided_at: datetime | None
    answer_due: datetime | None
    takes_it: bool | None
    answer: str | None
    done_by: date | None
    answered_by_name: str | None
    answered_at: datetime | None


class Referral(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What was found where, and why it was passed on. No photos and no names of those who were there: whoever must know
    more asks the reviewer who decided it. Times are told in `zone`."""

    id: UUID
    unit_name: str
    zone: str
    opened_at: datetime
    question: Text
    legal_basis: list[Citation]
    severity: Severity
    note: str
    extent: int | None
    cause: ReferredCause


@get(
    "/v1/referrals",
    operation_id="listReferrals",
    summary="Findings elsewhere whose cause was passed to my unit, the newest first",
    tags=["hearing"],
    **only("unit_head"),
)
async def listed(
    actor: NamedDependency[Actor],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[Referral]:
    found = await cause_queries.passed_on(actor, read_instant_cursor(cursor), limit + 1)
    made = {each["id"]: await _referral(each) for each in found}
    return page_of(found, limit, lambda row: made[row["id"]], "decided_at", "id")


@post(
    "/v1/referrals/{referral:uuid}/answer",
    operation_id="answerReferral",
    summary="Say what will be done about a cause that was passed to my unit, or why it is not ours",
    tags=["hearing"],
    status_code=200,
    **only("unit_head"),
)
async def answer(
    referral: FromPath[UUID],
    data: JSONBody[RoutedAnswer],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Referral:
    """Once."""
    found = await _find(actor, referral)
    inspection = await link_queries.read_inspection(found["inspection"])
    if inspection is None:
        raise not_found()
    await routing.answer(actor, inspection, found, data, now)
    return await _referral(await _find(actor, referral))


async def _find(actor: Actor, referral: UUID) -> Row:
    found = await cause_queries.find_passed_on(actor, referral)
    if found is None:
        raise not_found()
    return found


async def _referral(row: Row) -> Referral:
    sources = await read_sources(row)
    fields = ("id", "unit_name", "zone", "opened_at", "severity", "extent")
    return Referral(
        **{name: row[name] for name in fields},
        question=sources.question(row["item"]),
        legal_basis=sources.legal_basis(row["item"]),
        note=row["note"] or "",
        cause=ReferredCause(**{name: row[name] for name in ReferredCause.__struct_fields__}),
    )


HANDLERS = [listed, answer]
