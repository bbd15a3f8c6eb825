"""The migrations make exactly the tables that the code describes."""

from pathlib import Path

import pytest
from piccolo.apps.migrations.commands.new import AutoMigrationManager
from piccolo.conf.apps import AppConfig, Finder

import api  # noqa: F401  tells Piccolo where the apps are registered
from tests.architecture.sources import PACKAGES

pytestmark = pytest.mark.anyio
APPS = Finder().get_app_registry().app_configs


@pytest.mark.parametrize("app", APPS.values(), ids=APPS.keys())
async def test_the_migrations_are_in_step_with_the_tables(app: AppConfig) -> None:
    """What `piccolo migrations new APP --auto` would write, without writing it."""
    changes = await AutoMigrationManager().get_alter_statements(app)
    assert [statement for change in changes for statement in change.statements] == []


@pytest.mark.parametrize("app", APPS.values(), ids=APPS.keys())
def test_a_migration_carries_the_name_of_its_app(app: AppConfig) -> None:
    """Piccolo imports the files by their bare names: two of one name would run the first one twice."""
    names = [path.name for path in _folder(app) if path.name != "__init__.py"]
    assert all(name.startswith(f"{app.app_name}_") for name in names)


def test_every_package_with_tables_is_registered() -> None:
    assert APPS.keys() == set(PACKAGES) - {"api"}


def _folder(app: AppConfig) -> list[Path]:
    return list(Path(app.resolved_migrations_folder_path).glob("*.py"))
