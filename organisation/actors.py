"""Who acts: the person behind a request, and in which part of the unit tree they may do what."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from organisation.texts import Language

Role = Literal["inspector", "unit_head", "planner", "reviewer", "overseer", "administrator"]
DESK: tuple[Role, ...] = ("planner", "reviewer", "overseer")
"""Who plans inspections, concludes them, and watches both."""


class Grant(msgspec.Struct, frozen=True):
    """A role in a unit and everything below it."""

    role: Role
    unit: UUID


class Actor(msgspec.Struct, frozen=True):
    """`grants` are those in force now, acting deputies' included. `held_until` is set while the device is new."""

    person: UUID
    device: UUID
    language: Language
    grants: tuple[Grant, ...]
    held_until: datetime | None = None

    def scopes(self, *roles: Role) -> list[UUID]:
        return [grant.unit for grant in self.grants if grant.role in roles]

    def has(self, *roles: Role) -> bool:
        return any(grant.role in roles for grant in self.grants)

    def holds(self, role: Role, path: Collection[UUID]) -> bool:
        """`path` is the unit's ids from the root down to itself."""
        return any(grant.role == role and grant.unit in path for grant in self.grants)
