from datetime import timedelta

import pytest

from api.doctor import time_source
from tests.doctor.patients import NOW, levels

SECOND = timedelta(seconds=1)


def test_the_kernel_says_whether_it_is_synchronised() -> None:
    assert time_source.look() in (True, False, None)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (True, {"time-synchronised": "fine"}),
        (False, {"time-unsynchronised": "unsafe"}),
        (None, {"time-unknown": "worth-doing"}),
    ],
)
def test_a_clock_that_runs_free_is_unsafe(told: bool | None, found: dict[str, str]) -> None:
    assert levels(time_source.judge(told)) == found


@pytest.mark.parametrize(("told", "apart"), [(-3, -3), (0, 0), (4, 0), (5, 0), (8, 3)])
def test_the_time_that_an_answer_took_is_no_difference(told: int, apart: int) -> None:
    """Asked at 0, answered at 5 seconds."""
    assert time_source.apart(NOW, NOW + told * SECOND, NOW + 5 * SECOND) == apart * SECOND


@pytest.mark.parametrize("seconds", [-7, 7])
def test_a_database_in_another_time_is_unsafe(seconds: int) -> None:
    found = list(time_source.judge_database(seconds * SECOND))
    assert levels(found) == {"time-unlike-database": "unsafe"}
    assert found[0].facts == {"seconds": 7}
    assert levels(time_source.judge_database(SECOND)) == {"time-like-database": "fine"}
