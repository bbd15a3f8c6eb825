from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:19:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "What people read at a beacon's source is never changed; a draw that was used before has its reason"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="scheduler", description=DESCRIPTION)

    async def run():
        await set_reasons("('closed', 'late', 'beacon', 'used')")
        await Raw.raw(
            "CREATE TRIGGER beacon_reading_stays BEFORE UPDATE OR DELETE ON beacon_reading FOR EACH ROW "
            "EXECUTE FUNCTION scheduler_only_forward()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER beacon_reading_stays ON beacon_reading")
        await set_reasons("('closed', 'late', 'beacon')")

    async def set_reasons(reasons: str):
        await Raw.raw("ALTER TABLE draw_day DROP CONSTRAINT reason_known")
        await Raw.raw(f"ALTER TABLE draw_day ADD CONSTRAINT reason_known CHECK (reason IN {reasons})")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
