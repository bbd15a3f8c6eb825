"""The words of a forecast, and the chairman's page."""

import re
import zlib
from datetime import date
from string import Formatter
from typing import get_args
from uuid import UUID

import pytest

from api.forecast_paper import paper
from api.forecast_shapes import (
    DraftPlan,
    ForecastEvent,
    OutlinedUnit,
    OutlineEvent,
    Price,
    Signers,
    Told,
    Workload,
)
from api.forecast_summary import Summary, summary
from api.forecast_words import catalogue, number, percent, price
from organisation.texts import LANGUAGES, Language
from scheduler.forecasting import Ahead
from scheduler.outlines import WarningName
from scheduler.scenarios import Forecast, Measure, UnitForecast
from scheduler.signing import RULES
from tests.scheduler.test_promises import CENTRES, plan

MEASURES = ("eta", "lift20", "auc", "i5", "cert50", "longestGap", "coverageViolations", "capacityErrors")


def facts_of(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}


@pytest.mark.parametrize("name", catalogue())
def test_every_sentence_says_the_same_in_three_languages(name: str) -> None:
    said = catalogue()[name]
    assert facts_of(said.vi) == facts_of(said.id) == facts_of(said.en)
    assert len({said.vi, said.id, said.en}) == 3


def test_every_warning_rule_and_measure_has_its_sentence() -> None:
    needed = {*get_args(WarningName), *(f"signers-{rule.name}" for rule in RULES)}
    assert needed | {f"measure-{name}" for name in MEASURES} <= catalogue().keys()


def ahead(**changes: object) -> Ahead:
    return Ahead(
        plan=plan(**changes),
        units=[],
        places=CENTRES,
        days=[],
        planned=0,
        teams=[0],
        barred=set(),
        away=[],
        capacities={},
        closures={},
        coordinates={},
        base="33",
    )


def simulated(likeliest: float) -> Forecast:
    return Forecast(250, 100, [], {}, [], likeliest, [])


def test_the_price_of_a_promise_in_words() -> None:
    same = price(simulated(0.2406), ahead(gaps={"centre": 125}), "en")
    assert same == (
        "Visiting each office at least once in 125 open days with these 4 teams: 24 of 100 visits fall on the fifth "
        "of days an office would guess best; 20 would be pure chance."
    )
    some = price(simulated(0.25), ahead(gapExceptions={"00001": 90, "00002": 60}), "en")
    assert some.startswith("Keeping the gaps promised to 2 offices (60 to 90 open days)")
    assert price(simulated(0.2), ahead(), "en").startswith("Promising no gap")


def test_numbers_are_written_as_the_reader_does() -> None:
    assert [number(1.25, language, 2) for language in LANGUAGES] == ["1,25", "1,25", "1.25"]
    assert percent(0.456) == "46%"


def page(language: Language, people: int = 60, warnings: int = 80) -> Summary:
    """As full as it gets."""
    name = "Nguyễn Thị Hồng Nhung Ánh Tuyết Đỗ Quỳnh Như Ngọc"
    outline = OutlineEvent(
        problems=[],
        warnings=[Told("gap-makes-foreseeable", "Đơn vị này có khoảng cách cam kết quá sát. " * 4)] * warnings,
        capacity_per_year=1000,
        open_days=250,
        units=[OutlinedUnit("12166.HCC", name, 10.0, 125, 5.0)] * 104,
        staffing=[Signers(rule.name, 2, rule.needed, f"{name}, {name}: 2") for rule in RULES],
    )
    forecast = ForecastEvent(
        days=250,
        replicas=100,
        units=[UnitForecast("12166.HCC", 0.9, {"30": 0.6, "60": 0.8, "90": 0.9}, 121)] * 104,
        met={"30": 0.6, "60": 0.8, "90": 0.9},
        inspectors=[Workload(UUID(int=1), name, 14.5, 7.25)] * people,
        price=Price(0.24, 0.2, catalogue()["price-some"].within(language)),
        measures=[Measure(measure, 0.99, 0.98, True) for measure in MEASURES],
    )
    draft = DraftPlan(plan(), date(2026, 11, 24), date(2027, 11, 23))
    return summary(f"HY01 · {name}", draft, outline, forecast, language, demonstration=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_however_much_there_is_to_say_it_is_one_page(language: Language) -> None:
    assert len(re.findall(rb"/Type\s*/Page\b", paper(page(language)))) == 1


def test_the_same_data_give_the_same_bytes() -> None:
    assert paper(page("vi")) == paper(page("vi"))
    assert paper(page("vi")) != paper(page("vi", people=3))


def test_the_letters_of_vietnamese_are_all_there() -> None:
    """The tables from glyphs to letters, which make the text of the page searchable."""
    full = page("vi")
    letters = "".join(bytes.fromhex(code).decode("utf-16-be") for code in _mapped(paper(full)))
    assert {letter for letter in full.price + full.programme if letter.isalpha()} <= set(letters)


def _mapped(pdf: bytes) -> list[str]:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    found = []
    for stream in streams:
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", content, re.DOTALL):
            found += [code.decode() for code in re.findall(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>", block)]
    return found
