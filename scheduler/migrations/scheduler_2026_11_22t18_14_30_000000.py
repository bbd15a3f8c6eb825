from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T18:14:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "The newest draws of all strata are found without sorting all that ever were"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="scheduler", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX draw_day_newest ON draw_day (day DESC, stratum)")

    async def run_backwards():
        await Raw.raw("DROP INDEX draw_day_newest")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)

    return manager
