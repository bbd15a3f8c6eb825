"""Every finding has its sentence in three languages, and says what to do when something is to be done."""

import ast
from string import Formatter

import pytest

from api.doctor.findings import LEVELS
from api.doctor.wording import catalogue
from organisation.texts import Text
from tests.architecture.sources import modules

MAKERS = {"unsafe": True, "worth_doing": True, "fine": False}
Made = dict[str, set[tuple[bool, frozenset[str]]]]


def made() -> Made:
    """By the name of each finding that the code makes: whether something is to be done, and its facts."""
    found: Made = {}
    for module in modules():
        if module.name.startswith(("api/doctor/", "api/commands/doctor")):
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                    assert isinstance(node.args[0], ast.Constant)
                    facts = frozenset(str(keyword.arg) for keyword in node.keywords)
                    found.setdefault(str(node.args[0].value), set()).add((MAKERS[node.func.id], facts))
    return found


MADE = made()


def blanks(text: Text) -> list[set[str]]:
    return [{field for _, field, _, _ in Formatter().parse(each) if field} for each in (text.vi, text.id, text.en)]


def test_every_finding_has_a_sentence_and_every_sentence_is_found() -> None:
    assert len(MADE) > 50
    assert catalogue().keys() - {f"report-{level}" for level in LEVELS} == MADE.keys()


@pytest.mark.parametrize("name", sorted(MADE))
def test_its_sentences_have_its_facts_and_what_is_wrong_can_be_mended(name: str) -> None:
    entry = catalogue()[name]
    assert len({str(facts) for _, facts in MADE[name]}) == 1
    _, facts = next(iter(MADE[name]))
    for text in (entry.says, entry.do) if entry.do else (entry.says,):
        vi, indonesian, en = blanks(text)
        assert vi == indonesian == en
        assert en <= facts
        assert len({text.vi, text.id, text.en}) == 3 or text.en.startswith("Run: ")
    assert bool(entry.do) is any(to_do for to_do, _ in MADE[name])
