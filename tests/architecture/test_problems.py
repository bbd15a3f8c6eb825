"""Every refusal has its sentence in three languages, and every sentence is used."""

import ast
from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple

import pytest

from api.failures import BY_STATUS
from api.problems import TITLES, Entry, catalogue
from tests.architecture.sources import modules, strings


class Refusal(NamedTuple):
    place: str
    problem: str
    facts: set[str] | None
    """None when they are given as a whole mapping."""


def refusals() -> Iterator[Refusal]:
    """Those named on the spot; a name that comes from elsewhere is found by the test of unused sentences."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _name(node.func) == "Refused" and node.args:
                yield from _refusal(f"{module.name}:{node.lineno}", node)


def _refusal(place: str, node: ast.Call) -> Iterator[Refusal]:
    named = node.args[0]
    if isinstance(named, ast.Constant):
        facts = [keyword.arg for keyword in node.keywords]
        yield Refusal(place, str(named.value), None if None in facts else {str(fact) for fact in facts})


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def facts_of(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}


def test_every_refusal_stands_in_a_catalogue() -> None:
    assert [refusal for refusal in refusals() if refusal.problem not in catalogue()] == []


def test_every_refusal_gives_the_facts_of_its_sentence() -> None:
    known = [refusal for refusal in refusals() if refusal.problem in catalogue() and refusal.facts is not None]
    lacking = [(found, facts_of(catalogue()[found.problem].en) - (found.facts or set())) for found in known]
    assert [(found, facts) for found, facts in lacking if facts] == []


def test_every_sentence_is_used() -> None:
    written = {text for module in modules() for _, text in strings(module)} | set(BY_STATUS.values())
    assert catalogue().keys() - written == set()


@pytest.mark.parametrize(("name", "entry"), catalogue().items(), ids=lambda value: str(value)[:40])
def test_a_sentence_says_the_same_in_three_languages(name: str, entry: Entry) -> None:
    assert entry.status in TITLES
    assert facts_of(entry.vi) == facts_of(entry.id) == facts_of(entry.en)
    assert len({entry.vi, entry.id, entry.en}) == 3
