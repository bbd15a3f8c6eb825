from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was found of a signature stays as it was"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE TRIGGER evidence_signature_stays BEFORE UPDATE OF signature ON evidence "
            "FOR EACH ROW EXECUTE FUNCTION evidence_claim_stays()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER evidence_signature_stays ON evidence")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
