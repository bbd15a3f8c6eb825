"""Medians and quartiles of similar units, and what came again."""

from fractions import Fraction

import pytest

from inspections.concluding.comparing import LEAST_UNITS, Changes, Looked, Spread, changes, spread, spreads
from inspections.scoring.scores import VisitScores


def scores(whole: int | None, **sections: int) -> VisitScores:
    found = {name: Fraction(value) for name, value in sections.items()}
    return VisitScores(None if whole is None else Fraction(whole), whole is not None, found, {})


def looked(answered: str, wrong: str) -> Looked:
    return Looked({}, scores(None), frozenset(answered), frozenset(wrong))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([50, 60, 70, 80, 90], Spread(5, 60.0, 70.0, 80.0)),
        ([90, 50, 70, 60, 80, 100], Spread(6, 62.5, 75.0, 87.5)),
        ([70] * 9, Spread(9, 70.0, 70.0, 70.0)),
    ],
)
def test_a_spread_tells_the_median_and_both_quartiles(values: list[int], expected: Spread) -> None:
    assert spread([Fraction(value) for value in values]) == expected


def test_of_fewer_than_five_units_nothing_is_told() -> None:
    assert spread([Fraction(70)] * (LEAST_UNITS - 1)) is None
    assert spreads([scores(70, A=50)] * (LEAST_UNITS - 1)) == {}


def test_a_section_that_few_units_observed_is_left_out_by_itself() -> None:
    visits = [*[scores(70, A=50, B=10)] * 4, scores(80, A=90)]
    assert sorted(spreads(visits)) == ["", "A"]


def test_a_finding_is_gone_only_where_somebody_looked_again() -> None:
    before, now = looked("ABCD", "ABC"), looked("ACD", "AD")
    assert changes(before, now) == Changes(repeated=["A"], gone=["C"], new=["D"])
