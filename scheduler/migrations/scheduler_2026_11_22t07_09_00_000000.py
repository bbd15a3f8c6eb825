from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T07:09:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What an overseer verified and who was on duty at a revealed draw are never changed"

TABLES = ("draw_staffing", "draw_verification")


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="scheduler", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX draw_verification_of_day ON draw_verification (draw_day)")
        for table in TABLES:
            await Raw.raw(
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
                "EXECUTE FUNCTION scheduler_only_forward()"
            )

    async def run_backwards():
        for table in TABLES:
            await Raw.raw(f"DROP TRIGGER {table}_stays ON {table}")
        await Raw.raw("DROP INDEX draw_verification_of_day")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
