from pathlib import Path

from piccolo.conf.apps import AppConfig

from scheduler.tables import (
    BeaconCommitment,
    BeaconReading,
    BeaconValue,
    CapacityDay,
    DrawDay,
    DrawStaffing,
    DrawState,
    DrawVerification,
    Order,
    PlanVersion,
    Programme,
    SeedCommitment,
    Substitution,
    UndoneVisit,
)

APP_CONFIG = AppConfig(
    app_name="scheduler",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[
        Programme,
        PlanVersion,
        SeedCommitment,
        DrawDay,
        DrawState,
        DrawStaffing,
        DrawVerification,
        UndoneVisit,
        CapacityDay,
        BeaconCommitment,
        BeaconReading,
        BeaconValue,
        Substitution,
        Order,
    ],
    migration_dependencies=["organisation.piccolo_app"],
    commands=[],
)
