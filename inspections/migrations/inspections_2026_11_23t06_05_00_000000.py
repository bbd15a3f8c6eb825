from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-23T06:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "A member may also be stood down by the clock"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        # Wider than before: what the version before writes fits too, and it only shows what it reads here.
        await Raw.raw(
            "ALTER TABLE withdrawal DROP CONSTRAINT reason_known, "
            "ADD CONSTRAINT reason_known CHECK (reason IN ('conflict', 'illness', 'unavailable'))"
        )

    async def run_backwards():
        await Raw.raw(
            "ALTER TABLE withdrawal DROP CONSTRAINT reason_known, "
            "ADD CONSTRAINT reason_known CHECK (reason IN ('conflict', 'illness')) NOT VALID"
        )

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
