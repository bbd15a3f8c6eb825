from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T21:40:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "Commitments of days to come are found among those of years"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="scheduler", description=DESCRIPTION)

    async def run():
        # By the day that ends an identifier, as text: it sorts as days do.
        await Raw.raw("CREATE INDEX seed_commitment_day ON seed_commitment (programme, (right(draw_id, 10)))")
        await Raw.raw(
            "CREATE INDEX draw_day_not_shown ON draw_day (programme, reveal_at) "
            "WHERE manifest_hash IS NOT NULL AND bundle IS NULL"
        )

    async def run_backwards():
        await Raw.raw("DROP INDEX draw_day_not_shown")
        await Raw.raw("DROP INDEX seed_commitment_day")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)

    return manager
