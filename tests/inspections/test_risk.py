"""The risk score: from 0 to 1, each part shown, none of them the time since the last visit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.items import Grade
from inspections.scoring.risk import UNKNOWN, WEIGHTS, Known, grade_value, parts, score

GRADES = st.lists(st.sampled_from("ABCD"), max_size=5)
COUNTS = st.integers(0, 50)


def score_of(grades: list[Grade], repeats: int = 0, complaints: int = 0, overdue: int = 0) -> float:
    return score(parts(Known(grades, repeats, complaints, overdue)))


def test_the_weights_make_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_the_best_office_has_none_and_the_worst_all() -> None:
    assert score_of(["A", "A", "A"]) == 0
    assert score_of(["D", "D", "D"], 3, 3, 3) == pytest.approx(1)


def test_an_office_without_grades_stands_in_the_middle() -> None:
    assert grade_value([]) == UNKNOWN == 0.5


def test_the_newest_grade_weighs_most_and_the_fourth_nothing() -> None:
    assert grade_value(["D", "A", "A"]) == 0.5 > grade_value(["A", "D", "A"]) > grade_value(["A", "A", "D"])
    assert grade_value(["A", "A", "A", "D"]) == 0


@given(GRADES, COUNTS, COUNTS, COUNTS)
def test_it_stays_between_0_and_1_and_grows_with_what_is_found(
    grades: list[Grade], repeats: int, complaints: int, overdue: int
) -> None:
    found = score_of(grades, repeats, complaints, overdue)
    assert 0 <= found <= 1 + 1e-12
    assert score_of(grades, repeats + 1, complaints, overdue) >= found
    assert score_of(grades, repeats, complaints + 1, overdue) >= found
    assert score_of(grades, repeats, complaints, overdue + 1) >= found
