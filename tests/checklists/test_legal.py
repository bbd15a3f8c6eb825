from datetime import date

import pytest

from checklists.items import Item
from checklists.legal import Citation, legal_basis
from tests.checklists.sheets import document


def item(code: str) -> Item:
    return next(item for item in document(code.rpartition("-")[0]).items if item.code == code)


def keys(code: str, jurisdiction: str, on: date) -> list[str]:
    shown = legal_basis(document(code.rpartition("-")[0]), item(code), jurisdiction, on)
    return [citation.key for citation in shown]


def test_a_citation_carries_article_title_mark_and_validity() -> None:
    [shown] = legal_basis(document("CL-VN-01"), item("CL-VN-01-A01"), "ID", date(2026, 11, 23))
    title, since = "PP 94/2021 tentang Disiplin PNS", date(2021, 8, 31)
    assert shown == Citation("ID-PP-94-2021", "4.f", title, "secondary", since, None)


@pytest.mark.parametrize(
    ("jurisdiction", "expected"),
    [("VN", ["VN-LAW-80-2025", "VN-LOCAL-RULES"]), ("ID", ["ID-PP-94-2021"]), ("TH", [])],
)
def test_only_the_units_jurisdiction_is_shown(jurisdiction: str, expected: list[str]) -> None:
    assert keys("CL-VN-01-A01", jurisdiction, date(2026, 11, 23)) == expected


@pytest.mark.parametrize(("on", "shown"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)])
def test_a_reference_is_shown_to_its_last_day(on: date, shown: bool) -> None:
    assert ("VN-QD-733-2019" in keys("CL-VN-02-G01", "VN", on)) == shown


@pytest.mark.parametrize(("on", "shown"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_a_reference_is_shown_from_its_first_day(on: date, shown: bool) -> None:
    assert ("VN-DEC-233-2026" in keys("CL-VN-03-F03", "VN", on)) == shown
