from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import BigInt, Bytea, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from ledger.identifiers import UUID7


class Backup(Table, tablename="backups"):
    """A backup that stood whole when it was read back. Its own row is in the next one.

    `ledger_size` entries are in it, and all that arrived before `covers_until`. `bytes` is what was written this time.
    """

    id = UUIDColumn(primary_key=True, default=UUID7())
    started_at = Timestamptz(default=None)
    finished_at = Timestamptz(default=None)
    covers_until = Timestamptz(default=None, index=True)
    ledger_size = BigInt(default=None)
    evidence_files = BigInt(default=None)
    bytes = BigInt(default=None)
    verified_at = Timestamptz(default=None)
    destination_note = Text(default=None)

    backups_in_order = Check("covers_until <= started_at AND started_at <= finished_at AND finished_at <= verified_at")


class Restoration(Table, tablename="restoration"):
    """This database was put back from a backup: phones send again what they still keep. `manifest` is the hash of the
    backup's manifest."""

    id = UUIDColumn(primary_key=True, default=UUID7())
    manifest = Bytea(default=None)
    ledger_size = BigInt(default=None)
    restored_at = Timestamptz(default=None, index=True)
