"""SQL stands in queries and migrations, nowhere else."""

import ast
import re

import pytest

from tests.architecture.sources import Module, modules, strings

STATEMENT = re.compile(
    r"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|WITH\s+(RECURSIVE\s+)?\w+\s+AS\s"
    r"|(CREATE|ALTER|DROP)\s+\w+\s|TRUNCATE\s|LOCK\s+TABLE\s|(UN)?LISTEN\s|NOTIFY\s)"
)
SENDING = {"raw", "execute", "executemany", "fetch", "fetchrow", "fetchval"}

EXCEPTIONS = {
    "api/health.py": "asks whether the database answers",
    "api/migrating.py": "the lock that lets one process migrate at a time",
    "api/postgres_cluster.py": "makes the embedded database, before there is one to query",
    "organisation/unit_sources.py": "reads the SQLite file that the package of Vietnam's units brings",
    "ledger/database.py": "hands statements to the connection",
    "scheduler/clock.py": "holds its lock on a connection of its own",
}


def may_hold_sql(module: Module) -> bool:
    return module.path.stem.startswith(("queries", "tables")) or module.path.stem.endswith("_queries")


ELSEWHERE = [module for module in modules() if not may_hold_sql(module) and module.name not in EXCEPTIONS]


@pytest.mark.parametrize("module", ELSEWHERE, ids=lambda module: module.name)
def test_no_statement_outside_queries(module: Module) -> None:
    found = [f"{module.name}:{line}" for line, text in strings(module) if STATEMENT.match(text)]
    calls = (node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    found += [
        f"{module.name}:{call.lineno}" for call in calls if isinstance(call, ast.Attribute) and call.attr in SENDING
    ]
    assert found == []


def test_no_exception_outlives_its_module() -> None:
    assert EXCEPTIONS.keys() <= {module.name for module in modules()}


def test_what_is_nobody_s_secret_for_a_day_is_listed_once() -> None:
    """Three lists would one day differ, and the shortest would tell that somebody was sent for."""
    called_off = {m.name for m in modules() for _, text in strings(m) if "'inspection.called-off'" in text}
    assert called_off == set()
