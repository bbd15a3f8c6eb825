"""An inspection held for one act: nobody else acts in it until the change ends."""

from uuid import UUID

from inspections.steps.lifecycle import Action, check
from inspections.visiting import sheet_queries
from ledger.database import Row
from organisation.refusing import not_found


async def held(inspection: UUID, action: Action) -> Row:
    """Its row as it is now; refused when its state has moved on from where the act belongs. Within a change."""
    current = await sheet_queries.lock(inspection)
    if current is None:
        raise not_found()
    check(action, current["state"])
    return current
