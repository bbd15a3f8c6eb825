"""Migrations of large databases."""

import pytest
from piccolo.apps.migrations.commands.base import MigrationResult

from api.migrating import MigrationFailed, migrate
from ledger.database import DB, rows

pytestmark = pytest.mark.anyio


async def test_a_migration_has_all_the_time_it_needs(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[str] = []

    async def forwards(_: str) -> MigrationResult:
        limits.extend(each["most"] for each in await rows("SELECT current_setting('statement_timeout') AS most"))
        return MigrationResult(success=True)

    monkeypatch.setattr("api.migrating.run_forwards", forwards)
    await migrate()
    assert limits == ["0"]


async def test_one_that_finds_a_table_in_use_stands_back_and_comes_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, tries = await DB.new_connection(), list[str]()

    async def forwards(_: str) -> MigrationResult:
        tries.append("begun")
        if len(tries) == 2:
            assert not await rows("SELECT 1 FROM migration WHERE name = 'half'")
            await held.rollback()
        await rows("INSERT INTO migration (name, app_name) VALUES ('half', 'test')")
        await rows("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
        tries.append("done")
        return MigrationResult(success=True)

    quickly(monkeypatch, forwards)
    held = reader.transaction()
    await held.start()
    await reader.execute("SELECT 1 FROM person")
    await migrate()
    await reader.close()
    assert tries == ["begun", "begun", "done"]


async def test_it_gives_up_in_a_sentence(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def forwards(_: str) -> MigrationResult:
        await rows("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
        return MigrationResult(success=True)

    quickly(monkeypatch, forwards)
    reader = await DB.new_connection()
    async with reader.transaction():
        await reader.execute("SELECT 1 FROM person")
        with pytest.raises(MigrationFailed, match="a table was in use"):
            await migrate()
    await reader.close()


def quickly(monkeypatch: pytest.MonkeyPatch, forwards: object) -> None:
    monkeypatch.setattr("api.migrating.run_forwards", forwards)
    for name, value in (("MILLISECONDS_FOR_A_LOCK", 200), ("TRIES", 3), ("SECONDS_BETWEEN", 0.01)):
        monkeypatch.setattr(f"api.migrating.{name}", value)
