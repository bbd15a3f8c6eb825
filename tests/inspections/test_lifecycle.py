"""The table of acts by itself; tests/api/test_every_act.py asks the routes whether they keep to it."""

from typing import get_args

import pytest

from inspections.access import _REQUIRED
from inspections.steps.lifecycle import ACTS, BY_ACTION, Act, Action, Move, Party, State, check
from inspections.tables import Inspection
from organisation.refusing import Refused

STATES: tuple[State, ...] = get_args(State)


def test_every_act_stands_once_in_the_table() -> None:
    assert sorted(BY_ACTION) == sorted(get_args(Action))
    assert len(BY_ACTION) == len(ACTS)


def test_only_the_moves_have_a_target() -> None:
    assert {act.action for act in ACTS if act.target} == set(get_args(Move))


def test_every_party_is_known() -> None:
    assert _REQUIRED.keys() == set(get_args(Party)) == {act.by for act in ACTS}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.action)
def test_an_act_is_refused_from_every_state_but_its_own(act: Act) -> None:
    for state in act.sources:
        check(act.action, state)
    for state in set(STATES) - set(act.sources):
        with pytest.raises(Refused) as refused:
            check(act.action, state)
        assert refused.value.facts == {"state": state, "needed": ", ".join(act.sources)}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.action)
def test_who_is_kept_from_an_act_did_an_earlier_one_in_a_state_before_it(act: Act) -> None:
    earlier = [BY_ACTION[action] for action in act.apart_from]
    assert all(ACTS.index(other) < ACTS.index(act) for other in earlier)


def test_every_state_comes_from_the_release_and_leads_to_the_end() -> None:
    assert reached("released", forward=True) == set(STATES)
    assert reached("closed", forward=False) == set(STATES)


def reached(start: State, *, forward: bool) -> set[State]:
    steps = [(source, act.target) for act in ACTS if act.target for source in act.sources]
    found = {start}
    for _ in STATES:
        found |= {b if forward else a for a, b in steps if (a if forward else b) in found}
    return found


def test_every_state_has_the_column_of_its_time() -> None:
    columns = {column._meta.name for column in Inspection._meta.columns}
    assert {f"{state}_at" for state in STATES} <= columns
