"""docs/security.md claims nothing that no test shows."""

import ast
import re

from tests.architecture.sources import ROOT

NAMED = re.compile(r"`(test_[a-z0-9_]+)`")


def known_tests() -> set[str]:
    return {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def rows() -> list[list[str]]:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_threat_has_an_answer_and_tests_that_there_are() -> None:
    known = known_tests()
    for threat, answer, proofs in rows():
        named = NAMED.findall(proofs)
        assert answer, threat
        assert named, threat
        assert set(named) <= known, set(named) - known
    assert len(rows()) > 25
