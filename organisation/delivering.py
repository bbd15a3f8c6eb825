"""The clock's duty "notify": sends what is due, each channel on its own, and writes down what became of it.

A row is claimed first and sent outside any transaction. If its sender dies, it is due again when the claim ends, under
the same id: a mailbox knows the Message-ID, a program the webhook-id. What is settled is never sent again.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from ledger.changes import change
from ledger.database import Row
from organisation import delivery_queries as queries
from organisation.delivery_rules import Failed, TargetGone, next_attempt
from organisation.subscription_queries import end_subscription
from organisation.webhook_queries import end_webhook

log = logging.getLogger("sidak.notices")

CLAIMED_FOR = timedelta(minutes=2)
"""Longer than any attempt takes."""
BATCH = 50
AT_ONCE = 10


class Channel(Protocol):
    async def send(self, delivery: Mapping[str, Any], now: datetime) -> None:
        """Raises Failed."""


class Post:
    """`channels` by the name that deliveries carry."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels

    async def deliver(self, now: datetime) -> None:
        """What one channel cannot do does not hold up the others."""
        await asyncio.gather(*(self._deliver(name, channel, now) for name, channel in self._channels.items()))

    async def _deliver(self, name: str, channel: Channel, now: datetime) -> None:
        async with change(by="clock", at=now):
            claimed = await queries.claim(name, now, now + CLAIMED_FOR, BATCH)
        places = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(_attempt(channel, delivery, places, now) for delivery in claimed))


async def _attempt(channel: Channel, delivery: Row, places: asyncio.Semaphore, now: datetime) -> None:
    try:
        async with places:
            if delivery["gone"]:
                raise Failed("nobody there any more", for_good=True)
            await channel.send(delivery, now)
    except Failed as failed:
        await _fail(delivery, failed, now)
    except Exception as error:
        await _fail(delivery, Failed(type(error).__name__), now)
    else:
        await _settle(delivery, "delivered", None, now)


async def _fail(delivery: Row, failed: Failed, now: datetime) -> None:
    due_at = None if failed.for_good else next_attempt(delivery["attempts"], now, delivery["ends_at"])
    if due_at is None:
        log.warning("delivery %s by %s given up: %s", delivery["id"], delivery["channel"], failed.problem)
        await _settle(delivery, "given_up", failed, now)
        return
    async with change(by="clock", at=now):
        await queries.postpone(delivery["id"], due_at, failed.problem)


async def _settle(delivery: Row, state: str, failed: Failed | None, now: datetime) -> None:
    """What the ledger keeps: that it was told, by which channel and when."""
    async with change(by="clock", at=now) as record:
        if not await queries.settle(delivery["id"], state, failed.problem if failed else None, now):
            return
        facts = {"channel": delivery["channel"], "name": delivery["name"], "subject": str(delivery["subject"])}
        await record(f"delivery.{state.replace('_', '-')}", subject=str(delivery["id"]), facts=facts)
        if isinstance(failed, TargetGone) and delivery["subscription"]:
            await end_subscription(delivery["subscription"], now)
        if (
            isinstance(failed, TargetGone)
            and delivery["webhook"]
            and await end_webhook(delivery["webhook"], "clock", now)
        ):
            await record("webhook.ended", subject=str(delivery["webhook"]))
