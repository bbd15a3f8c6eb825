from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Who withdrew has withdrawn"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE TRIGGER withdrawal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON withdrawal "
            "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER withdrawal_only_grows ON withdrawal")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
