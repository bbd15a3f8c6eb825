"""What the ledger said, in its order, and what the tables say."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec

from inspections.steps.replaying import Entry, Replayed
from ledger.database import rows
from ledger.queries import placed_entries, unplaced_entries

BATCH = 5_000


async def said() -> AsyncIterator[Entry]:
    """Every entry as it was placed, then those that wait for their place."""
    first = 0
    while placed := await placed_entries(first, BATCH):
        for each in placed:
            yield msgspec.json.decode(each["content"], type=Entry)
        first = placed[-1]["position"] + 1
    for each in await unplaced_entries():
        yield msgspec.json.decode(each["content"], type=Entry)


async def stored() -> Replayed:
    visits: list[Any] = await rows("SELECT id, state, explanation_due FROM inspection")
    remedies = await rows("SELECT id, state FROM remedy")
    return Replayed(
        states={str(each["id"]): each["state"] for each in visits},
        due={str(each["id"]): each["explanation_due"] for each in visits if each["explanation_due"]},
        remedies={str(each["id"]): each["state"] for each in remedies},
    )
