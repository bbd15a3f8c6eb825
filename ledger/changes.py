"""The only way to write: what changes and what the ledger says of it stand or fall in one transaction."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import rfc8785

from ledger import queries
from ledger.database import DB
from ledger.identifiers import uuid7
from ledger.pool import NotReplicated
from ledger.rules import leaf_hash

Entry = tuple[UUID, datetime, bytes, bytes]


class Record:
    """Writes entries of the change under way: `await record("unit.added", subject=str(unit), facts={...})`.

    Facts are JSON without floats and without personal data: ids and hashes, which stay true after an erasure.
    """

    def __init__(self, by: str, at: datetime) -> None:
        self.by = by
        self.at = at

    async def __call__(self, action: str, *, subject: str, facts: Mapping[str, object] | None = None) -> None:
        await queries.add_entry(entry(self.by, self.at, action, subject, facts or {}))


def entry(by: str, at: datetime, action: str, subject: str, facts: Mapping[str, object]) -> Entry:
    """The values of one entry, for `queries.entry_beside`: id, time, the exact bytes (RFC 8785), their leaf hash.

    Raises NotReplicated while nothing can be changed.
    """
    if DB.replica_away:
        raise NotReplicated
    identifier = uuid7()
    content = rfc8785.dumps(
        {
            "action": action,
            "at": at.astimezone(UTC).isoformat(),
            "by": by,
            "facts": facts,  # type: ignore[dict-item]
            "id": str(identifier),
            "subject": subject,
        }
    )
    return identifier, at, content, leaf_hash(content)


@asynccontextmanager
async def change(*, by: str, at: datetime) -> AsyncIterator[Record]:
    """One transaction; `by` is a person's id, "clock" or "operator". Raises NotReplicated as `entry` does."""
    if DB.replica_away:
        raise NotReplicated
    async with DB.transaction(allow_nested=False):
        yield Record(by, at)
