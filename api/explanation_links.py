"""One-time links for named officials, made by the unit's head or a reviewer; see `api.guest_explanations`."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from inspections import access
from inspections.evidence import link_queries
from inspections.findings import finding_queries
from inspections.hearing import explanation_links
from inspections.hearing.explanation_links import Post
from ledger.database import Row
from organisation import data_accesses
from organisation.actors import Actor
from organisation.refusing import not_found

UNSTORED = {"Cache-Control": "no-store"}


class NewLink(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`post` is the official's post, never their name."""

    post: Post


class MadeLink(msgspec.Struct, frozen=True, rename="camel"):
    """`token` is shown this once. The QR code holds the page's address with `#/explain/` and the token after it."""

    id: UUID
    token: str
    expires_at: datetime


class ShownLink(msgspec.Struct, frozen=True, rename="camel"):
    """`open`: not used, not withdrawn, and the unit's time still runs."""

    id: UUID
    post: str
    made_by_name: str
    made_at: datetime
    revoked_at: datetime | None
    used_at: datetime | None
    open: bool


@post(
    "/v1/findings/{finding:uuid}/explanation-links",
    operation_id="makeExplanationLink",
    summary="Make a one-time link by which a named official explains this finding",
    tags=["hearing"],
    **only("unit_head", "reviewer"),
)
async def make(
    finding: FromPath[UUID],
    data: JSONBody[NewLink],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[MadeLink]:
    """It holds until the unit's time to explain is over."""
    inspection = await _hears(actor, finding, now)
    made = await explanation_links.make(actor, inspection["id"], finding, data.post, now)
    shown = MadeLink(made.id, made.token, inspection["explanation_due"])
    return Response(shown, status_code=201, headers=UNSTORED)


@get(
    "/v1/findings/{finding:uuid}/explanation-links",
    operation_id="listExplanationLinks",
    summary="The links of a finding, for those who may make them",
    tags=["hearing"],
    **only("unit_head", "reviewer"),
)
async def listed(
    finding: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[ShownLink]:
    """That it was read is written down."""
    inspection = await _hears(actor, finding, now)
    fields = ShownLink.__struct_fields__
    found = await link_queries.links_of(finding, now)
    if found:
        place = {"unit": inspection["unit"], "inspection": inspection["id"]}
        await data_accesses.note(actor, "explanation_links", [], now, **place)
    return [ShownLink(**{name: row[name] for name in fields}) for row in found]


@delete(
    "/v1/explanation-links/{link:uuid}",
    operation_id="revokeExplanationLink",
    summary="Withdraw a link that is still open",
    tags=["hearing"],
    **only("unit_head", "reviewer"),
)
async def revoke(link: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> None:
    found = await link_queries.find_seen(actor, link)
    if found is None:
        raise not_found()
    access.require_hearer(actor, await access.see(actor, found["inspection"], now))
    await explanation_links.revoke(actor, link, now)


async def _hears(actor: Actor, finding: UUID, now: datetime) -> Row:
    found = await finding_queries.find_finding(actor, finding)
    if found is None:
        raise not_found()
    inspection = await access.see(actor, found["inspection"], now)
    access.may_do(actor, "invite", inspection)
    return inspection


HANDLERS = [make, listed, revoke]
