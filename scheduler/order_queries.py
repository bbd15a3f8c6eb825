"""Orders: who sees and signs them, and which are due."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor
from scheduler.tables import Order

_ORDER = """
    SELECT inspection_order.*, unit.path AS path, programme.demonstration, plan_version.plan
    FROM inspection_order JOIN programme ON programme.id = inspection_order.programme
    JOIN plan_version ON plan_version.id = inspection_order.plan_version
    JOIN unit ON unit.id = programme.unit
"""


def _scopes(actor: Actor) -> list[UUID]:
    return actor.scopes(*DESK)


async def visible_orders(actor: Actor, before: UUID | None, most: int) -> list[Row]:
    """Newest first."""
    return await rows(
        f"""{_ORDER} WHERE unit.path && $1::uuid[] AND ($2::uuid IS NULL OR inspection_order.id < $2)
        ORDER BY inspection_order.id DESC LIMIT $3""",
        _scopes(actor),
        before,
        most,
    )


async def visible_order(actor: Actor, order: UUID) -> Row | None:
    return await row(f"{_ORDER} WHERE unit.path && $1::uuid[] AND inspection_order.id = $2", _scopes(actor), order)


async def add_order(new: Order) -> None:
    await Order.insert(new)


async def approve_order(order: UUID, by: UUID, now: datetime) -> bool:
    """False when somebody was faster or its release minute has come."""
    approved = await rows(
        """
        UPDATE inspection_order SET state = 'approved', approved_by = $2, approved_at = $3
        WHERE id = $1 AND state = 'proposed' AND release_at > $3 RETURNING id
        """,
        order,
        by,
        now,
    )
    return bool(approved)


async def lock_people(people: Sequence[UUID]) -> None:
    """One order at a time that names any of them, until the transaction ends."""
    await rows("SELECT 1 FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE", list(people))


async def approved_orders(first: datetime, last: datetime) -> list[Row]:
    """Those not released yet that take up any of this time, of all programmes."""
    return await rows(
        """
        SELECT inspection_order.id, inspection_order.key, sealed
        FROM inspection_order JOIN programme ON programme.id = inspection_order.programme
        WHERE state = 'approved' AND release_at < $2 AND ends_at > $1 AND NOT demonstration
        """,
        first,
        last,
    )


async def out_on_orders(people: Sequence[UUID], after: datetime) -> bool:
    """Whether any of them is, until after that time, on a visit that an order led to and that is not over."""
    found = await row(
        """
        SELECT 1 FROM team_member JOIN inspection ON inspection.id = team_member.inspection
        WHERE person = ANY($1) AND draw_day IS NULL AND NOT demonstration
            AND state IN ('released', 'opened') AND ends_at > $2
        AND NOT EXISTS (
            SELECT 1 FROM withdrawal
            WHERE withdrawal.inspection = inspection.id AND withdrawal.person = team_member.person
        ) LIMIT 1
        """,
        list(people),
        after,
    )
    return found is not None


async def orders_due(now: datetime) -> list[UUID]:
    """To be released, or, when nobody signed them in time or their end has passed, to be recorded as missed."""
    found = await rows(
        """
        SELECT id FROM inspection_order WHERE state IN ('proposed', 'approved') AND release_at <= $1
        ORDER BY release_at, id
        """,
        now,
    )
    return [order["id"] for order in found]


async def claim_order(order: UUID) -> Row | None:
    return await row(
        f"""{_ORDER} WHERE inspection_order.id = $1 AND state IN ('proposed', 'approved')
        FOR UPDATE OF inspection_order SKIP LOCKED""",
        order,
    )


async def set_order_state(order: UUID, state: str) -> None:
    await rows("UPDATE inspection_order SET state = $2 WHERE id = $1", order, state)


async def unit_of_programme(programme: Row, unit_code: str) -> Row | None:
    """A unit of the kinds the programme inspects, in its part of the tree, that exists today."""
    return await row(
        """
        SELECT id, code, path FROM unit
        WHERE code = $3 AND path @> ARRAY[$1::uuid] AND kind = ANY($2) AND valid_to IS NULL
        """,
        programme["unit"],
        programme["kinds"],
        unit_code,
    )
