"""Where Piccolo looks for the engine and for each package's tables and migrations."""

from piccolo.conf.apps import AppRegistry

from ledger.database import DB

__all__ = ["APP_REGISTRY", "DB"]

APP_REGISTRY = AppRegistry(
    apps=[
        "ledger.piccolo_app",
        "organisation.piccolo_app",
        "checklists.piccolo_app",
        "media.piccolo_app",
        "inspections.piccolo_app",
        "scheduler.piccolo_app",
    ]
)
