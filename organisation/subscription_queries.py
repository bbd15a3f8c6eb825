"""Browsers that let themselves be woken."""

from datetime import datetime
from uuid import UUID

from ledger.database import row, rows
from organisation.actors import Actor


async def add_subscription(actor: Actor, endpoint: str, p256dh: bytes, auth: bytes, now: datetime) -> UUID | None:
    """For the device the actor is signed in on. None when it is known; of two at once the first counts."""
    same = await row(
        """
        SELECT id FROM push_subscription
        WHERE device = $1 AND endpoint = $2 AND p256dh = $3 AND auth = $4 AND ended_at IS NULL
        """,
        actor.device,
        endpoint,
        p256dh,
        auth,
    )
    if same is not None:
        return None
    # A browser has one owner: whoever signed in on it before is not woken there any more.
    await rows(
        "UPDATE push_subscription SET ended_at = $3 WHERE (device = $1 OR endpoint = $2) AND ended_at IS NULL",
        actor.device,
        endpoint,
        now,
    )
    added = await row(
        """
        INSERT INTO push_subscription (id, device, endpoint, p256dh, auth, created_at)
        VALUES (gen_random_uuid(), $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id
        """,
        actor.device,
        endpoint,
        p256dh,
        auth,
        now,
    )
    return added["id"] if added else None


async def end_subscriptions(actor: Actor, now: datetime) -> bool:
    """Of the device the actor is signed in on."""
    ended = await rows(
        "UPDATE push_subscription SET ended_at = $2 WHERE device = $1 AND ended_at IS NULL RETURNING id",
        actor.device,
        now,
    )
    return bool(ended)


async def end_subscription(subscription: UUID, now: datetime) -> None:
    await rows("UPDATE push_subscription SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", subscription, now)


async def is_subscribed(actor: Actor) -> bool:
    found = await row("SELECT 1 AS one FROM push_subscription WHERE device = $1 AND ended_at IS NULL", actor.device)
    return found is not None
