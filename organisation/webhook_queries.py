"""Webhooks, as far as the reader's scope over their units goes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor, Role

READERS: tuple[Role, ...] = ("administrator", "reviewer", "overseer")

COLUMNS = """
    webhook.id, url, webhook.unit, events, proposed_by, proposed_at, approved_by, approved_at, ended_by, ended_at,
    unit.path,
    (SELECT count(*) FROM delivery WHERE webhook = webhook.id AND state = 'given_up') AS given_up,
    (SELECT count(*) FROM delivery WHERE webhook = webhook.id AND state = 'waiting') AS waiting,
    (SELECT max(settled_at) FROM delivery WHERE webhook = webhook.id AND state = 'delivered') AS delivered_at
"""
VISIBLE = "FROM webhook JOIN unit ON unit.id = webhook.unit WHERE unit.path && $1::uuid[]"


async def add_webhook(webhook: UUID, url: str, unit: UUID, events: Sequence[str], by: UUID, now: datetime) -> None:
    await rows(
        "INSERT INTO webhook (id, url, unit, events, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6)",
        webhook,
        url,
        unit,
        list(events),
        by,
        now,
    )


async def find_webhook(actor: Actor, webhook: UUID) -> Row | None:
    return await row(f"SELECT {COLUMNS} {VISIBLE} AND webhook.id = $2", actor.scopes(*READERS), webhook)


async def list_webhooks(actor: Actor, after: UUID | None, limit: int) -> list[Row]:
    """The newest proposal first."""
    return await rows(
        f"""
        SELECT {COLUMNS} {VISIBLE} AND ($2::uuid IS NULL OR webhook.id < $2) ORDER BY webhook.id DESC LIMIT $3
        """,
        actor.scopes(*READERS),
        after,
        limit,
    )


async def approve_webhook(webhook: UUID, by: UUID, now: datetime) -> bool:
    """False when somebody settled it before."""
    approved = await rows(
        """
        UPDATE webhook SET approved_by = $2, approved_at = $3
        WHERE id = $1 AND approved_at IS NULL AND ended_at IS NULL RETURNING id
        """,
        webhook,
        by,
        now,
    )
    return bool(approved)


async def end_webhook(webhook: UUID, by: str, now: datetime) -> bool:
    """False when it was ended before."""
    ended = await rows(
        "UPDATE webhook SET ended_by = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id",
        webhook,
        by,
        now,
    )
    return bool(ended)
