from hashlib import sha256

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T07:45:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was signed stays too; each tile has one place; the tiles of entries placed before"

TABLES = ("ledger_tile", "ledger_verifier_key", "ledger_signed_checkpoint", "ledger_checkpoint_timestamp")
WIDTH = 256


class Raw(Table):
    pass


def root_of(row):
    while len(row) > 1:
        row = [sha256(b"\x01" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=True)]
    return row[0]


async def add_tiles():
    """Level by level, each 256 hashes of the level below; half a tile waits for its other entries."""
    level = 0
    while await add_level(level):
        level += 1


async def add_level(level):
    number = 0
    while len(row := await hashes(level, number * WIDTH)) == WIDTH:
        await Raw.raw(
            "INSERT INTO ledger_tile (level, number, root) VALUES ({}, {}, {})", level + 1, number, root_of(row)
        )
        number += 1
    return number


async def hashes(level, first):
    if level == 0:
        found = await Raw.raw(
            "SELECT leaf_hash AS hash FROM ledger_position WHERE position >= {} AND position < {} ORDER BY position",
            first,
            first + WIDTH,
        )
    else:
        found = await Raw.raw(
            "SELECT root AS hash FROM ledger_tile WHERE level = {} AND number >= {} AND number < {} ORDER BY number",
            level,
            first,
            first + WIDTH,
        )
    return [each["hash"] for each in found]


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="ledger", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE UNIQUE INDEX ledger_tile_place ON ledger_tile (level, number)")
        await add_tiles()
        for table in TABLES:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows()"
            )

    async def run_backwards():
        for table in TABLES:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")
        await Raw.raw("DROP INDEX ledger_tile_place")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
