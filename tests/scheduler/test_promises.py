"""What a plan may promise: nothing that could be foreseen, and no score that moves a unit too far."""

from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.refusing import Refused
from scheduler.frequencies import Place, deadline_of, frequencies
from scheduler.hazard import rhythm
from scheduler.plans import Plan
from scheduler.promises import adjustment_problems, least_gap, promise_problems, warnings
from tests.scheduler.stories import HOURS

CENTRES = [Place(f"{number:05d}", "centre") for number in range(98)]
WARDS = [Place(f"w{number:04d}", "ward") for number in range(2)]


def plan(**changes: Any) -> Plan:
    teams = [{"leader": str(UUID(int=2 * number)), "members": [str(UUID(int=2 * number + 1))]} for number in range(4)]
    return msgspec.convert(
        {
            "capacity": 4,
            "openDaysPerYear": 250,
            "frequencies": {"centre": 10, "ward": 20},
            "exceptions": {},
            "teams": teams,
            "checklist": {"code": "CL", "version": 1, "profile": "all"},
            "hours": HOURS,
        }
        | changes,
        Plan,
    )


def refused(found: Plan, places: list[Place] = CENTRES) -> Refused:
    return next(promise_problems(found, places))


def allowed(found: Plan, places: list[Place] = CENTRES) -> bool:
    return not list(promise_problems(found, places))


def test_frequencies_keep_their_proportions_and_make_the_capacity_together() -> None:
    found = frequencies(plan(exceptions={"00003": 30, "00004": 0}, adjustments={"00005": 1250}), [*CENTRES, *WARDS])
    assert sum(found) == pytest.approx(4)
    usual = found[0]
    assert [found[number] / usual for number in (3, 4, 5, 98)] == pytest.approx([3, 0, 1.25, 2])


def test_a_deadline_is_the_margin_before_the_gap_and_only_for_units_that_are_asked() -> None:
    found = plan(gaps={"centre": 125}, gapExceptions={"00001": 0, "00002": 90}, exceptions={"00003": 0}, margin=3)
    assert [deadline_of(found, place) for place in [*CENTRES[:4], WARDS[0]]] == [122, 0, 87, 0, 0]


def test_a_gap_shorter_than_one_and_a_half_mean_gaps_is_refused_with_the_least_that_would_do() -> None:
    assert allowed(plan(gaps={"centre": 37}))
    problem = refused(plan(gaps={"centre": 36}))
    assert (problem.name, problem.facts) == ("plan-gap-too-tight", {"code": "00000", "gap": 36, "least": 37})


@given(st.floats(0.002, 0.5), st.integers(2, 4))
def test_the_least_gap_leaves_room_for_the_frequency(frequency: float, margin: int) -> None:
    gap = least_gap(frequency, margin)
    assert frequency * gap >= 1.5 - 1e-6
    assert rhythm(frequency, gap - margin).hazards[0] > 0


def test_the_tightest_unit_is_named() -> None:
    assert refused(plan(gaps={"centre": 125}, gapExceptions={"00007": 30})).facts["code"] == "00007"


def test_below_four_mean_gaps_the_planner_is_warned() -> None:
    assert warnings(plan(gaps={"centre": 98}), CENTRES) == []
    found = warnings(plan(gaps={"centre": 125}, gapExceptions={"00007": 60, "00008": 50}), CENTRES)
    assert [(warning.code, warning.gap) for warning in found] == [("00008", 98), ("00007", 98)]
    assert found[0].rho == pytest.approx(50 * 4 / 98)


def test_with_a_guarantee_nobody_is_visited_more_than_every_other_day() -> None:
    often = {"exceptions": {place.code: 0 for place in CENTRES[6:]}}
    assert allowed(plan(**often))
    assert refused(plan(gaps={"centre": 60}, **often)).name == "plan-unit-too-frequent"


def test_nor_is_one_unit_that_is_to_be_visited_more_often_than_others() -> None:
    uneven = plan(exceptions={"00000": 90})
    assert allowed(uneven)
    assert refused(uneven, CENTRES[:20]).facts == {"code": "00000"}
    assert max(frequencies(plan(exceptions={"00000": 120}), CENTRES[:8])) == 1


@pytest.mark.parametrize("field", ["exceptions", "gapExceptions", "adjustments"])
def test_codes_must_be_those_of_units(field: str) -> None:
    assert refused(plan(**{field: {"nowhere": 100}})).facts == {"code": "nowhere"}


def test_a_score_brings_no_unit_above_one_visit_in_four_days() -> None:
    few = CENTRES[:17]
    assert allowed(plan(adjustments={"00000": 1050}), few)
    assert refused(plan(adjustments={"00000": 1250}), few).name == "plan-adjustment-too-frequent"
    assert allowed(plan(exceptions={"00000": 20}), few)


@pytest.mark.parametrize(
    ("before", "then", "moves"),
    [
        ({}, {"a": 1250}, True),
        ({}, {"a": 1251}, False),
        ({}, {"a": 750}, True),
        ({}, {"a": 749}, False),
        ({"a": 1250}, {"a": 1562}, True),
        ({"a": 1250}, {"a": 1563}, False),
        ({"a": 1250}, {}, True),
        ({"a": 1500}, {}, False),
        ({"a": 700}, {}, False),
    ],
)
def test_a_score_moves_a_unit_by_a_quarter_at_most(before: dict[str, int], then: dict[str, int], moves: bool) -> None:
    problems = adjustment_problems(plan(adjustments=then), plan(adjustments=before))
    assert [problem.name for problem in problems] == ([] if moves else ["plan-adjustment-too-steep"])


def test_what_a_person_decides_is_bound_by_no_quarter() -> None:
    assert not list(adjustment_problems(plan(exceptions={"00001": 60}), plan()))
