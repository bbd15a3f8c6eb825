from pathlib import Path

from piccolo.conf.apps import AppConfig

from ledger.tables import (
    Checkpoint,
    CheckpointTimestamp,
    Entry,
    Pending,
    Position,
    SignedCheckpoint,
    Tile,
    VerifierKey,
)

APP_CONFIG = AppConfig(
    app_name="ledger",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[Entry, Pending, Position, Checkpoint, Tile, VerifierKey, SignedCheckpoint, CheckpointTimestamp],
    migration_dependencies=[],
    commands=[],
)
