from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T18:49:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "What people were called stays as it was written"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX former_name_person ON former_name (person)")
        await Raw.raw(
            "CREATE TRIGGER former_name_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON former_name "
            "FOR EACH STATEMENT EXECUTE FUNCTION organisation_record_only_grows()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER former_name_stays ON former_name")
        await Raw.raw("DROP INDEX former_name_person")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
