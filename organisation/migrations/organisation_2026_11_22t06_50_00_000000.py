from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Leave only gains signatures"

ASKED = "(OLD.id, OLD.person, OLD.first_day, OLD.last_day, OLD.proposed_by, OLD.proposed_at)"
SIGNATURES = ("approved", "withdrawn", "ended")


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        changed = [f"{ASKED} IS DISTINCT FROM {ASKED.replace('OLD', 'NEW')}"]
        for name in SIGNATURES:
            given = f"(OLD.{name}_by, OLD.{name}_at)"
            changed.append(f"OLD.{name}_by IS NOT NULL AND {given} IS DISTINCT FROM {given.replace('OLD', 'NEW')}")
        condition = " OR ".join(f"({each})" for each in changed)
        await Raw.raw(
            f'CREATE TRIGGER leave_only_signed BEFORE UPDATE ON "leave" FOR EACH ROW WHEN ({condition}) '
            "EXECUTE FUNCTION organisation_keeps()"
        )

    async def run_backwards():
        await Raw.raw('DROP TRIGGER leave_only_signed ON "leave"')

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
