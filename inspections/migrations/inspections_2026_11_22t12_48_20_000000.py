from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:48:20:000000"
VERSION = "1.38.0"
DESCRIPTION = "Minutes stay as they came"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE TRIGGER minutes_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON minutes "
            "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER minutes_only_grows ON minutes")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
