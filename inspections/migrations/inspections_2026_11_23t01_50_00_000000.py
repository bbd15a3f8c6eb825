from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-23T01:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "The remark of an interview or an interaction goes when its time is over, and nothing else of it"

# Every column but the remark.
SAID = {
    "interview": "id, inspection, inspector, claimed_at, received_at, purpose, politeness, asked_again, deadline_told, "
    "paid_more, waited_minutes, salt, sha256",
    "interaction": "id, inspection, inspector, claimed_at, received_at, counter, greeted, explained, "
    "apologised_if_late, waited_minutes, served_minutes, salt, sha256",
}


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for table, columns in SAID.items():
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")
            await Raw.raw(
                f"CREATE TRIGGER {table}_stays BEFORE DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
            await Raw.raw(
                f"CREATE TRIGGER {table}_said BEFORE UPDATE OF {columns} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
            await Raw.raw(
                f"CREATE TRIGGER {table}_forgotten BEFORE UPDATE ON {table} FOR EACH ROW "
                "WHEN (NEW.remark IS NOT NULL) EXECUTE FUNCTION inspection_record_only_grows()"
            )
            await Raw.raw(f"CREATE INDEX {table}_remark ON {table} (received_at) WHERE remark IS NOT NULL")

    async def run_backwards():
        for table in SAID:
            await Raw.raw(f"DROP INDEX {table}_remark")
            for trigger in ("forgotten", "said", "stays"):
                await Raw.raw(f"DROP TRIGGER {table}_{trigger} ON {table}")
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
