from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T06:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Leave by person, and where people worked before, are found quickly; the past is kept"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        await Raw.raw('CREATE INDEX leave_by_person ON "leave" (person, last_day)')
        await Raw.raw("CREATE INDEX former_home_by_person ON former_home (person, left_on)")
        await Raw.raw(
            "CREATE FUNCTION organisation_keeps() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the past is kept' USING ERRCODE = 'restrict_violation'; END $$"
        )
        await Raw.raw(
            "CREATE TRIGGER former_home_stays BEFORE UPDATE OR DELETE ON former_home "
            "FOR EACH ROW EXECUTE FUNCTION organisation_keeps()"
        )
        await Raw.raw(
            'CREATE TRIGGER leave_is_kept BEFORE DELETE ON "leave" FOR EACH ROW EXECUTE FUNCTION organisation_keeps()'
        )

    async def run_backwards():
        await Raw.raw('DROP TRIGGER leave_is_kept ON "leave"')
        await Raw.raw("DROP TRIGGER former_home_stays ON former_home")
        await Raw.raw("DROP FUNCTION organisation_keeps()")
        await Raw.raw("DROP INDEX former_home_by_person")
        await Raw.raw("DROP INDEX leave_by_person")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
