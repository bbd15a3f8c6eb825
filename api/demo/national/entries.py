"""Entries of the ledger as `ledger.changes.entry` makes them, of times gone by and quickly."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from ledger.rules import leaf_hash

ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
"""Of ASCII names, texts, integers and lists the same bytes as RFC 8785."""

TICK = timedelta(milliseconds=1)


class Book:
    """Writes in the order of the calls: of one moment each entry's identifier is a millisecond after the last."""

    def __init__(self, chance: Chance, rows: Rows) -> None:
        self._chance = chance
        self._rows = rows
        self._last = datetime.min.replace(tzinfo=UTC)

    def __call__(
        self, at: datetime, by: UUID | str, action: str, subject: UUID | str, facts: Mapping[str, Any] | None = None
    ) -> None:
        self._last = max(at, self._last + TICK) if at <= self._last < at + 1000 * TICK else at
        identifier = self._chance.id(self._last)
        document = {
            "action": action,
            "at": at.isoformat(),
            "by": str(by),
            "facts": facts or {},
            "id": str(identifier),
            "subject": str(subject),
        }
        content = ENCODE(document).encode()
        self._rows.add("ledger_entry", identifier, at, content, leaf_hash(content))
