"""The story is told in full in each language."""

from string import Formatter

import pytest

from api.tour.telling import Teller, catalogue
from tests.architecture.sources import modules, strings

STATES = {"opened", "submitted", "explaining", "issued", "concluded", "closed"}


def facts_of(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}


@pytest.mark.parametrize("key", catalogue())
def test_a_text_says_the_same_in_three_languages(key: str) -> None:
    texts = catalogue()[key]
    assert texts.keys() == {"vi", "id", "en"}
    assert facts_of(texts["vi"]) == facts_of(texts["id"]) == facts_of(texts["en"])
    assert len(set(texts.values())) == 3 or key == "title"


def test_every_text_is_told() -> None:
    told = {text for module in modules() if module.name.startswith("api/tour/") for _, text in strings(module)}
    assert catalogue().keys() - told - {f"state-{state}" for state in STATES} == set()


def test_numbers_are_written_as_the_language_does() -> None:
    assert Teller("en").number(0.954, 2) == "0.95"
    assert Teller("vi").number(0.954, 2) == "0,95"
