from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T21:41:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What administrators may see of the access log is found among what they may not"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX data_access_to_all ON data_access (id DESC) WHERE inspection IS NULL")

    async def run_backwards():
        await Raw.raw("DROP INDEX data_access_to_all")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)

    return manager
