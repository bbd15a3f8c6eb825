"""Whose names stand in a photo's story."""

from collections.abc import Iterable
from uuid import UUID

from ledger.database import rows


async def names(people: Iterable[UUID]) -> dict[UUID, str]:
    found = await rows("SELECT id, name FROM person WHERE id = ANY($1::uuid[])", list(people))
    return {person["id"]: person["name"] for person in found}
