from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T10:59:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "One open request for more time; what was asked and for whom a link was made stays"

SAID = {
    "explanation_extension": "id, inspection, reason, asked_by, asked_at, due_before",
    "explanation_link": "id, finding, post, token_hash, made_by, made_at",
}
INDEXES = {
    "explanation_extension_inspection": "INDEX explanation_extension_inspection ON explanation_extension (inspection)",
    "explanation_extension_open": (
        "UNIQUE INDEX explanation_extension_open ON explanation_extension (inspection) WHERE granted IS NULL"
    ),
}


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for definition in INDEXES.values():
            await Raw.raw(f"CREATE {definition}")
        for table, columns in SAID.items():
            await Raw.raw(
                f"CREATE TRIGGER {table}_said BEFORE UPDATE OF {columns} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION inspection_record_only_grows()"
            )
            await Raw.raw(
                f"CREATE TRIGGER {table}_stays BEFORE DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )

    async def run_backwards():
        for table in SAID:
            await Raw.raw(f"DROP TRIGGER {table}_stays ON {table}")
            await Raw.raw(f"DROP TRIGGER {table}_said ON {table}")
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
