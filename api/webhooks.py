"""Webhooks, and the deliveries that fail."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_instant_cursor
from api.parts import Parts
from ledger.database import Row
from organisation import webhooks
from organisation.actors import Actor
from organisation.delivery_queries import list_failing
from organisation.notice_key import written
from organisation.refusing import not_found
from organisation.webhook_queries import READERS, find_webhook, list_webhooks

Url = Annotated[str, Meta(max_length=2000, pattern=r"^https?://[!-~]+$(?!\n)")]
Event = Annotated[str, Meta(max_length=60)]


class Webhook(msgspec.Struct, frozen=True, rename="camel"):
    """Told of `events` in `unit` and below it, from its approval until `endedAt`. `endedBy` is a person, or `clock`
    when the address answered that it is gone. `givenUp` counts the messages that could not be delivered, `waiting`
    those under way; one was delivered last at `deliveredAt`."""

    id: UUID
    url: str
    unit: UUID
    events: list[str]
    proposed_by: UUID
    proposed_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None
    ended_by: str | None
    ended_at: datetime | None
    given_up: int
    waiting: int
    delivered_at: datetime | None


class ProposedWebhook(msgspec.Struct, frozen=True):
    """`secret` signs the messages; it is shown here only."""

    webhook: Webhook
    secret: str


class NewWebhook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: Url
    unit: UUID
    events: Annotated[list[Event], Meta(min_length=1, max_length=20)]


class FailingDelivery(msgspec.Struct, frozen=True, rename="camel"):
    """A message that could not be delivered yet, or was given up. `problem` says what happened last."""

    id: UUID
    channel: Literal["email", "push", "webhook"]
    person: UUID | None
    webhook: UUID | None
    name: str
    state: Literal["waiting", "given_up"]
    attempts: int
    created_at: datetime
    due_at: datetime
    problem: str | None


@get("/v1/webhooks", operation_id="listWebhooks", summary="Webhooks in my scope", tags=["notices"], **only(*READERS))
async def list_visible(
    actor: NamedDependency[Actor], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[Webhook]:
    found = await list_webhooks(actor, after_id(cursor), limit + 1)
    return page_of(found, limit, _webhook, "id")


@post(
    "/v1/webhooks",
    operation_id="proposeWebhook",
    summary="Propose that a program outside is told of events",
    tags=["notices"],
    **only("administrator"),
)
async def propose(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    data: JSONBody[NewWebhook],
) -> ProposedWebhook:
    identifier = await webhooks.propose(actor, webhooks.NewWebhook(data.url, data.unit, data.events), now)
    secret = written(parts.notice_key.webhook_secret(identifier))
    return ProposedWebhook(await _find(actor, identifier), secret)


@post(
    "/v1/webhooks/{webhook:uuid}/approval",
    operation_id="approveWebhook",
    summary="Sign a proposed webhook second",
    tags=["notices"],
    status_code=200,
    **only(*webhooks.SIGNERS),
)
async def approve(actor: NamedDependency[Actor], now: NamedDependency[datetime], webhook: FromPath[UUID]) -> Webhook:
    await webhooks.approve(actor, webhook, now)
    return await _find(actor, webhook)


@post(
    "/v1/webhooks/{webhook:uuid}/ending",
    operation_id="endWebhook",
    summary="End a webhook, or withdraw its proposal",
    tags=["notices"],
    status_code=200,
    **only(*webhooks.SIGNERS),
)
async def end(actor: NamedDependency[Actor], now: NamedDependency[datetime], webhook: FromPath[UUID]) -> Webhook:
    await webhooks.end(actor, webhook, now)
    return await _find(actor, webhook)


@post(
    "/v1/webhooks/{webhook:uuid}/tests",
    operation_id="testWebhook",
    summary="Send a webhook a test message",
    tags=["notices"],
    **only(*webhooks.SIGNERS),
)
async def test(actor: NamedDependency[Actor], now: NamedDependency[datetime], webhook: FromPath[UUID]) -> Webhook:
    """`webhook.test`, signed like all others, within seconds; `deliveredAt` or the failing deliveries tell the rest."""
    await webhooks.try_out(actor, webhook, now)
    return await _find(actor, webhook)


@get(
    "/v1/failing-deliveries",
    operation_id="listFailingDeliveries",
    summary="E-mail, pushes and webhooks in my scope that could not be delivered, newest first",
    tags=["notices"],
    **only("administrator"),
)
async def list_undelivered(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[FailingDelivery]:
    found = await list_failing(actor, now, read_instant_cursor(cursor), limit + 1)
    return page_of(found, limit, lambda row: FailingDelivery(**row), "created_at", "id")


async def _find(actor: Actor, webhook: UUID) -> Webhook:
    found = await find_webhook(actor, webhook)
    if found is None:
        raise not_found()
    return _webhook(found)


def _webhook(row: Row) -> Webhook:
    return Webhook(**{field: row[field] for field in Webhook.__struct_fields__})


HANDLERS = [list_visible, propose, approve, end, test, list_undelivered]
