"""Every clock has a length within its bounds, and a plan sets none beyond them."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.clocks.deadline_rules import Clock, Span, catalogue, out_of_bounds, span_of
from tests.architecture.sources import ROOT

CLOCKS: tuple[Clock, ...] = get_args(Clock)


def test_every_clock_stands_in_the_file_once() -> None:
    assert list(catalogue()) == list(CLOCKS)


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_usual_length_lies_within_the_bounds(clock: Clock) -> None:
    bounds = catalogue()[clock]
    assert 0 <= bounds.least <= bounds.usual <= bounds.most
    assert bounds.source


def test_what_a_plan_sets_comes_before_the_usual() -> None:
    assert span_of("explanation", {}) == Span(3, "working_days")
    assert span_of("explanation", {"explanation": 5}) == Span(5, "working_days")
    assert span_of("revisit_grade_d", {"explanation": 5}) == Span(14, "days")


@given(st.sampled_from(CLOCKS), st.integers(-5, 500))
def test_just_what_lies_outside_the_bounds_is_named(clock: Clock, amount: int) -> None:
    bounds = catalogue()[clock]
    within = bounds.least <= amount <= bounds.most
    assert out_of_bounds({clock: amount}) == ([] if within else [clock])


def test_fixed_clocks_are_nobodys_to_set() -> None:
    assert catalogue()["discipline_watch"].fixed
    assert out_of_bounds({"discipline_watch": 91}) == ["discipline_watch"]


def test_the_planners_page_names_just_those_that_a_plan_may_set() -> None:
    text = (ROOT / "docs/planning.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (\d+) (working days|days) \| (\d+) to (\d+) \|$", text, re.MULTILINE)
    told = {
        clock: (int(usual), unit.replace(" ", "_"), int(least), int(most)) for clock, usual, unit, least, most in rows
    }
    bounds = {clock: each for clock, each in catalogue().items() if not each.fixed}
    assert told == {clock: (each.usual, each.unit, each.least, each.most) for clock, each in bounds.items()}
