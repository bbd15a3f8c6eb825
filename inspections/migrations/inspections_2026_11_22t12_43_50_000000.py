from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T12:43:50:000000"
VERSION = "1.38.0"
DESCRIPTION = "One open objection of each ground, one proposed reopening; what was said, decided and in force stays"

INDEXES = {
    "objection_inspection": "INDEX objection_inspection ON objection (inspection)",
    "objection_unsettled": "INDEX objection_unsettled ON objection (due_at, id) WHERE settled_at IS NULL",
    "objection_of_ground": (
        "UNIQUE INDEX objection_of_ground ON objection (inspection, ground) WHERE settled_at IS NULL"
    ),
    "reopening_inspection": "INDEX reopening_inspection ON reopening (inspection)",
    "reopening_proposed": "UNIQUE INDEX reopening_proposed ON reopening (inspection) WHERE agreed IS NULL",
}
SAID = {
    "objection": "id, inspection, conclusion, ground, findings, reasons, photos, made_by, made_at",
    "reopening": "id, inspection, findings, reason, proposed_by, proposed_at",
}
# By table and name: what is said once, and may not be said otherwise.
ONCE = {
    ("objection", "objection_answer_stays"): ("answered_by", "answer, answered_by, answered_at"),
    ("objection", "objection_decision_stays"): ("decided_by", "result, decision, decided_by, decided_at"),
    ("objection", "objection_settling_stays"): ("settled_at", "amendment, settled_at"),
    ("reopening", "reopening_decision_stays"): ("decided_by", "agreed, comment, decided_by, decided_at"),
    ("conclusion", "conclusion_force_stays"): ("in_force_at", "id, in_force_at"),
}


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    async def run():
        # So far only the newest version of what is concluded came into force.
        await Raw.raw(
            "UPDATE conclusion SET in_force_at = inspection.concluded_at FROM inspection "
            "WHERE inspection.id = conclusion.inspection AND inspection.concluded_at IS NOT NULL "
            "AND number = (SELECT max(number) FROM conclusion other WHERE other.inspection = inspection.id)"
        )
        for definition in INDEXES.values():
            await Raw.raw(f"CREATE {definition}")
        for table, columns in SAID.items():
            await Raw.raw(
                f"CREATE TRIGGER {table}_said BEFORE UPDATE OF {columns} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION inspection_record_only_grows()"
            )
            await Raw.raw(
                f"CREATE TRIGGER {table}_stays BEFORE DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION inspection_record_only_grows()"
            )
        for (table, name), (once, columns) in ONCE.items():
            before = ", ".join(f"OLD.{column.strip()}" for column in columns.split(","))
            await Raw.raw(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN (OLD.{once} IS NOT NULL "
                f"AND ({before}) IS DISTINCT FROM ({before.replace('OLD', 'NEW')})) "
                "EXECUTE FUNCTION inspection_record_only_grows()"
            )

    async def run_backwards():
        for table, name in ONCE:
            await Raw.raw(f"DROP TRIGGER {name} ON {table}")
        for table in SAID:
            await Raw.raw(f"DROP TRIGGER {table}_stays ON {table}")
            await Raw.raw(f"DROP TRIGGER {table}_said ON {table}")
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
