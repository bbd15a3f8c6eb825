from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "A checklist version's content never changes, and nothing of it once it is published"

CONTENT = "(OLD.id, OLD.checklist, OLD.number, OLD.document, OLD.sha256, OLD.author, OLD.drafted_at)"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="checklists", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE FUNCTION checklist_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'a checklist version does not change' USING ERRCODE = 'restrict_violation'; END $$"
        )
        await Raw.raw(
            "CREATE TRIGGER checklist_version_stays BEFORE UPDATE ON checklist_version FOR EACH ROW WHEN "
            f"(OLD.state = 'published' OR {CONTENT} IS DISTINCT FROM {CONTENT.replace('OLD', 'NEW')}) "
            "EXECUTE FUNCTION checklist_version_stays()"
        )
        await Raw.raw(
            "CREATE TRIGGER checklist_version_is_kept BEFORE DELETE OR TRUNCATE ON checklist_version "
            "FOR EACH STATEMENT EXECUTE FUNCTION checklist_version_stays()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER checklist_version_is_kept ON checklist_version")
        await Raw.raw("DROP TRIGGER checklist_version_stays ON checklist_version")
        await Raw.raw("DROP FUNCTION checklist_version_stays()")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
