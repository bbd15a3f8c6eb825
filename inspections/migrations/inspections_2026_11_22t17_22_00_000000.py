from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T17:22:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Answers and refusals of back-checks stay as they came; indexes for the audit of inspectors"
GROWING = ("back_check_answer", "back_check_refusal")


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for table in GROWING:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
        await Raw.raw("CREATE INDEX back_check_waiting ON back_check (reader, inspection) WHERE answered_at IS NULL")
        await Raw.raw("CREATE INDEX visit_reading_ended ON visit_reading (ended_at)")
        await Raw.raw("CREATE INDEX pair_reading_ended ON pair_reading (ended_at)")

    async def run_backwards():
        for index in ("back_check_waiting", "visit_reading_ended", "pair_reading_ended"):
            await Raw.raw(f"DROP INDEX {index}")
        for table in GROWING:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
