"""Webhooks: proposed by an administrator, let go out by a second person, ended by either."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation import webhook_queries as queries
from organisation.actors import Actor, Role
from organisation.delivery_queries import add_test
from organisation.four_eyes import require_another
from organisation.notice_catalogue import for_webhooks
from organisation.outgoing_rules import NotAllowed, target_of
from organisation.refusing import Refused, not_found
from organisation.rules import check_in_scope, holds_any
from organisation.throttling import Bucket, admit_person
from organisation.unit_queries import path_in_force

SIGNERS: tuple[Role, ...] = ("administrator", "reviewer")
TESTS = Bucket("webhook tests", capacity=10, seconds=360)
"""Of one person: ten at once, then ten an hour."""
TRIED_FOR = timedelta(hours=1)


class NewWebhook(msgspec.Struct, frozen=True):
    url: str
    unit: UUID
    events: Sequence[str]


async def propose(actor: Actor, new: NewWebhook, now: datetime) -> UUID:
    path = await path_in_force(new.unit, now)
    if path is None:
        raise Refused("unit-unknown")
    check_in_scope(actor, path, "administrator")
    _check(new)
    identifier = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add_webhook(identifier, new.url, new.unit, sorted(set(new.events)), actor.person, now)
        facts = {"unit": str(new.unit), "events": sorted(set(new.events))}
        await record("webhook.proposed", subject=str(identifier), facts=facts)
    return identifier


def _check(new: NewWebhook) -> None:
    unknown = set(new.events) - for_webhooks()
    if unknown:
        raise Refused("webhook-event", name=min(unknown), known=", ".join(sorted(for_webhooks())))
    try:
        target_of(new.url)
    except NotAllowed:
        raise Refused("webhook-url") from None


async def approve(actor: Actor, webhook: UUID, now: datetime) -> None:
    found = await _find(actor, webhook)
    await require_another(actor.person, [found["proposed_by"]], now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.approve_webhook(webhook, actor.person, now):
            raise Refused("webhook-settled")
        await record("webhook.approved", subject=str(webhook))


async def end(actor: Actor, webhook: UUID, now: datetime) -> None:
    """One is enough to make it silent, at once."""
    await _find(actor, webhook)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.end_webhook(webhook, str(actor.person), now):
            raise Refused("webhook-settled")
        await record("webhook.ended", subject=str(webhook))


async def try_out(actor: Actor, webhook: UUID, now: datetime) -> None:
    """A message of its own, on the way that all others go; tried for an hour."""
    found = await _find(actor, webhook)
    if found["approved_at"] is None or found["ended_at"] is not None:
        raise Refused("webhook-silent")
    await admit_person(TESTS, actor.person, "too-many-tests", now)
    async with change(by=str(actor.person), at=now) as record:
        delivery = await add_test(webhook, now, now + TRIED_FOR)
        await record("webhook.tested", subject=str(webhook), facts={"delivery": str(delivery)})


async def _find(actor: Actor, webhook: UUID) -> Row:
    found = await queries.find_webhook(actor, webhook)
    if found is None:
        raise not_found()
    if not holds_any(actor, found["path"], *SIGNERS):
        raise Refused("not-allowed")
    return found
