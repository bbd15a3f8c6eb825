from pathlib import Path

from piccolo.conf.apps import AppConfig

from scheduler.tables import DrawDay, Order, PlanVersion, Programme, SeedCommitment

APP_CONFIG = AppConfig(
    app_name="scheduler",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[Programme, PlanVersion, SeedCommitment, DrawDay, Order],
    migration_dependencies=["organisation.piccolo_app"],
    commands=[],
)
