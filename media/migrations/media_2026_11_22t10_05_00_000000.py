from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T10:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Pictures that look alike are found by the four parts of their hash, and told on both sides"

BANDS = (0, 16, 32, 48)


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX resemblance_of_earlier ON resemblance (earlier)")
        for band in BANDS:
            await Raw.raw(
                f"CREATE INDEX examination_phash_{band} ON examination (((phash >> {band}) & 65535)) "
                "INCLUDE (phash, dhash, evidence) WHERE phash IS NOT NULL"
            )

    async def run_backwards():
        for band in BANDS:
            await Raw.raw(f"DROP INDEX examination_phash_{band}")
        await Raw.raw("DROP INDEX resemblance_of_earlier")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
