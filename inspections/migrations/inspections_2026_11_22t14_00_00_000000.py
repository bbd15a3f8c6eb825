from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T14:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Interviews and interactions stay as they came"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for table in ("interview", "interaction"):
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )

    async def run_backwards():
        for table in ("interview", "interaction"):
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
