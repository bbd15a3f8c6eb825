from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:40:40:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was sent back and what was certified stays; findings of an item are found across inspections"

KEPT = ("conclusion_comment", "closure_certificate")


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for table in KEPT:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
        await Raw.raw("CREATE INDEX finding_by_item ON finding (item, inspection)")

    async def run_backwards():
        await Raw.raw("DROP INDEX finding_by_item")
        for table in KEPT:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
