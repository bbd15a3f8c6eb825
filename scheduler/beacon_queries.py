"""What people and machines give for the beacons of draws; nothing here is ever changed."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import DESK, Actor

# One row for each day that a plan covers, whether its draw has its hours yet or not.
_DAY = """
    SELECT seed_commitment.draw_id, programme.id AS programme, programme.stratum, unit.path, unit.zone,
        right(seed_commitment.draw_id, 10)::date AS day, draw_day.id, coalesce(draw_day.state, 'planned') AS state,
        draw_day.reason, draw_day.freeze_at, draw_day.draw_at, draw_day.ends_at,
        CASE WHEN draw_day.state IN ('planned', 'frozen') THEN draw_day.release_at END AS release_at,
        draw_day.sealed IS NOT NULL AS frozen, draw_day.manifest_hash,
        version.plan -> 'beacon' ->> 'type' AS type, version.plan -> 'beacon' ->> 'source' AS source,
        beacon_commitment.commitment, beacon_value.value,
        (SELECT count(DISTINCT read_by) FROM beacon_reading
            WHERE beacon_reading.draw_id = seed_commitment.draw_id) AS readers
    FROM seed_commitment
    JOIN programme ON programme.id = seed_commitment.programme
    JOIN unit ON unit.id = programme.unit
    LEFT JOIN draw_day ON draw_day.draw_id = seed_commitment.draw_id
    JOIN LATERAL (
        SELECT plan FROM plan_version
        WHERE plan_version.id = draw_day.plan_version OR (
            draw_day.id IS NULL AND plan_version.programme = programme.id AND approved_at IS NOT NULL
            AND right(seed_commitment.draw_id, 10)::date BETWEEN valid_from AND valid_to
        )
        ORDER BY number DESC LIMIT 1
    ) AS version ON true
    LEFT JOIN beacon_commitment ON beacon_commitment.draw_id = seed_commitment.draw_id
    LEFT JOIN beacon_value ON beacon_value.draw_id = seed_commitment.draw_id
    WHERE unit.path && $1::uuid[] AND programme.stratum = $2
"""


async def visible_day(actor: Actor, stratum: str, day: date) -> Row | None:
    return await row(
        f"{_DAY} AND seed_commitment.draw_id = $2 || '/' || $3::text", actor.scopes(*DESK), stratum, day.isoformat()
    )


async def visible_days(actor: Actor, stratum: str, first: date, last: date) -> list[Row]:
    return await rows(
        f"{_DAY} AND right(seed_commitment.draw_id, 10)::date BETWEEN $3 AND $4 ORDER BY day",
        actor.scopes(*DESK),
        stratum,
        first,
        last,
    )


async def commitment_of(draw_id: str) -> bytes | None:
    found = await row("SELECT commitment FROM beacon_commitment WHERE draw_id = $1", draw_id)
    return found["commitment"] if found else None


async def add_commitment(draw_id: str, commitment: bytes, by: UUID, now: datetime) -> bool:
    """False when the day has one already."""
    added = await rows(
        """
        INSERT INTO beacon_commitment (draw_id, commitment, given_by, given_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (draw_id) DO NOTHING RETURNING draw_id
        """,
        draw_id,
        commitment,
        by,
        now,
    )
    return bool(added)


async def add_reading(identifier: UUID, draw_id: str, text: str, by: UUID, now: datetime) -> bool:
    """False when this person said so before."""
    added = await rows(
        """
        INSERT INTO beacon_reading (id, draw_id, text, read_by, read_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (draw_id, read_by, text) DO NOTHING RETURNING id
        """,
        identifier,
        draw_id,
        text,
        by,
        now,
    )
    return bool(added)


async def readers_of(draw_id: str, text: str) -> list[UUID]:
    found = await rows(
        "SELECT read_by FROM beacon_reading WHERE draw_id = $1 AND text = $2 ORDER BY read_at, id", draw_id, text
    )
    return [each["read_by"] for each in found]


async def value_of(draw_id: str) -> Row | None:
    return await row("SELECT value, proof FROM beacon_value WHERE draw_id = $1", draw_id)


async def add_value(draw_id: str, values: Sequence[object]) -> bool:
    """`values`: value, proof, given_by, given_at, witnessed_by, witnessed_at. False when the day has one already."""
    added = await rows(
        """
        INSERT INTO beacon_value (draw_id, value, proof, given_by, given_at, witnessed_by, witnessed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (draw_id) DO NOTHING RETURNING draw_id
        """,
        draw_id,
        *values,
    )
    return bool(added)


async def due_from_drand(now: datetime) -> list[Row]:
    """Frozen days, missed ones too, whose round is out and not here yet."""
    return await rows(
        """
        SELECT draw_day.id, draw_day.draw_id, draw_day.draw_at FROM draw_day
        JOIN plan_version ON plan_version.id = draw_day.plan_version
        WHERE (state = 'frozen' OR (state = 'missed' AND sealed IS NOT NULL AND bundle IS NULL)) AND draw_at <= $1
        AND plan -> 'beacon' ->> 'type' = 'drand-quicknet'
        AND NOT EXISTS (SELECT 1 FROM beacon_value WHERE beacon_value.draw_id = draw_day.draw_id)
        ORDER BY draw_at, draw_day.id LIMIT 100
        """,
        now,
    )
