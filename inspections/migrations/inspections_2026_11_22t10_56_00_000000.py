from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T10:56:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was said of remedies and commendations stays; what is due is found quickly"

INDEXES = {
    "remedy_inspection": "ON remedy (inspection)",
    "remedy_unsettled": "ON remedy (due_at, id) WHERE settled_at IS NULL",
    "remedy_waiver_remedy": "ON remedy_waiver (remedy)",
    "revisit_due": "ON revisit (due_on, id) WHERE dropped_at IS NULL",
    "commendation_inspection": "ON commendation (inspection)",
}
ONCE = {
    "remedy_report_unjudged": "ON remedy_report (remedy) WHERE judged_by IS NULL",
    "remedy_waiver_undecided": "ON remedy_waiver (remedy) WHERE decided_by IS NULL",
}
SAID = {
    "remedy": "id, inspection, finding, cause, action, owner, due_at, set_by, set_at",
    "remedy_report": "id, remedy, number, text, photos, reported_by, reported_at",
    "remedy_waiver": "id, remedy, reason, proposed_by, proposed_at",
    "revisit": "id, inspection, grade, due_on, proposed_at",
    "commendation": "id, inspection, finding, whom, text, photos, reward, proposed_by, proposed_at",
}


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for name, definition in INDEXES.items():
            await Raw.raw(f"CREATE INDEX {name} {definition}")
        for name, definition in ONCE.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} {definition}")
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
        for name in [*INDEXES, *ONCE]:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
