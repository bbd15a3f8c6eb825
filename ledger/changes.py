"""The only way to write: what changes and what the ledger says of it stand or fall in one transaction."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import rfc8785

from ledger import queries
from ledger.database import DB
from ledger.identifiers import uuid7
from ledger.rules import leaf_hash


class Record:
    """Writes entries of the change under way: `await record("unit.added", subject=str(unit), facts={...})`.

    Facts are JSON without floats and without personal data: ids and hashes, which stay true after an erasure.
    """

    def __init__(self, by: str, at: datetime) -> None:
        self.by = by
        self.at = at

    async def __call__(self, action: str, *, subject: str, facts: Mapping[str, object] | None = None) -> None:
        entry = uuid7()
        content = rfc8785.dumps(
            {
                "action": action,
                "at": self.at.astimezone(UTC).isoformat(),
                "by": self.by,
                "facts": facts or {},  # type: ignore[dict-item]
                "id": str(entry),
                "subject": subject,
            }
        )
        await queries.add_entry(entry, self.at, content, leaf_hash(content))


@asynccontextmanager
async def change(*, by: str, at: datetime) -> AsyncIterator[Record]:
    """One transaction; `by` is a person's id, "clock" or "operator"."""
    async with DB.transaction(allow_nested=False):
        yield Record(by, at)
