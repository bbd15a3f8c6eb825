from pathlib import Path

from piccolo.conf.apps import AppConfig

from checklists.tables import Checklist, ChecklistVersion

APP_CONFIG = AppConfig(
    app_name="checklists",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[Checklist, ChecklistVersion],
    migration_dependencies=["organisation.piccolo_app"],
    commands=[],
)
