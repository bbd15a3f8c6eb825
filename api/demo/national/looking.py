"""What people looked up of others within the last two years, as `organisation.data_accesses` writes it down."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import msgspec

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from organisation.data_access_rules import KEPT_FOR, QUIET, AccessKind


class Look(NamedTuple):
    """By somebody of the desk. `people`, or of what shows nobody by id, where."""

    at: datetime
    reader: UUID
    kind: AccessKind
    people: Sequence[UUID] = ()
    unit: UUID | None = None
    inspection: UUID | None = None


def look_up(look: Look, now: datetime, rows: Rows, book: Book, chance: Chance) -> None:
    """What is older is forgotten, and left out with its entry."""
    if look.at < now - KEPT_FOR:
        return
    identifier, people = chance.id(look.at), list(look.people)
    access = (identifier, look.at, look.reader, look.kind, people, max(1, len(people)), look.unit, look.inspection)
    digest = sha256(msgspec.json.encode([*access, None])).hexdigest()
    rows.add("data_access", *access, None, look.at + QUIET)
    facts = {"kind": look.kind, "people": len(people), "sha256": digest}
    book(look.at, look.reader, "personal-data.read", identifier, facts)
