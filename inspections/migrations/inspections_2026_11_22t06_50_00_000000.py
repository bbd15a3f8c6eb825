from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "The last visit of a unit is found quickly"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE INDEX inspection_last_visit ON inspection (unit, opened_at DESC) WHERE opened_at IS NOT NULL"
        )

    async def run_backwards():
        await Raw.raw("DROP INDEX inspection_last_visit")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
