from piccolo.columns import UUID, BigInt, BigSerial, Bytea, ForeignKey, OnDelete, SmallInt, Text, Timestamptz
from piccolo.table import Table

from ledger.identifiers import UUID7


class Entry(Table, tablename="ledger_entry"):
    """One change, as the exact bytes that were hashed. Never updated, never deleted (trigger)."""

    id = UUID(primary_key=True, default=UUID7())
    recorded_at = Timestamptz(default=None)
    content = Bytea(default=None)
    leaf_hash = Bytea(default=None)


class Pending(Table, tablename="ledger_pending"):
    """Entries that the leader has not placed yet: a queue, so that no commit waits for a lock all share.

    `turn` counts as they are written: what somebody saw before they acted stands before their act, whatever the clocks
    of the machines say.
    """

    entry = UUID(primary_key=True, default=None)
    turn = BigSerial(unique=True)


class Position(Table, tablename="ledger_position"):
    """Where an entry stands in the tree; its leaf hash stands here again, so that a forged entry is named."""

    position = BigInt(primary_key=True, default=None)
    entry = ForeignKey(Entry, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    leaf_hash = Bytea(default=None, index=True)


class Checkpoint(Table, tablename="ledger_checkpoint"):
    """The tree's root at a size; `peaks` are the roots of its complete subtrees, from which it grows."""

    size = BigInt(primary_key=True, default=None)
    root = Bytea(default=None)
    peaks = Bytea(default=None)
    made_at = Timestamptz(default=None)


class Tile(Table, tablename="ledger_tile"):
    """The root of the `number`-th complete subtree of 256^level leaves: what a proof is put together from."""

    level = SmallInt(default=None)
    number = BigInt(default=None)
    root = Bytea(default=None)


class VerifierKey(Table, tablename="ledger_verifier_key"):
    """The public keys that ever signed, as `name+hash+key`. The first one's name is the ledger's."""

    key = Text(primary_key=True, default=None)
    since = Timestamptz(default=None)


class SignedCheckpoint(Table, tablename="ledger_signed_checkpoint"):
    """A checkpoint that was signed and shown: the note, whole."""

    size = BigInt(primary_key=True, default=None)
    note = Text(default=None)
    signed_at = Timestamptz(default=None)


class CheckpointTimestamp(Table, tablename="ledger_checkpoint_timestamp"):
    """What a time-stamping authority answered for a signed checkpoint (RFC 3161), and the time it names."""

    size = BigInt(primary_key=True, default=None)
    response = Bytea(default=None)
    stamped_at = Timestamptz(default=None)
