"""Where and of what a person wants to hear."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from organisation.actors import Actor


async def find_preference(actor: Actor) -> Row | None:
    return await row("SELECT * FROM notice_preference WHERE person = $1", actor.person)


async def lock_preference(actor: Actor, now: datetime) -> Row:
    """The row, made if there was none, held until the transaction ends."""
    await rows(
        """
        INSERT INTO notice_preference (person, tries, muted_email, muted_push, changed_at)
        VALUES ($1, 0, '{}', '{}', $2) ON CONFLICT (person) DO NOTHING
        """,
        actor.person,
        now,
    )
    found = await row("SELECT * FROM notice_preference WHERE person = $1 FOR UPDATE", actor.person)
    assert found is not None
    return found


async def set_muted(person: UUID, email: Sequence[str], push: Sequence[str], now: datetime) -> None:
    await rows(
        "UPDATE notice_preference SET muted_email = $2, muted_push = $3, changed_at = $4 WHERE person = $1",
        person,
        list(email),
        list(push),
        now,
    )


async def set_email(
    person: UUID, email: str | None, code_hash: bytes | None, code_ends_at: datetime | None, now: datetime
) -> None:
    """Not confirmed yet."""
    await rows(
        """
        UPDATE notice_preference SET email = $2, confirmed_at = NULL, code_hash = $3, code_ends_at = $4, tries = 0,
            changed_at = $5
        WHERE person = $1
        """,
        person,
        email,
        code_hash,
        code_ends_at,
        now,
    )


async def count_try(person: UUID) -> None:
    await rows("UPDATE notice_preference SET tries = tries + 1 WHERE person = $1", person)


async def confirm(person: UUID, now: datetime) -> None:
    await rows(
        "UPDATE notice_preference SET confirmed_at = $2, code_hash = NULL, changed_at = $2 WHERE person = $1",
        person,
        now,
    )
