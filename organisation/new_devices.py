"""Whoever signs in with the right password need not be its owner: for a day a new device shows nothing that nobody
opened yet (scheduling.md, section 6). The owner's own phone is known by its mark (`organisation.known_devices`), and a
slip vouches for a new one (`organisation.enrolling`)."""

from datetime import datetime, timedelta
from uuid import UUID

from organisation import device_queries as queries

HELD = timedelta(hours=24)


async def held_until(person: UUID, known: str, now: datetime) -> datetime | None:
    """What was held back stays so by signing in again on it. The first device of an account takes nothing over."""
    device = UUID(hex=known) if known else None
    before = await queries.find_signed_in_before(person, device)
    if before is None:
        return None
    if before["id"] != device or before["lost"]:
        return now + HELD
    until: datetime | None = before["held_until"]
    return until
