"""Draw days: claimed before they move on; nothing here ever writes what was drawn before the reveal."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor
from scheduler.due_draw_queries import BEACON_GIVEN, BEACON_TYPE, PLANNED
from scheduler.tables import DrawDay

Reason = Literal["closed", "late", "beacon", "used"]

# `given`: the value that the manifest's beacon names is there.
DAY = f"""
    SELECT draw_day.*, programme.demonstration, seed_commitment.key, seed_commitment.commitment,
        {BEACON_TYPE} AS beacon_type, {BEACON_GIVEN} AS given
    FROM {PLANNED} JOIN programme ON programme.id = draw_day.programme
    JOIN seed_commitment ON seed_commitment.draw_id = draw_day.draw_id
"""


async def add_commitments(programme: UUID, key: str, made: Sequence[tuple[str, bytes]], now: datetime) -> list[str]:
    """The draw ids that had no commitment yet; those that had one keep it for ever."""
    added = await rows(
        """
        INSERT INTO seed_commitment (draw_id, programme, key, commitment, committed_at)
        SELECT draw_id, $1, $2, commitment, $5 FROM unnest($3::text[], $4::bytea[]) AS made (draw_id, commitment)
        ON CONFLICT (draw_id) DO NOTHING RETURNING draw_id
        """,
        programme,
        key,
        [draw_id for draw_id, _ in made],
        [commitment for _, commitment in made],
        now,
    )
    return [commitment["draw_id"] for commitment in added]


async def add_day(new: DrawDay) -> bool:
    """False when the stratum has a draw on that day already."""
    added = await DrawDay.insert(new).on_conflict(action="DO NOTHING").returning(DrawDay.id)
    return bool(added)


async def planned_days(programme: UUID, first: date, last: date) -> list[Row]:
    """Not frozen yet, locked until the transaction ends."""
    return await rows(
        """
        SELECT id, day FROM draw_day WHERE programme = $1 AND state = 'planned' AND day BETWEEN $2 AND $3
        ORDER BY day FOR UPDATE
        """,
        programme,
        first,
        last,
    )


async def drop_planned(days: Sequence[UUID]) -> None:
    """A plan version signed before the freeze replaces what the older one planned; nothing was committed to yet."""
    await rows("DELETE FROM draw_day WHERE id = ANY($1) AND state = 'planned'", list(days))


async def claim(day: UUID, *states: str) -> Row | None:
    """The day, held until the transaction ends; None when another clock has it or it has moved on."""
    return await row(
        f"{DAY} WHERE draw_day.id = $1 AND state = ANY($2) FOR UPDATE OF draw_day SKIP LOCKED", day, states
    )


async def day(identifier: UUID) -> Row:
    """As `claim` gives it, but not held."""
    found = await row(f"{DAY} WHERE draw_day.id = $1", identifier)
    assert found is not None
    return found


async def lock_chain(day: UUID) -> None:
    """As `queries.lock_programme`, and like there before any of its days is locked."""
    await rows(
        "SELECT 1 FROM programme WHERE id = (SELECT programme FROM draw_day WHERE id = $1) FOR NO KEY UPDATE", day
    )


async def last_manifest_hash(stratum: str) -> bytes | None:
    """The end of the stratum's chain: the one manifest no other follows."""
    found = await row(
        """
        SELECT manifest_hash FROM draw_day AS last WHERE stratum = $1 AND manifest_hash IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM draw_day AS next WHERE next.stratum = $1 AND next.prev = last.manifest_hash)
        """,
        stratum,
    )
    return found["manifest_hash"] if found else None


async def set_frozen(day: UUID, prev: bytes, manifest_hash: bytes, sealed: bytes) -> None:
    await rows(
        "UPDATE draw_day SET state = 'frozen', prev = $2, manifest_hash = $3, sealed = $4 WHERE id = $1",
        day,
        prev,
        manifest_hash,
        sealed,
    )


async def set_drawn(day: UUID, beacon: bytes) -> None:
    await rows("UPDATE draw_day SET state = 'drawn', beacon = $2 WHERE id = $1", day, beacon)


async def set_released(day: UUID, slot: str | None, release_at: datetime, arrives_at: datetime) -> None:
    """From now on the row says at which of its slots' hours the day was released."""
    await rows(
        "UPDATE draw_day SET state = 'released', slot = $2, release_at = $3, arrives_at = $4 WHERE id = $1",
        day,
        slot,
        release_at,
        arrives_at,
    )


async def set_revealed(day: UUID, bundle: bytes) -> None:
    """A missed day stays missed."""
    await rows(
        """
        UPDATE draw_day SET bundle = $2, state = CASE state WHEN 'missed' THEN state ELSE 'revealed' END WHERE id = $1
        """,
        day,
        bundle,
    )


async def set_missed(day: UUID, reason: Reason) -> None:
    await rows("UPDATE draw_day SET state = 'missed', reason = $2 WHERE id = $1", day, reason)


async def committed_days(stratum: str, before: date | None, most: int) -> list[Row]:
    """Newest first, for anybody: a day appears once its manifest is committed to, or once it was missed."""
    return await rows(
        f"""{DAY} WHERE draw_day.stratum = $1 AND state <> 'planned' AND ($2::date IS NULL OR day < $2)
        ORDER BY day DESC LIMIT $3""",
        stratum,
        before,
        most,
    )


async def published_bundle(actor: Actor | None, stratum: str, day: date, now: datetime) -> Row | None:
    """Overseers see it from the reveal on, anybody after the public delay."""
    return await row(
        """
        SELECT bundle, public_at FROM draw_day JOIN programme ON programme.id = draw_day.programme
        JOIN unit ON unit.id = programme.unit
        WHERE draw_day.stratum = $1 AND day = $2 AND bundle IS NOT NULL
        AND (public_at <= $3 OR (reveal_at <= $3 AND unit.path && $4::uuid[]))
        """,
        stratum,
        day,
        now,
        actor.scopes("overseer") if actor else [],
    )
