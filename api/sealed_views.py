"""Two people open the original of a blurred photo together."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import signed_in
from inspections import access
from inspections.evidence import photo_care_queries
from ledger.database import Row
from media import sealed_view_queries, sealed_viewing
from media.rules import Reason
from media.sealed_viewing import ASKED_FOR, OPEN_FOR
from organisation.actors import Actor
from organisation.refusing import not_found

MOST = 200


class NewSealedView(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    reason: Reason


class SealedView(msgspec.Struct, frozen=True, rename="camel"):
    """Waits until `expiresAt` for somebody else's agreement; then both may see the original until `openUntil`."""

    id: UUID
    evidence: UUID
    inspection: UUID
    unit_name: str
    reason: str
    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    expires_at: datetime
    agreed_by: UUID | None
    agreed_by_name: str | None
    agreed_at: datetime | None
    open_until: datetime | None


class SealedViewAsked(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    expires_at: datetime


class SealedViewAgreed(msgspec.Struct, frozen=True, rename="camel"):
    id: UUID
    open_until: datetime


@post(
    "/v1/evidence/{evidence:uuid}/sealed-views",
    operation_id="askForSealedView",
    summary="Ask to see the original of a blurred photo; it needs a second person",
    tags=["evidence"],
    **signed_in(),
)
async def ask(
    evidence: FromPath[UUID],
    data: JSONBody[NewSealedView],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> SealedViewAsked:
    """By the team's leader, reviewers and overseers."""
    found = await _readable(actor, evidence)
    view = await sealed_viewing.ask(actor, found, data.reason, now)
    return SealedViewAsked(view, now + ASKED_FOR)


@get(
    "/v1/sealed-views",
    operation_id="listSealedViews",
    summary="Requests to see a sealed original that wait, and those open to me now",
    tags=["evidence"],
    **signed_in(),
)
async def listed(actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> list[SealedView]:
    found = await photo_care_queries.sealed_views(actor, now - ASKED_FOR, now - OPEN_FOR, MOST)
    return [_sealed_view(row) for row in found]


@post(
    "/v1/sealed-views/{view:uuid}/agreement",
    operation_id="agreeToSealedView",
    summary="Agree as the second person: both may see the original for a quarter of an hour",
    tags=["evidence"],
    status_code=200,
    **signed_in(),
)
async def agree(
    view: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> SealedViewAgreed:
    """By anybody who reads originals there but whoever asked; each then asks for a link of their own."""
    asked = await sealed_view_queries.find(view)
    if asked is None:
        raise not_found()
    await sealed_viewing.agree(actor, asked, await _readable(actor, asked["evidence"]), now)
    return SealedViewAgreed(view, now + OPEN_FOR)


async def _readable(actor: Actor, evidence: UUID) -> Row:
    found, inspection = await access.see_photo(actor, evidence)
    access.require_original_reader(actor, inspection)
    return found


def _sealed_view(row: Row) -> SealedView:
    agreed_at = row["agreed_at"]
    return SealedView(
        **row,
        expires_at=row["asked_at"] + ASKED_FOR,
        open_until=agreed_at + OPEN_FOR if agreed_at else None,
    )


HANDLERS = [ask, listed, agree]
