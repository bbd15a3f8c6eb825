from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What feeds the odds and who stepped in is never changed; a draw may be missed for want of its beacon"

DECIDED = "(OLD.id, OLD.programme, OLD.day, OLD.capacity, OLD.reason, OLD.proposed_by, OLD.proposed_at)"
GIVEN = "(OLD.draw_id, OLD.value, OLD.proof, OLD.given_by, OLD.given_at)"

# Name, table, when it fires, and the condition under which the row is refused.
GUARDS = (
    ("draw_state_stays", "draw_state", "UPDATE OR DELETE", "true"),
    ("undone_visit_stays", "undone_visit", "UPDATE OR DELETE", "true"),
    ("substitution_stays", "substitution", "UPDATE OR DELETE", "true"),
    ("beacon_commitment_stays", "beacon_commitment", "UPDATE OR DELETE", "true"),
    (
        "beacon_value_stays",
        "beacon_value",
        "UPDATE",
        f"OLD.witnessed_by IS NOT NULL OR {GIVEN} IS DISTINCT FROM {GIVEN.replace('OLD', 'NEW')}",
    ),
    ("beacon_value_is_kept", "beacon_value", "DELETE", "true"),
    (
        "capacity_day_stays",
        "capacity_day",
        "UPDATE",
        f"OLD.approved_by IS NOT NULL OR {DECIDED} IS DISTINCT FROM {DECIDED.replace('OLD', 'NEW')}",
    ),
    ("capacity_day_is_kept", "capacity_day", "DELETE", "true"),
)


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="scheduler", description=DESCRIPTION)

    async def run():
        await set_reasons("('closed', 'late', 'beacon')")
        for name, table, event, condition in GUARDS:
            await Raw.raw(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({condition}) "
                "EXECUTE FUNCTION scheduler_only_forward()"
            )
        await Raw.raw("CREATE INDEX capacity_day_by_day ON capacity_day (programme, day)")

    async def run_backwards():
        await Raw.raw("DROP INDEX capacity_day_by_day")
        for name, table, _, _ in reversed(GUARDS):
            await Raw.raw(f"DROP TRIGGER {name} ON {table}")
        await set_reasons("('closed', 'late')")

    async def set_reasons(reasons: str):
        await Raw.raw("ALTER TABLE draw_day DROP CONSTRAINT reason_known")
        await Raw.raw(f"ALTER TABLE draw_day ADD CONSTRAINT reason_known CHECK (reason IN {reasons})")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
