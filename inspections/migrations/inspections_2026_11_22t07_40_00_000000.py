from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T07:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "The visits of a draw are found quickly, which each freeze asks for"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX inspection_draw_day ON inspection (draw_day) WHERE draw_day IS NOT NULL")

    async def run_backwards():
        await Raw.raw("DROP INDEX inspection_draw_day")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
