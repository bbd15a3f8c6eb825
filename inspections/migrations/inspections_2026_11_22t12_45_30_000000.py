from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:45:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "What is known of a finding stays; a person's name may only be taken away"

KEPT = ("finding_repeat", "finding_fix", "finding_subject")
SAID = {
    "finding_cause": "id, finding, cause, owner, outside_owner, reason, proposed_by, proposed_at",
    "finding_person": "id, subject",
}
INDEXES = {
    "finding_repeat_earlier": "INDEX finding_repeat_earlier ON finding_repeat (earlier)",
    "finding_cause_finding": "INDEX finding_cause_finding ON finding_cause (finding)",
    "finding_cause_undecided": (
        "UNIQUE INDEX finding_cause_undecided ON finding_cause (finding) WHERE decided_by IS NULL"
    ),
    "finding_cause_owner": "INDEX finding_cause_owner ON finding_cause (owner, id) WHERE accepted",
    "finding_person_subject": "INDEX finding_person_subject ON finding_person (subject)",
}


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        for definition in INDEXES.values():
            await Raw.raw(f"CREATE {definition}")
        for table in KEPT:
            await Raw.raw(
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
        for table, columns in SAID.items():
            await Raw.raw(
                f"CREATE TRIGGER {table}_said BEFORE UPDATE OF {columns} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION inspection_record_only_grows()"
            )
            await Raw.raw(
                f"CREATE TRIGGER {table}_stays BEFORE DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
        await Raw.raw(
            "CREATE TRIGGER finding_person_forgotten BEFORE UPDATE ON finding_person FOR EACH ROW "
            "WHEN (num_nonnulls(NEW.name, NEW.post) > 0 OR OLD.erased_at IS NOT NULL) "
            "EXECUTE FUNCTION inspection_record_only_grows()"
        )

    async def run_backwards():
        await Raw.raw("DROP TRIGGER finding_person_forgotten ON finding_person")
        for table in SAID:
            await Raw.raw(f"DROP TRIGGER {table}_stays ON {table}")
            await Raw.raw(f"DROP TRIGGER {table}_said ON {table}")
        for table in KEPT:
            await Raw.raw(f"DROP TRIGGER {table}_only_grows ON {table}")
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
