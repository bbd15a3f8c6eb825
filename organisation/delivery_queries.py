"""Deliveries: a queue for each channel, whose rows are claimed for a while and then settled."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from ledger.database import Row, rows
from ledger.identifiers import uuid7
from organisation.actors import Actor
from organisation.notice_catalogue import CONFIRMATION

ALIVE = "revoked_at IS NULL AND expires_at > $2"
TEST = "webhook.test"
"""A message by which an administrator tries a webhook; it is no notice."""
MOST_BROWSERS = 8
"""Of one person: a thousand slow ones would keep the others waiting at the minute of a release."""
DUTIES = ["inspection.released", "inspection.called-off", "inspection.leader-changed", "inspection.stood-down"]
NOBODYS_SECRET = timedelta(days=1)
"""So long nobody but the team knows that it was sent for."""


async def add_for_people(notices: Sequence[UUID], now: datetime, ends_at: datetime) -> None:
    """To each recipient's confirmed address and to the newest of their browsers that want to be woken; on a new
    device not to their duties."""
    if not notices:
        return
    await rows(
        f"""
        INSERT INTO delivery
            (id, key, channel, person, address, subscription, name, subject, facts, state, attempts,
             created_at, due_at, ends_at)
        SELECT gen_random_uuid(), channel || ' ' || notice.id || ' ' || target, channel, recipient, address,
               subscription, name, subject, facts, 'waiting', 0, $2, $2, $3
        FROM notice
        LEFT JOIN notice_preference AS wish ON wish.person = notice.recipient
        CROSS JOIN LATERAL (
            SELECT 'email' AS channel, wish.email AS target, wish.email AS address, NULL::uuid AS subscription
            WHERE wish.confirmed_at IS NOT NULL AND NOT notice.name = ANY(wish.muted_email)
            UNION ALL
            (
                SELECT 'push', push_subscription.id::text, NULL, push_subscription.id
                FROM push_subscription JOIN device ON device.id = push_subscription.device
                WHERE device.person = notice.recipient AND ended_at IS NULL AND {ALIVE}
                    AND (device.held_until IS NULL OR device.held_until <= $2 OR notice.name <> ALL($4::text[]))
                    AND NOT notice.name = ANY(coalesce(wish.muted_push, '{{}}'))
                ORDER BY push_subscription.created_at DESC, push_subscription.id LIMIT {MOST_BROWSERS}
            )
        ) AS way
        WHERE notice.id = ANY($1::uuid[])
        ON CONFLICT (key) DO NOTHING
        """,
        list(notices),
        now,
        ends_at,
        DUTIES,
    )


async def add_for_webhooks(
    path: Sequence[UUID], key: str, name: str, subject: UUID, facts: str, now: datetime, ends_at: datetime
) -> None:
    await rows(
        """
        INSERT INTO delivery
            (id, key, channel, webhook, name, subject, facts, state, attempts, created_at, due_at, ends_at)
        SELECT gen_random_uuid(), 'webhook ' || id || ' ' || $2, 'webhook', id, $3, $4, $5::jsonb, 'waiting', 0,
               $6, $6, $7
        FROM webhook
        WHERE unit = ANY($1::uuid[]) AND $3 = ANY(events) AND approved_at IS NOT NULL AND ended_at IS NULL
        ON CONFLICT (key) DO NOTHING
        """,
        list(path),
        key,
        name,
        subject,
        facts,
        now,
        ends_at,
    )


async def add_test(webhook: UUID, now: datetime, ends_at: datetime) -> UUID:
    """To one webhook alone, about nothing but itself."""
    identifier = uuid7()
    await rows(
        """
        INSERT INTO delivery
            (id, key, channel, webhook, name, subject, facts, state, attempts, created_at, due_at, ends_at)
        VALUES ($1, $6, 'webhook', $2, $3, $2, '{}', 'waiting', 0, $4, $4, $5)
        """,
        identifier,
        webhook,
        TEST,
        now,
        ends_at,
        f"webhook test {identifier}",
    )
    return identifier


async def add_mail(key: str, person: UUID, address: str, facts: str, now: datetime, ends_at: datetime) -> None:
    """The code that confirms an address: the one message that is no notice."""
    await rows(
        """
        INSERT INTO delivery
            (id, key, channel, person, address, name, subject, facts, state, attempts, created_at, due_at, ends_at)
        VALUES (gen_random_uuid(), $1, 'email', $2, $3, $4, $2, $5::jsonb, 'waiting', 0, $6, $6, $7)
        """,
        key,
        person,
        address,
        CONFIRMATION,
        facts,
        now,
        ends_at,
    )


async def claim(channel: str, now: datetime, until: datetime, most: int) -> list[Row]:
    """What is due, for whoever asks first; until then nobody else sends it. With what its sender needs."""
    return await rows(
        """
        WITH claimed AS (
            UPDATE delivery SET attempts = attempts + 1, due_at = $3
            WHERE id IN (
                SELECT id FROM delivery WHERE channel = $1 AND state = 'waiting' AND due_at <= $2
                ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
            )
            RETURNING *
        )
        SELECT claimed.*, person.language, endpoint, p256dh, auth, webhook.url,
               coalesce(person.left_at <= $2, false) OR coalesce(push_subscription.ended_at <= $2, false)
               OR coalesce(device.revoked_at <= $2 OR device.expires_at <= $2, false)
               OR coalesce(webhook.ended_at <= $2, false) AS gone
        FROM claimed
        LEFT JOIN person ON person.id = claimed.person
        LEFT JOIN push_subscription ON push_subscription.id = claimed.subscription
        LEFT JOIN device ON device.id = push_subscription.device
        LEFT JOIN webhook ON webhook.id = claimed.webhook
        """,
        channel,
        now,
        until,
        most,
    )


async def settle(delivery: UUID, state: str, problem: str | None, at: datetime) -> bool:
    """False when it was settled before. A code that was mailed is not kept."""
    settled = await rows(
        """
        UPDATE delivery SET state = $2, problem = $3, settled_at = $4,
            facts = CASE WHEN name = $5 THEN '{}' ELSE facts END
        WHERE id = $1 AND state = 'waiting' RETURNING id
        """,
        delivery,
        state,
        problem,
        at,
        CONFIRMATION,
    )
    return bool(settled)


async def postpone(delivery: UUID, due_at: datetime, problem: str) -> None:
    await rows(
        "UPDATE delivery SET due_at = $2, problem = $3 WHERE id = $1 AND state = 'waiting'", delivery, due_at, problem
    )


async def list_failing(actor: Actor, now: datetime, after: tuple[datetime, UUID] | None, limit: int) -> list[Row]:
    """What could not be delivered at once or at all, to people and webhooks of the actor's units; newest first.

    That somebody was sent for stays the team's for a day.
    """
    return await rows(
        """
        SELECT delivery.id, channel, delivery.person, webhook, delivery.name, state, attempts, delivery.created_at,
            due_at, problem
        FROM delivery
        LEFT JOIN person ON person.id = delivery.person
        LEFT JOIN webhook ON webhook.id = delivery.webhook
        JOIN unit ON unit.id = coalesce(person.home, webhook.unit)
        WHERE unit.path && $1::uuid[] AND (state = 'given_up' OR (state = 'waiting' AND problem IS NOT NULL))
            AND (delivery.created_at <= $2 OR delivery.name <> ALL($6::text[]))
            AND ($3::timestamptz IS NULL OR (delivery.created_at, delivery.id) < ($3, $4))
        ORDER BY delivery.created_at DESC, delivery.id DESC LIMIT $5
        """,
        actor.scopes("administrator"),
        now - NOBODYS_SECRET,
        *(after or (None, None)),
        limit,
        DUTIES,
    )
