"""Means of scores: of what was observed, marked where they rest on little."""

from datetime import date
from fractions import Fraction

from inspections.scoring.scores import Group, Mean, Tally, VisitScores, summed_up, tally

NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


def visit(whole: int | None, **sections: int) -> Tally:
    scores = VisitScores(
        None if whole is None else Fraction(whole),
        whole is not None,
        {name: Fraction(value) for name, value in sections.items()},
        {},
    )
    return tally(scores)


def test_groups_come_in_order_of_months_and_kinds() -> None:
    groups = [Group(NOVEMBER, "drawn"), Group(OCTOBER, "revisit"), Group(NOVEMBER, "announced")]
    assert list(summed_up((group, visit(50)) for group in groups)) == [groups[1], groups[2], groups[0]]


def test_what_was_not_observed_is_left_out_of_its_mean() -> None:
    group = Group(NOVEMBER, "drawn")
    found = summed_up([(group, visit(80, A=100)), (group, visit(None)), (group, visit(90, A=50, B=20))])[group]
    assert (found.visits, found.graded, found.score) == (3, 2, Mean(2, 85.0, True))
    assert found.sections == {"A": Mean(2, 75.0, True), "B": Mean(1, 20.0, True)}


def test_three_visits_are_enough() -> None:
    group = Group(NOVEMBER, "drawn")
    assert summed_up([(group, visit(100))] * 2)[group].score == Mean(2, 100.0, True)
    assert summed_up([(group, visit(100))] * 3)[group].score == Mean(3, 100.0, False)
