from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "The record only grows: entries, positions and checkpoints refuse UPDATE, DELETE and TRUNCATE"

TABLES = ("ledger_entry", "ledger_position", "ledger_checkpoint")


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="ledger", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the ledger only grows' USING ERRCODE = 'restrict_violation'; END $$"
        )
        for table in TABLES:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows()"
            )

    async def run_backwards():
        for table in TABLES:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")
        await Raw.raw("DROP FUNCTION ledger_only_grows()")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
