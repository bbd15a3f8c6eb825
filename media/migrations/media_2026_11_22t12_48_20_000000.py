from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:48:20:000000"
VERSION = "1.38.0"
DESCRIPTION = "Papers are found by the photos they show and by their hashes; what was kept stays known"

INDEXES = {
    "paper_photos": "INDEX paper_photos ON paper USING gin (photos) WHERE removed_at IS NULL",
    "paper_sha256": "INDEX paper_sha256 ON paper (sha256)",
}
KEPT = "id, inspection, kind, content, sha256, size, photos, redactions, made_at"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        for definition in INDEXES.values():
            await Raw.raw(f"CREATE {definition}")
        await Raw.raw(
            "CREATE FUNCTION paper_stays() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'papers stay' USING ERRCODE = 'restrict_violation'; END $$"
        )
        await Raw.raw(
            f"CREATE TRIGGER paper_kept BEFORE UPDATE OF {KEPT} ON paper FOR EACH ROW EXECUTE FUNCTION paper_stays()"
        )
        await Raw.raw(
            "CREATE TRIGGER paper_stays BEFORE DELETE OR TRUNCATE ON paper "
            "FOR EACH STATEMENT EXECUTE FUNCTION paper_stays()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER paper_stays ON paper")
        await Raw.raw("DROP TRIGGER paper_kept ON paper")
        await Raw.raw("DROP FUNCTION paper_stays()")
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
