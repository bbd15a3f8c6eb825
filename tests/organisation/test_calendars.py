from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.calendar_rules import (
    Override,
    add_working_days,
    is_working_day,
    nearest,
    official_year,
)

PROVINCE, COMMUNE, STRANGER = UUID(int=1), UUID(int=2), UUID(int=3)
PATH = (PROVINCE, COMMUNE)
MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("country", "day", "works"),
    [
        ("VN", "2026-11-23", True),
        ("VN", "2026-11-22", False),
        ("VN", "2026-11-24", False),
        ("VN", "2026-02-17", False),
        ("VN", "2026-08-22", True),
        ("VN", "2026-08-31", False),
        ("ID", "2026-08-17", False),
        ("ID", "2026-12-24", False),
        ("ID", "2026-12-23", True),
        ("XX", "2026-12-25", True),
        ("XX", "2026-12-26", False),
    ],
)
def test_official_days_of_each_country(country: str, day: str, works: bool) -> None:
    found = date.fromisoformat(day)
    assert (found in official_year(country, found.year)) is works


def test_the_nearest_decision_counts_and_of_one_unit_the_last() -> None:
    decided = [
        Override(COMMUNE, MONDAY, working=True),
        Override(PROVINCE, MONDAY, working=False),
        Override(PROVINCE, MONDAY + timedelta(1), working=True),
        Override(PROVINCE, MONDAY + timedelta(1), working=False),
        Override(STRANGER, MONDAY + timedelta(2), working=False),
    ]
    assert nearest(decided, PATH) == {MONDAY: True, MONDAY + timedelta(1): False}


def test_a_decision_stands_before_the_official_calendar() -> None:
    assert is_working_day(MONDAY, frozenset(), {MONDAY: True})
    assert not is_working_day(MONDAY, {MONDAY}, {MONDAY: False})
    assert is_working_day(MONDAY, {MONDAY}, {})


def vietnam(day: date) -> bool:
    return day in official_year("VN", day.year)


def test_working_days_pass_over_weekends_and_holidays() -> None:
    assert add_working_days(MONDAY, 1, vietnam) == date(2026, 11, 25)
    assert add_working_days(MONDAY, 5, vietnam) == date(2026, 12, 1)
    assert add_working_days(date(2026, 11, 28), 0, vietnam) == date(2026, 11, 30)


@given(DAYS, st.integers(1, 60))
def test_between_start_and_deadline_lie_just_so_many_working_days(start: date, count: int) -> None:
    deadline = add_working_days(start, count, vietnam)
    passed = [start + timedelta(days=number) for number in range(1, (deadline - start).days + 1)]
    assert sum(map(vietnam, passed)) == count
    assert vietnam(deadline)


def test_a_calendar_that_is_closed_for_ever_is_an_error() -> None:
    with pytest.raises(ValueError, match="no working days"):
        add_working_days(MONDAY, 1, lambda _: False)
