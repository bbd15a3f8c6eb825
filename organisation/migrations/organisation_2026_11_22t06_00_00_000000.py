from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Open slips by their owner; a key is not exchanged for another"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX enrolment_open ON enrolment (person) WHERE used_at IS NULL AND revoked_at IS NULL")
        await Raw.raw(
            "CREATE FUNCTION device_key_stays() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the key stays' USING ERRCODE = 'restrict_violation'; END $$"
        )
        await Raw.raw(
            "CREATE TRIGGER device_key_stays BEFORE UPDATE OF public_key ON device "
            "FOR EACH ROW WHEN (OLD.public_key IS NOT NULL) EXECUTE FUNCTION device_key_stays()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER device_key_stays ON device")
        await Raw.raw("DROP FUNCTION device_key_stays()")
        await Raw.raw("DROP INDEX enrolment_open")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
