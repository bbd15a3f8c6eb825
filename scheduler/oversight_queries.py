"""What overseers watch of draws: whether they were revealed and hold, and whether beacons were promised in time."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from ledger.database import Row, planned_rows, row, rows
from organisation.actors import DESK, Actor
from scheduler.draw_queries import DAY


async def draws(actor: Actor, before: tuple[date, str] | None, most: int) -> list[Row]:
    """Those of the reader's strata, the newest day first; a day appears as in `draw_queries.committed_days`.

    Of `bundle` only whether it is there: that of a country is long.
    """
    day, stratum = before or (None, None)
    return await rows(
        f"""
        SELECT draw.id, draw.draw_id, draw.stratum, draw.day, draw.state, draw.reason, draw.commitment,
            draw.manifest_hash, draw.prev, draw.beacon_type, draw.given, draw.demonstration, draw.freeze_at,
            draw.draw_at, draw.ends_at, draw.reveal_at, draw.public_at, substr(draw.bundle, 1, 0) AS bundle,
            programme.name AS programme_name, unit.name AS unit_name, unit.zone
        FROM ({DAY}) AS draw
        JOIN programme ON programme.id = draw.programme JOIN unit ON unit.id = programme.unit
        WHERE draw.state <> 'planned' AND unit.path && $1::uuid[]
        AND ($2::date IS NULL OR draw.day < $2 OR (draw.day = $2 AND draw.stratum > $3))
        ORDER BY draw.day DESC, draw.stratum LIMIT $4
        """,
        actor.scopes(*DESK),
        day,
        stratum,
        most,
    )


async def verifications(days: Sequence[UUID]) -> list[Row]:
    """The first one first."""
    return await rows(
        """
        SELECT draw_verification.id, draw_day, manifest_hash, fault, compared, verified_by, verified_at, person.name
        FROM draw_verification JOIN person ON person.id = verified_by
        WHERE draw_day = ANY($1) ORDER BY verified_at, draw_verification.id
        """,
        list(days),
    )


async def revealed(actor: Actor, stratum: str, day: date, now: datetime) -> Row | None:
    """A draw whose bundle its overseer may have, and who was on duty; null for draws of a time before that was kept."""
    return await row(
        """
        SELECT draw_day.id, draw_day.draw_id, document FROM draw_day
        JOIN programme ON programme.id = draw_day.programme JOIN unit ON unit.id = programme.unit
        LEFT JOIN draw_staffing ON draw_staffing.draw_day = draw_day.id
        WHERE draw_day.stratum = $1 AND day = $2 AND bundle IS NOT NULL AND reveal_at <= $3 AND unit.path && $4::uuid[]
        """,
        stratum,
        day,
        now,
        actor.scopes("overseer"),
    )


async def keep_staffing(day: UUID, document: bytes) -> None:
    await rows(
        "INSERT INTO draw_staffing (id, draw_day, document) VALUES (gen_random_uuid(), $1, $2)",
        day,
        document,
    )


async def add_verification(values: Sequence[object]) -> bool:
    """`values`: id, draw_day, manifest_hash, fault, compared, verified_by, verified_at. False when the id is known."""
    added = await rows(
        """
        INSERT INTO draw_verification (id, draw_day, manifest_hash, fault, compared, verified_by, verified_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id
        """,
        *values,
    )
    return bool(added)


async def verification(identifier: UUID) -> Row | None:
    return await row("SELECT * FROM draw_verification WHERE id = $1", identifier)


async def promised_beacons(actor: Actor, now: datetime) -> list[Row]:
    """By stratum whose coming days have the overseer's beacon: until when it is committed to, and what is missing.

    `freeze_at` of the first missing day is null until that day has its hours.
    """
    return await planned_rows(
        """
        SELECT programme.stratum, programme.name, unit.name AS unit_name, unit.zone,
            max(waiting.day) FILTER (WHERE waiting.promised) AS last_promised,
            min(waiting.day) FILTER (WHERE NOT waiting.promised) AS first_missing,
            count(*) FILTER (WHERE NOT waiting.promised) AS missing,
            min(waiting.freeze_at) FILTER (WHERE NOT waiting.promised) AS freeze_at
        FROM programme JOIN unit ON unit.id = programme.unit
        CROSS JOIN LATERAL (
            SELECT each.day, draw_day.freeze_at,
                EXISTS (SELECT 1 FROM beacon_commitment WHERE beacon_commitment.draw_id = each.draw_id) AS promised
            FROM (
                SELECT draw_id, right(draw_id, 10)::date AS day FROM seed_commitment
                WHERE seed_commitment.programme = programme.id
                AND right(draw_id, 10) >= to_char($2::timestamptz AT TIME ZONE unit.zone, 'YYYY-MM-DD')
            ) AS each
            LEFT JOIN draw_day ON draw_day.draw_id = each.draw_id
            WHERE coalesce(draw_day.state, 'planned') = 'planned'
            AND coalesce(draw_day.freeze_at > $2, each.day > ($2::timestamptz AT TIME ZONE unit.zone)::date)
            AND 'overseer' = (
                SELECT plan->'beacon'->>'type' FROM plan_version
                WHERE plan_version.programme = programme.id AND approved_at IS NOT NULL
                AND each.day BETWEEN valid_from AND valid_to ORDER BY number DESC LIMIT 1
            )
        ) AS waiting
        WHERE unit.path && $1::uuid[]
        GROUP BY programme.id, unit.id ORDER BY programme.stratum
        """,
        actor.scopes("overseer"),
        now,
    )
