from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T04:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "A conclusion only gains signatures, teams stay, and the clock finds what waits for photos"

DRAFTED = "(OLD.id, OLD.inspection, OLD.number, OLD.summary, OLD.decisions, OLD.drafted_by, OLD.drafted_at)"
ISSUED = "(OLD.issued_by, OLD.issued_at)"
SECOND = "(OLD.second_by, OLD.second_at)"

# Name, table, when it fires.
GUARDS = (
    (
        "conclusion_stays",
        "conclusion",
        "BEFORE UPDATE ON conclusion FOR EACH ROW WHEN ("
        f"{DRAFTED} IS DISTINCT FROM {DRAFTED.replace('OLD', 'NEW')} "
        f"OR (OLD.issued_by IS NOT NULL AND {ISSUED} IS DISTINCT FROM {ISSUED.replace('OLD', 'NEW')}) "
        f"OR (OLD.second_by IS NOT NULL AND {SECOND} IS DISTINCT FROM {SECOND.replace('OLD', 'NEW')}))",
    ),
    ("conclusion_is_kept", "conclusion", "BEFORE DELETE OR TRUNCATE ON conclusion FOR EACH STATEMENT"),
    ("team_member_stays", "team_member", "BEFORE UPDATE OR DELETE OR TRUNCATE ON team_member FOR EACH STATEMENT"),
    ("inspection_is_kept", "inspection", "BEFORE DELETE OR TRUNCATE ON inspection FOR EACH STATEMENT"),
)


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for name, _, event in GUARDS:
            await Raw.raw(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION inspection_record_only_grows()")
        await Raw.raw("CREATE INDEX inspection_submitted ON inspection (submitted_at) WHERE state = 'submitted'")

    async def run_backwards():
        await Raw.raw("DROP INDEX inspection_submitted")
        for name, table, _ in reversed(GUARDS):
            await Raw.raw(f"DROP TRIGGER {name} ON {table}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
