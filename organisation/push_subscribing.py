"""A browser asks to be woken, or no longer."""

from datetime import datetime

import msgspec

from ledger.changes import change
from organisation import subscription_queries as queries
from organisation.actors import Actor
from organisation.device_key_rules import check_point
from organisation.outgoing_rules import NotAllowed, target_of
from organisation.refusing import Refused


class Subscription(msgspec.Struct, frozen=True):
    """What the browser made: where its push service takes messages, and the keys that they are sealed for."""

    endpoint: str
    p256dh: bytes
    auth: bytes


async def subscribe(actor: Actor, subscription: Subscription, now: datetime) -> bool:
    """False when just this is known."""
    try:
        target_of(subscription.endpoint)
    except NotAllowed:
        raise Refused("push-endpoint") from None
    point = check_point(subscription.p256dh)
    async with change(by=str(actor.person), at=now) as record:
        added = await queries.add_subscription(actor, subscription.endpoint, point, subscription.auth, now)
        if added is not None:
            await record("device.push-subscribed", subject=str(actor.device))
    return added is not None


async def unsubscribe(actor: Actor, now: datetime) -> None:
    async with change(by=str(actor.person), at=now) as record:
        if await queries.end_subscriptions(actor, now):
            await record("device.push-unsubscribed", subject=str(actor.device))
