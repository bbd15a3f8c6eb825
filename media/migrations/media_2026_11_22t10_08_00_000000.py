from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T10:08:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was set aside is listed from its newest on"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX evidence_conflict_newest ON evidence_conflict (sent_at, id)")
        await Raw.raw(
            "CREATE INDEX examination_set_aside ON examination (examined_at, evidence) WHERE state = 'set_aside'"
        )

    async def run_backwards():
        await Raw.raw("DROP INDEX examination_set_aside")
        await Raw.raw("DROP INDEX evidence_conflict_newest")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
