from pathlib import Path

from piccolo.conf.apps import AppConfig

from media.paper_tables import Paper
from media.tables import (
    DirectUpload,
    Erasure,
    Evidence,
    EvidenceConflict,
    EvidenceHold,
    Examination,
    Fixity,
    Redaction,
    Rendition,
    Resemblance,
    SealedView,
    Upload,
)

APP_CONFIG = AppConfig(
    app_name="media",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[
        Evidence,
        Upload,
        DirectUpload,
        EvidenceConflict,
        Rendition,
        Examination,
        Resemblance,
        Fixity,
        Redaction,
        SealedView,
        EvidenceHold,
        Erasure,
        Paper,
    ],
    migration_dependencies=["organisation.piccolo_app"],
    commands=[],
)
