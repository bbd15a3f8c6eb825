from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.constraints import Check

ID = "2026-11-22T14:22:56:139004"
VERSION = "1.38.0"
DESCRIPTION = ""


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="inspections", description=DESCRIPTION)

    manager.drop_constraint(
        table_class_name="Deadline",
        tablename="deadline",
        constraint_name="role_known",
        schema=None,
    )

    manager.add_constraint(
        table_class_name="Deadline",
        tablename="deadline",
        constraint_name="holder_known",
        constraint_class=Check,
        params={"condition": "role IN ('leader', 'unit_head', 'planner', 'reviewer', 'owner')"},
        schema=None,
    )

    return manager
