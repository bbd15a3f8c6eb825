"""What scores propose for the frequencies: bounded, and never a plan that would be refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.promises import adjustment_problems
from scheduler.risk_adjusting import proposed_adjustments
from tests.scheduler.test_promises import CENTRES, WARDS, allowed, plan

PLACES = [*CENTRES, *WARDS]
SCORES = st.lists(st.floats(0, 1), min_size=len(PLACES), max_size=len(PLACES))


def by_code(scores: list[float]) -> dict[str, float]:
    return {place.code: score for place, score in zip(PLACES, scores, strict=True)}


def test_equal_scores_change_nothing() -> None:
    assert set(proposed_adjustments(plan(), PLACES, by_code([0.4] * 100)).values()) == {1000}


def test_a_bad_score_raises_and_a_good_one_lowers_by_a_quarter_at_most() -> None:
    found = proposed_adjustments(plan(), PLACES, by_code([1.0, 0.0] + [0.5] * 98))
    assert (found["00000"], found["00001"]) == (1250, 750)
    assert set(found.values()) == {1250, 750, found["00002"]}


def test_the_next_step_starts_from_the_one_in_force() -> None:
    found = proposed_adjustments(plan(adjustments={"00000": 1200}), PLACES, by_code([1.0] + [0.5] * 99))
    assert found["00000"] == 1500


def test_units_that_are_never_visited_get_none() -> None:
    found = proposed_adjustments(plan(exceptions={"00000": 0}), PLACES, by_code([1.0] * 100))
    assert "00000" not in found


def test_where_the_guarantee_leaves_no_room_nothing_is_lowered() -> None:
    tight = plan(gaps={"centre": 40})
    found = proposed_adjustments(tight, PLACES, by_code([0.0] + [0.5] * 99))
    assert 750 < found["00000"] < 1000


@given(SCORES, st.sampled_from([{}, {"centre": 40}, {"centre": 60, "ward": 20}]))
@settings(max_examples=25)
def test_what_is_proposed_would_be_accepted(scores: list[float], gaps: dict[str, int]) -> None:
    before = plan(gaps=gaps)
    assert allowed(before, PLACES)
    after = plan(gaps=gaps, adjustments=proposed_adjustments(before, PLACES, by_code(scores)))
    assert allowed(after, PLACES)
    assert not list(adjustment_problems(after, before))
