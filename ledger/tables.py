from piccolo.columns import UUID, BigInt, Bytea, ForeignKey, OnDelete, Timestamptz
from piccolo.table import Table

from ledger.identifiers import UUID7


class Entry(Table, tablename="ledger_entry"):
    """One change, as the exact bytes that were hashed. Never updated, never deleted (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    recorded_at = Timestamptz(default=None)
    content = Bytea(default=None)
    leaf_hash = Bytea(default=None)


class Pending(Table, tablename="ledger_pending"):
    """Entries that the leader has not placed yet: a queue, so that no commit waits for a lock all share."""

    entry = UUID(primary_key=True, default=None)


class Position(Table, tablename="ledger_position"):
    """Where an entry stands in the tree; its leaf hash stands here again, so that a forged entry is named."""

    position = BigInt(primary_key=True, default=None)
    entry = ForeignKey(Entry, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    leaf_hash = Bytea(default=None)


class Checkpoint(Table, tablename="ledger_checkpoint"):
    """The tree's root at a size; `peaks` are the roots of its complete subtrees, from which it grows."""

    size = BigInt(primary_key=True, default=None)
    root = Bytea(default=None)
    peaks = Bytea(default=None)
    made_at = Timestamptz(default=None)
