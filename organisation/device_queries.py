"""Signed-in devices, and the buckets that slow down guessing."""

from datetime import datetime, timedelta
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor

ALIVE = "revoked_at IS NULL AND expires_at > $2"


async def add_device(
    account: Row,
    device: UUID,
    name: str,
    token: bytes,
    now: datetime,
    expires_at: datetime,
    held_until: datetime | None,
) -> bool:
    """False when the account's password changed since it was read: that change signed out all devices."""
    added = await rows(
        """
        INSERT INTO device (id, person, name, token_hash, signed_in_at, expires_at, held_until)
        SELECT $1, id, $4, $5, $6, $7, $8 FROM person
        WHERE id = $2 AND password_hash = $3 AND (left_at IS NULL OR left_at > $6) FOR SHARE
        RETURNING id
        """,
        device,
        account["id"],
        account["password_hash"],
        name,
        token,
        now,
        expires_at,
        held_until,
    )
    return bool(added)


async def find_signed_in_before(person: UUID, known: UUID | None) -> Row | None:
    """The `known` device of theirs, else any; None for somebody who never signed in. `lost` after it, or a later one,
    was signed out from elsewhere, else `held_until`, where it was new."""
    return await row(
        """
        SELECT id, nullif(held_until, 'infinity') AS held_until, (held_until = 'infinity') IS TRUE AS lost FROM device
        WHERE person = $1 ORDER BY (id = $2) IS TRUE DESC LIMIT 1
        """,
        person,
        known,
    )


async def find_zone(person: UUID) -> str:
    """Of their home: by its clock they read when something happened."""
    found = await row("SELECT zone FROM person JOIN unit home ON home.id = person.home WHERE person.id = $1", person)
    return str(found["zone"]) if found else "UTC"


async def list_devices(actor: Actor, person: UUID, now: datetime, after: UUID | None, limit: int) -> list[Row]:
    """Own ones, or those of people whose home the actor administers; the newest first."""
    return await rows(
        f"""
        SELECT device.id, device.person, device.name, signed_in_at, expires_at, public_key IS NOT NULL AS signs
        FROM device JOIN person ON person.id = device.person JOIN unit home ON home.id = person.home
        WHERE device.person = $1 AND {ALIVE} AND (device.person = $3 OR home.path && $4::uuid[])
            AND ($5::uuid IS NULL OR device.id < $5)
        ORDER BY device.id DESC LIMIT $6
        """,
        person,
        now,
        actor.person,
        actor.scopes("administrator"),
        after,
        limit,
    )


async def find_device(actor: Actor, device: UUID, now: datetime) -> Row | None:
    return await row(
        f"""
        SELECT device.id, device.person FROM device
        JOIN person ON person.id = device.person JOIN unit home ON home.id = person.home
        WHERE device.id = $1 AND {ALIVE} AND (device.person = $3 OR home.path && $4::uuid[])
        """,
        device,
        now,
        actor.person,
        actor.scopes("administrator"),
    )


async def revoke(device: UUID, now: datetime, *, elsewhere: bool) -> bool:
    """One signed out from `elsewhere` may be in a thief's hand: signed in again it is new, by whichever mark. Of those
    that were signed out before, any may have been the same phone."""
    revoked = await rows(
        """
        UPDATE device SET revoked_at = $2, held_until = CASE WHEN $3 THEN 'infinity'::timestamptz ELSE held_until END
        WHERE id = $1 AND revoked_at IS NULL RETURNING person
        """,
        device,
        now,
        elsewhere,
    )
    if revoked and elsewhere:
        await _know_none_again(revoked[0]["person"], now)
    return bool(revoked)


async def _know_none_again(person: UUID, now: datetime) -> None:
    await rows(f"UPDATE device SET held_until = 'infinity' WHERE person = $1 AND NOT ({ALIVE})", person, now)


async def revoke_all(person: UUID, now: datetime, but: UUID | None = None) -> list[UUID]:
    revoked = await rows(
        f"""
        UPDATE device SET revoked_at = $2
        WHERE person = $1 AND {ALIVE} AND ($3::uuid IS NULL OR id <> $3) RETURNING id
        """,
        person,
        now,
        but,
    )
    return [each["id"] for each in revoked]


async def public_key(actor: Actor) -> bytes | None:
    """Of the device the actor is signed in on."""
    found = await row("SELECT public_key FROM device WHERE id = $1", actor.device)
    return found["public_key"] if found else None


async def set_public_key(device: UUID, point: bytes, now: datetime) -> bool:
    """False when the device has one."""
    keyed = await rows(
        "UPDATE device SET public_key = $2, keyed_at = $3 WHERE id = $1 AND public_key IS NULL RETURNING id",
        device,
        point,
        now,
    )
    return bool(keyed)


async def take_token(key: bytes, capacity: int, seconds: int, now: datetime) -> tuple[float, int]:
    """One token every `seconds`, `capacity` at the most. What is left, and how often it was refused since the last
    token: 0 when one was taken. A refused attempt costs nothing, so that the bucket fills however hard one knocks. A
    clock that was wrong and was set back by more than machines differ stops no bucket from filling."""
    filled = "least($2::real, bucket.tokens + greatest(0, extract(epoch FROM $4 - bucket.filled_at))::real / $3::real)"
    found = await row(
        f"""
        INSERT INTO throttle AS bucket (key, tokens, filled_at, refusals) VALUES ($1, $2::real - 1, $4::timestamptz, 0)
        ON CONFLICT (key) DO UPDATE SET
            tokens = CASE WHEN {filled} >= 1 THEN {filled} - 1 ELSE {filled} END,
            refusals = CASE WHEN {filled} >= 1 THEN 0 ELSE least(bucket.refusals + 1, 1000000) END,
            filled_at = CASE WHEN bucket.filled_at > $4 + interval '1 minute' THEN $4
                             ELSE greatest(bucket.filled_at, $4) END
        RETURNING tokens, refusals
        """,
        key,
        float(capacity),
        float(seconds),
        now,
    )
    return (found["tokens"], found["refusals"]) if found else (0.0, 1)


async def forget_full_buckets(now: datetime, after: timedelta) -> None:
    await rows("DELETE FROM throttle WHERE filled_at < $1", now - after)
