import re
from pathlib import Path

import checklists
from tests.checklists.refusals import CATALOGUE

PACKAGE = Path(checklists.__file__).parent
RAISED = re.compile(r'Refused\(\s*"([a-z-]+)"')
OF_ORGANISATION = {"same-person-twice"}


def raised() -> set[str]:
    return {name for module in PACKAGE.glob("*.py") for name in RAISED.findall(module.read_text("utf-8"))}


def test_every_refusal_has_its_sentences_and_every_sentence_its_refusal() -> None:
    # The API refuses a document sent to another checklist's address.
    assert raised() - OF_ORGANISATION | {"checklist-of-another-code"} == set(CATALOGUE)


def test_every_sentence_stands_in_three_languages_with_the_same_facts() -> None:
    for entry in CATALOGUE.values():
        facts = {language: set(re.findall(r"{(\w+)}", entry[language])) for language in ("vi", "id", "en")}
        assert facts["vi"] == facts["id"] == facts["en"]
        assert entry["status"] in (400, 409, 413, 422)
