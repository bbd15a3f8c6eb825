from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T10:07:17:000000"
VERSION = "1.38.0"
DESCRIPTION = "What waits for a second person and what is still kept are found fast; one erasure at a time of the same"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await Raw.raw("CREATE INDEX redaction_undecided ON redaction (id) WHERE decided_at IS NULL")
        await Raw.raw("CREATE INDEX sealed_view_newest ON sealed_view (asked_at)")
        await Raw.raw(
            "CREATE UNIQUE INDEX erasure_open_once ON erasure (inspection, retention_class) "
            "WHERE finished_at IS NULL AND confirmed IS NOT FALSE"
        )
        await Raw.raw("CREATE INDEX erasure_under_way ON erasure (id) WHERE confirmed AND finished_at IS NULL")
        await Raw.raw("CREATE INDEX erasure_declined ON erasure (id) WHERE confirmed IS FALSE")
        # The oldest photos first, without the ten years of those that are gone; all that the list of what is due needs.
        await Raw.raw(
            "CREATE INDEX evidence_kept ON evidence (purpose, announced_at) INCLUDE (inspection, state, size) "
            "WHERE erased_at IS NULL"
        )
        await Raw.raw("CREATE INDEX evidence_conflict_kept ON evidence_conflict (sent_at) WHERE kept")

    async def run_backwards():
        await Raw.raw("DROP INDEX evidence_conflict_kept")
        await Raw.raw("DROP INDEX evidence_kept")
        await Raw.raw("DROP INDEX erasure_declined")
        await Raw.raw("DROP INDEX erasure_under_way")
        await Raw.raw("DROP INDEX erasure_open_once")
        await Raw.raw("DROP INDEX sealed_view_newest")
        await Raw.raw("DROP INDEX redaction_undecided")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
