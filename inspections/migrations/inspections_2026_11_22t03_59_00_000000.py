from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:59:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Indexes for the lists; what was received or decided is never changed"

INDEXES = {
    # Lists: by scope, newest release first; a person's own inspections.
    "inspection_path": "ON inspection USING gin (path)",
    "inspection_released_at": "ON inspection (released_at DESC, id DESC)",
    "team_member_person": "ON team_member (person)",
    # The clock looks for released inspections whose time is over.
    "inspection_released_until": "ON inspection (ends_at) WHERE state = 'released'",
    # Codes as people type them.
    "inspection_letter": "ON inspection (replace(letter_number, '-', ''))",
    "sheet_revision_receipt": "ON sheet_revision (replace(receipt, '-', '')) WHERE receipt IS NOT NULL",
    "early_read_device": "ON early_read (device, inspection)",
}
INSERT_ONLY = (
    "early_read",
    "opening",
    "sheet",
    "sheet_revision",
    "submission",
    "finding",
    "severity_decision",
    "explanation",
)


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for name, definition in INDEXES.items():
            await Raw.raw(f"CREATE INDEX {name} {definition}")
        await Raw.raw(
            "CREATE FUNCTION inspection_record_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the record only grows' USING ERRCODE = 'restrict_violation'; END $$"
        )
        for table in INSERT_ONLY:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )

    async def run_backwards():
        for table in INSERT_ONLY:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")
        await Raw.raw("DROP FUNCTION inspection_record_only_grows()")
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
