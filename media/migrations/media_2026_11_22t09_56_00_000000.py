from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T09:56:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Originals that are here were read back when they came; damaged ones are found fast"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "INSERT INTO fixity (evidence, checked_at, result) SELECT id, arrived_at, 'holds' FROM evidence "
            "WHERE state = 'arrived' AND id NOT IN (SELECT evidence FROM fixity)"
        )
        await Raw.raw("CREATE INDEX fixity_damaged ON fixity (evidence) WHERE result <> 'holds'")

    async def run_backwards():
        await Raw.raw("DROP INDEX fixity_damaged")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
