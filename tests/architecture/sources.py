"""The project's own files, read once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGES = ("api", "scheduler", "inspections", "checklists", "media", "organisation", "ledger")
FOLDERS = (*PACKAGES, "web", "tests", "bench", "docs", ".ci")
NOT_OURS = {"node_modules", "__pycache__", "dist", "migrations"}
TEXT = {".py", ".md", ".sh", ".yaml", ".yml", ".json", ".toml", ".ts", ".svelte", ".css", ".html", ".txt", ""}


class Module(NamedTuple):
    path: Path
    name: str
    """Relative to the root, as `api/settings.py`."""
    tree: ast.Module

    @property
    def package(self) -> str:
        return self.name.partition("/")[0]


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the seven packages but the migrations."""
    return tuple(
        Module(path, str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8")))
        for package in PACKAGES
        for path in _files(ROOT / package)
        if path.suffix == ".py"
    )


def texts() -> Iterator[tuple[str, str]]:
    """Name and content of every text file that people wrote; lock files are made by a program."""
    top = [path for path in ROOT.iterdir() if path.is_file() and path.suffix != ".lock"]
    for path in [*top, *(path for folder in FOLDERS for path in _files(ROOT / folder))]:
        if path.suffix in TEXT and not path.name.endswith("-lock.json"):
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not NOT_OURS & set(path.parts):
            yield path


def imports(module: Module) -> Iterator[str]:
    """The full names of what a module imports, wherever in it."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def strings(module: Module) -> Iterator[tuple[int, str]]:
    """Line and text of every string constant, also those inside an f-string."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
