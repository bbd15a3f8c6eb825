"""Migrations of large databases."""

import pytest
from piccolo.apps.migrations.commands.base import MigrationResult

from api.migrating import migrate
from ledger.database import rows

pytestmark = pytest.mark.anyio


async def test_a_migration_has_all_the_time_it_needs(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[str] = []

    async def forwards(_: str) -> MigrationResult:
        limits.extend(each["most"] for each in await rows("SELECT current_setting('statement_timeout') AS most"))
        return MigrationResult(success=True)

    monkeypatch.setattr("api.migrating.run_forwards", forwards)
    await migrate()
    assert limits == ["0"]
