"""The modifiers of a severity: a fixed order, and never outside the scale."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.items import Severity
from inspections.findings.finding_facts import SCALE, Rule, after_fix, after_repeat, modified

SEVERITIES = st.sampled_from(SCALE)


def result(said: Severity, *, fixed: bool, repeated: bool) -> Severity:
    return [said, *(severity for _, severity in modified(said, fixed=fixed, repeated=repeated))][-1]


@given(SEVERITIES, st.booleans(), st.booleans())
def test_the_scale_is_never_left_and_every_step_is_one_wide(said: Severity, fixed: bool, repeated: bool) -> None:
    steps = modified(said, fixed=fixed, repeated=repeated)
    places = [SCALE.index(severity) for severity in (said, *(severity for _, severity in steps))]
    assert all(abs(after - before) == 1 for before, after in pairwise(places))
    assert [rule for rule, _ in steps] == sorted({rule for rule, _ in steps})


@given(SEVERITIES, SEVERITIES, st.booleans(), st.booleans())
def test_what_is_said_to_be_worse_never_comes_out_better(
    one: Severity, other: Severity, fixed: bool, repeated: bool
) -> None:
    if SCALE.index(one) <= SCALE.index(other) and "S4" not in (one, other):
        came = [SCALE.index(result(said, fixed=fixed, repeated=repeated)) for said in (one, other)]
        assert came[0] <= came[1]


@given(SEVERITIES, st.booleans())
def test_a_repeat_never_makes_it_better_and_a_fix_never_worse(said: Severity, other: bool) -> None:
    alone, both = result(said, fixed=other, repeated=False), result(said, fixed=other, repeated=True)
    assert SCALE.index(both) >= SCALE.index(alone)
    assert SCALE.index(result(said, fixed=True, repeated=other)) <= SCALE.index(
        result(said, fixed=False, repeated=other)
    )


@pytest.mark.parametrize(
    ("said", "fixed", "repeated"),
    [("S0", "S0", "S0"), ("S1", "S1", "S2"), ("S2", "S1", "S3"), ("S3", "S2", "S4"), ("S4", "S4", "S4")],
)
def test_each_rule_alone(said: Severity, fixed: Severity, repeated: Severity) -> None:
    assert (after_fix(said), after_repeat(said)) == (fixed, repeated)


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("S1", [("repeat", "S2")]),
        ("S2", [("fixed", "S1"), ("repeat", "S2")]),
        ("S3", [("fixed", "S2"), ("repeat", "S3")]),
        ("S4", []),
    ],
)
def test_put_right_first_and_repeated_last(said: Severity, steps: list[tuple[Rule, Severity]]) -> None:
    """So a repeat always counts, and what the leader reads out at the door is only raised by what the record adds."""
    assert modified(said, fixed=True, repeated=True) == steps
