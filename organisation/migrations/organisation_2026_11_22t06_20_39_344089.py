from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.column_types import UUID
from piccolo.columns.indexes import IndexMethod
from piccolo.constraints import Check

ID = "2026-11-22T06:20:39:344089"
VERSION = "1.38.0"
DESCRIPTION = ""


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    manager.add_column(
        table_class_name="Leave",
        tablename="leave",
        column_name="ended_at",
        db_column_name="ended_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    manager.add_column(
        table_class_name="Leave",
        tablename="leave",
        column_name="ended_by",
        db_column_name="ended_by",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    manager.add_constraint(
        table_class_name="Leave",
        tablename="leave",
        constraint_name="leave_ending_whole",
        constraint_class=Check,
        params={"condition": "(ended_by IS NULL) = (ended_at IS NULL)"},
        schema=None,
    )

    manager.add_constraint(
        table_class_name="Leave",
        tablename="leave",
        constraint_name="leave_two_end",
        constraint_class=Check,
        params={"condition": "ended_by IS NULL OR (withdrawn_by IS NOT NULL AND ended_by <> withdrawn_by)"},
        schema=None,
    )

    return manager
