from pathlib import Path

from piccolo.conf.apps import AppConfig

from ledger.tables import Checkpoint, Entry, Pending, Position

APP_CONFIG = AppConfig(
    app_name="ledger",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[Entry, Pending, Position, Checkpoint],
    migration_dependencies=[],
    commands=[],
)
