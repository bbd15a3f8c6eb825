from pathlib import Path

from piccolo.conf.apps import AppConfig

from media.tables import Evidence, EvidenceConflict, Rendition, Upload

APP_CONFIG = AppConfig(
    app_name="media",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[Evidence, Upload, EvidenceConflict, Rendition],
    migration_dependencies=["organisation.piccolo_app"],
    commands=[],
)
