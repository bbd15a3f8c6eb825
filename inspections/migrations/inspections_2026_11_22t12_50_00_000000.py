from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Deadlines that run are found quickly; that of a remedy moves with the calendar, never ahead"

INDEXES = {
    "deadline_inspection": "ON deadline (inspection)",
    "deadline_running": "ON deadline (due_at, id) WHERE ended_at IS NULL",
    "deadline_reminders": "ON deadline (remind_at) WHERE ended_at IS NULL",
}
REMEDY_SAID = "id, inspection, finding, cause, action, owner, set_by, set_at"
ONLY_GROWS = "FOR EACH ROW EXECUTE FUNCTION inspection_record_only_grows()"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for name, definition in INDEXES.items():
            await Raw.raw(f"CREATE INDEX {name} {definition}")
        await Raw.raw("DROP TRIGGER remedy_said ON remedy")
        await Raw.raw(f"CREATE TRIGGER remedy_said BEFORE UPDATE OF {REMEDY_SAID} ON remedy " + ONLY_GROWS)
        for table in ("remedy", "deadline"):
            await Raw.raw(
                f"CREATE TRIGGER {table}_never_earlier BEFORE UPDATE OF due_at ON {table} FOR EACH ROW "
                "WHEN (NEW.due_at < OLD.due_at) EXECUTE FUNCTION inspection_record_only_grows()"
            )

    async def run_backwards():
        for table in ("deadline", "remedy"):
            await Raw.raw(f"DROP TRIGGER {table}_never_earlier ON {table}")
        await Raw.raw("DROP TRIGGER remedy_said ON remedy")
        await Raw.raw(f"CREATE TRIGGER remedy_said BEFORE UPDATE OF {REMEDY_SAID}, due_at ON remedy " + ONLY_GROWS)
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
