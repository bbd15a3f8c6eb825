"""What somebody watches over as reviewer or overseer."""

from uuid import UUID

from inspections.access import OVERSIGHT
from inspections.queries import sight
from organisation.actors import Actor

OVERSEEN = "inspection.path && $4::uuid[]"


def oversight(actor: Actor) -> tuple[UUID, list[UUID], list[UUID], list[UUID]]:
    """The first four parameters of every statement that uses `OVERSEEN` beside `seen`."""
    return (*sight(actor), actor.scopes(*OVERSIGHT))
