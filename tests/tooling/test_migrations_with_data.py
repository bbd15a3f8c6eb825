"""Migrations from nothing, and again where there is data: by three processes at once, on the oldest PostgreSQL too."""

import asyncio
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import asyncpg
import pytest

from ledger.identifiers import uuid7
from tests.servers.postgresql_15 import is_installed, postgresql_15
from tests.tooling.programs import sidak

UP_TO_DATE = "The database is up to date.\n"
SHAPES = """
SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || coalesce(column_default, '')
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
"""


@pytest.fixture(scope="module", params=["this", "15"])
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The PostgreSQL of the other tests, and a PostgreSQL 15."""
    if request.param == "this":
        yield request.getfixturevalue("server_url")
        return
    if not is_installed():
        pytest.skip("PostgreSQL 15 is not installed")
    with postgresql_15() as url:
        yield url


@pytest.fixture
def empty_database(server: str) -> Iterator[str]:
    name = f"sidak_migrations_{uuid7().hex[-12:]}"
    ask(server, f"CREATE DATABASE {name}")
    yield f"{server.rsplit('/', 1)[0]}/{name}"
    ask(server, f"DROP DATABASE {name} WITH (FORCE)")


def ask(url: str, statement: str) -> list[str]:
    async def asked() -> list[str]:
        connection = await asyncpg.connect(url)
        try:
            return [str(row[0]) for row in await connection.fetch(statement)]
        finally:
            await connection.close()

    return asyncio.run(asked())


def picture(url: str) -> dict[str, str]:
    """The shape of the database, and every table's rows by their hash."""
    found = {"": "\n".join(sorted(ask(url, SHAPES)))}
    for table in ask(url, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"):
        rows = sorted(ask(url, f'SELECT each::text FROM "{table}" AS each'))
        found[table] = f"{len(rows)} {sha256(repr(rows).encode()).hexdigest()}"
    return found


def migrate_by_three(url: str, place: Path) -> list[str]:
    processes = [sidak("migrate", data_dir=place / str(number), database_url=url) for number in range(3)]
    return [process.communicate(timeout=180)[0] for process in processes]


def test_three_at_once_make_the_tables_and_leave_the_data_of_later_runs_alone(
    empty_database: str, tmp_path: Path
) -> None:
    assert migrate_by_three(empty_database, tmp_path) == [UP_TO_DATE] * 3
    made = picture(empty_database)
    with sidak("demo", data_dir=tmp_path, database_url=empty_database) as command:
        printed = command.communicate(timeout=180)[0]
        assert command.returncode == 0, printed
    filled = picture(empty_database)
    assert filled[""] == made[""]
    assert filled["person"] != made["person"]
    assert migrate_by_three(empty_database, tmp_path) == [UP_TO_DATE] * 3
    assert picture(empty_database) == filled
