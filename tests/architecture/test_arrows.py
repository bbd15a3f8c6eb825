"""Packages import one way, down: api, scheduler, inspections, checklists and media, organisation, ledger."""

import ast
import sys

import pytest

from tests.architecture.sources import PACKAGES, Module, imports, modules

BELOW = {
    "api": {"scheduler", "inspections", "checklists", "media", "organisation", "ledger"},
    "scheduler": {"inspections", "checklists", "media", "organisation", "ledger"},
    "inspections": {"checklists", "media", "organisation", "ledger"},
    "checklists": {"organisation", "ledger"},
    "media": {"organisation", "ledger"},
    "organisation": {"ledger"},
    "ledger": set[str](),
}
HTTP = {"litestar", "uvicorn"}
NOT_FOR_RULES = {"queries", "tables", "database", "changes", "asyncpg", "piccolo", "httpx", "socket", "os"}
CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "time.monotonic", "time.time_ns"}


def named(module: Module) -> str:
    return module.name


@pytest.mark.parametrize("module", modules(), ids=named)
def test_a_package_imports_only_what_is_below_it(module: Module) -> None:
    ours = {name.partition(".")[0] for name in imports(module)} & set(PACKAGES)
    assert ours <= BELOW[module.package] | {module.package}


@pytest.mark.parametrize("module", [found for found in modules() if found.package != "api"], ids=named)
def test_only_api_knows_http(module: Module) -> None:
    assert not HTTP & {name.partition(".")[0] for name in imports(module)}


@pytest.mark.parametrize("module", [found for found in modules() if "rules" in found.path.stem], ids=named)
def test_rules_are_pure(module: Module) -> None:
    words = {word for name in imports(module) for word in name.split(".")}
    assert not words & NOT_FOR_RULES
    attributes = (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute))
    assert not {ast.unparse(attribute) for attribute in attributes} & CLOCKS


def test_the_verifier_needs_the_standard_library_only() -> None:
    verifier = next(module for module in modules() if module.name == "scheduler/verifier.py")
    assert {name.partition(".")[0] for name in imports(verifier)} <= sys.stdlib_module_names


@pytest.mark.parametrize("module", [found for found in modules() if found.name.startswith("api/tour")], ids=named)
def test_the_tour_is_a_client(module: Module) -> None:
    """It may have what every client may have: the stand-alone verifier."""
    ours = {name for name in imports(module) if name.partition(".")[0] in PACKAGES}
    assert all(name.startswith(("api.tour", "scheduler.verifier")) for name in ours)
