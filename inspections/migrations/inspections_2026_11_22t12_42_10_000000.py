from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:42:10:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was proposed, checked and answered stays; what is due is found quickly"

INDEXES = {
    "proposal_inspection": "ON proposal (inspection)",
    "proposal_newest": "ON proposal (proposed_at, id)",
    "proposal_seal": (
        "ON proposal (inspection) WHERE level = 'L7' AND second_by IS NOT NULL AND ended IS NULL "
        "AND unsealed_at IS NULL"
    ),
}
SAID = (
    "id, inspection, findings, level, concerns, post, text, authority, complex, detected_at, watch_at, proposed_by, "
    "proposed_at"
)
KEPT = ("proposal_check", "proposal_outcome")


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for name, definition in INDEXES.items():
            await Raw.raw(f"CREATE INDEX {name} {definition}")
        await Raw.raw(
            f"CREATE TRIGGER proposal_said BEFORE UPDATE OF {SAID} ON proposal "
            "FOR EACH ROW EXECUTE FUNCTION inspection_record_only_grows()"
        )
        await Raw.raw(
            "CREATE TRIGGER proposal_stays BEFORE DELETE OR TRUNCATE ON proposal "
            "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
        )
        for table in KEPT:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )

    async def run_backwards():
        for table in KEPT:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")
        await Raw.raw("DROP TRIGGER proposal_stays ON proposal")
        await Raw.raw("DROP TRIGGER proposal_said ON proposal")
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
