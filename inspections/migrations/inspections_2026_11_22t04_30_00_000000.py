from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T04:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What is under way, the most urgent first"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE INDEX inspection_under_way ON inspection ((coalesce(explanation_due, ends_at)), id) "
            "WHERE state IN ('opened', 'submitted', 'explaining', 'concluded')"
        )

    async def run_backwards():
        await Raw.raw("DROP INDEX inspection_under_way")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
