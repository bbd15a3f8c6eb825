"""Every kind of notice says the same in three languages, leads to a view that there is, and is used."""

import re
from string import Formatter
from uuid import UUID

import pytest

from organisation.notice_catalogue import CONFIRMATION, Facts, Kind, catalogue, tell
from organisation.texts import LANGUAGES
from tests.architecture.sources import ROOT, modules, strings

FACTS: Facts = {
    "device": "Máy bàn",
    "unit": "Trung tâm xã Vũ Tiên",
    "letter": "2026-YH63-FVDY",
    "findings": 2,
    "remedies": 1,
    "number": 1,
    "code": "2345-6789",
    "due": "2026-11-27T16:59:59+00:00",
    "zone": "Asia/Ho_Chi_Minh",
    "clock": "explanation",
    "roles": 3,
    "added": 4,
    "changed": 5,
    "ended": 6,
}
SUBJECT = UUID(int=7)


def facts_of(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize(("name", "kind"), catalogue().items(), ids=lambda value: str(value)[:30])
def test_a_notice_says_the_same_in_three_languages(name: str, kind: Kind) -> None:
    assert facts_of(kind.body.vi) == facts_of(kind.body.id) == facts_of(kind.body.en)
    for text in (kind.title, kind.body):
        assert len({text.within(language) for language in LANGUAGES}) == 3


@pytest.mark.parametrize("name", catalogue())
def test_a_notice_leads_to_a_view_that_there_is(name: str) -> None:
    routes = re.findall(r"path: '([^']+)'", (ROOT / "web/src/routes.ts").read_text("utf-8"))
    link = tell(name, SUBJECT, FACTS, "vi").link
    assert link.replace(str(SUBJECT), ":id") in routes


def test_a_deadline_is_told_in_the_zone_of_the_unit() -> None:
    assert "27/11/2026 23:59" in tell("explanation.wanted", SUBJECT, FACTS, "en").body


def test_every_kind_is_used_and_has_readers() -> None:
    written = {text for module in modules() for _, text in strings(module)}
    assert catalogue().keys() - written == set()
    assert [name for name, kind in catalogue().items() if not kind.roles] == [CONFIRMATION]
