from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:12:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Evidence is found by its inspection; what was claimed stays as it was"

CLAIMED = (
    "id, inspection, item, purpose, sha256, size, content_type, file_name, claimed_at, latitude, longitude, "
    "accuracy, device_signature, announced_by, announced_at"
)


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        # One list of the evidence of an inspection, in the order it was made.
        await Raw.raw("CREATE INDEX evidence_of_inspection ON evidence (inspection, id)")
        await Raw.raw(
            "CREATE FUNCTION evidence_claim_stays() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the claim stays' USING ERRCODE = 'restrict_violation'; END $$"
        )
        await Raw.raw(
            f"CREATE TRIGGER evidence_claim_stays BEFORE UPDATE OF {CLAIMED} ON evidence "
            "FOR EACH ROW EXECUTE FUNCTION evidence_claim_stays()"
        )
        await Raw.raw(
            "CREATE TRIGGER evidence_stays BEFORE DELETE OR TRUNCATE ON evidence "
            "FOR EACH STATEMENT EXECUTE FUNCTION evidence_claim_stays()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER evidence_stays ON evidence")
        await Raw.raw("DROP TRIGGER evidence_claim_stays ON evidence")
        await Raw.raw("DROP FUNCTION evidence_claim_stays()")
        await Raw.raw("DROP INDEX evidence_of_inspection")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
