"""What the documents name exists."""

import re
from pathlib import Path

from api.command import COMMANDS
from api.parts import assemble
from api.problems import catalogue
from api.settings import Settings
from tests.architecture.sources import ROOT, texts
from tests.conftest import app_with

DOCUMENTS = [(name, text) for name, text in texts() if name.endswith(".md")]
REQUEST = re.compile(r"`(GET|POST|PUT|PATCH|HEAD|DELETE) (/v1/[^`?\s]+)`")


def test_every_request_of_a_document_is_one_of_the_api(tmp_path: Path) -> None:
    app = app_with(assemble(Settings(data_dir=tmp_path)))
    routes = {(method, shape(route.path_format)) for route in app.routes for method in getattr(route, "methods", ())}
    named = {(method, path) for _, text in DOCUMENTS for method, path in REQUEST.findall(text)}
    assert len(named) > 20
    assert {request for request in named if (request[0], shape(request[1])) not in routes} == set()


def shape(path: str) -> str:
    """Without the values of its parameters: the documents also give examples."""
    parameters = re.sub(r"\{[^}]*\}", "*", path)
    return re.sub(r"/checklists/[A-Z0-9-]+/versions/\d+|/receipts/[A-Z0-9-]+", _as_template, parameters)


def _as_template(example: re.Match[str]) -> str:
    return "/receipts/*" if "receipts" in example[0] else "/checklists/*/versions/*"


def test_every_problem_of_a_document_is_in_a_catalogue() -> None:
    named = {name for _, text in DOCUMENTS for name in re.findall(r"/problems/([a-z-]+)", text)}
    assert named - catalogue().keys() == set()


def test_every_command_of_a_document_exists() -> None:
    named = {command for _, text in DOCUMENTS for command in re.findall(r"`(?:\.venv/bin/)?sidak ([a-z]+)", text)}
    assert named - COMMANDS.keys() == set()


def test_every_document_that_another_names_is_there() -> None:
    for name, text in DOCUMENTS:
        for target in re.findall(r"\]\((?!http)([^)#]+)", text):
            assert ((ROOT / name).parent / target).exists(), f"{name}: {target}"
