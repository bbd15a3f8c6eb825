from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T09:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Photos that are here wait to be examined; an erased one loses its name and place, nothing else"

PURPOSES = "('viewing', 'thumbnail', 'blurred', 'blurred-thumbnail')"
PURPOSES_BEFORE = "('viewing', 'thumbnail')"

STAYS = """
CREATE OR REPLACE FUNCTION evidence_claim_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the claim stays' USING ERRCODE = 'restrict_violation';
END $$
"""
# The claim as it was, but for what an erasure takes away.
STAYS_UNLESS_ERASED = """
CREATE OR REPLACE FUNCTION evidence_claim_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept evidence;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL THEN
        kept := OLD;
        kept.erased_at := NEW.erased_at;
        kept.file_name := '';
        kept.latitude := NULL;
        kept.longitude := NULL;
        kept.accuracy := NULL;
        IF NEW IS NOT DISTINCT FROM kept THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the claim stays' USING ERRCODE = 'restrict_violation';
END $$
"""


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await Raw.raw(STAYS_UNLESS_ERASED)
        await Raw.raw("ALTER TABLE rendition DROP CONSTRAINT purpose_known")
        await Raw.raw(f"ALTER TABLE rendition ADD CONSTRAINT purpose_known CHECK (purpose IN {PURPOSES})")
        await Raw.raw(
            "INSERT INTO examination (evidence, lane, state, attempts, due_at) "
            "SELECT id, CASE content_type WHEN 'image/jpeg' THEN 'quick' ELSE 'slow' END, 'waiting', 0, arrived_at "
            "FROM evidence WHERE state = 'arrived'"
        )
        await Raw.raw("CREATE INDEX examination_due ON examination (lane, due_at) WHERE state = 'waiting'")
        await Raw.raw("CREATE INDEX evidence_of_hash ON evidence (sha256)")
        await Raw.raw("CREATE INDEX redaction_of_evidence ON redaction (evidence)")
        await Raw.raw("CREATE INDEX sealed_view_of_evidence ON sealed_view (evidence, agreed_at)")
        await Raw.raw("CREATE INDEX fixity_oldest ON fixity (checked_at)")

    async def run_backwards():
        await Raw.raw("DROP INDEX fixity_oldest")
        await Raw.raw("DROP INDEX sealed_view_of_evidence")
        await Raw.raw("DROP INDEX redaction_of_evidence")
        await Raw.raw("DROP INDEX evidence_of_hash")
        await Raw.raw("DROP INDEX examination_due")
        await Raw.raw("DELETE FROM examination")
        await Raw.raw("DELETE FROM rendition WHERE purpose IN ('blurred', 'blurred-thumbnail')")
        await Raw.raw("ALTER TABLE rendition DROP CONSTRAINT purpose_known")
        await Raw.raw(f"ALTER TABLE rendition ADD CONSTRAINT purpose_known CHECK (purpose IN {PURPOSES_BEFORE})")
        await Raw.raw(STAYS)

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
