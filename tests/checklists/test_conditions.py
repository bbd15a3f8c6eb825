import pytest

from checklists.conditions import Observed, parse


@pytest.mark.parametrize(
    ("text", "observed", "holds"),
    [
        ("never", Observed("no"), False),
        ("always", Observed("yes"), True),
        ("no", Observed("no"), True),
        ("no", Observed("yes"), False),
        ("no", Observed(value=3), False),
        ("ratio<0.5", Observed(value=1, of=2), False),
        ("ratio<0.5", Observed(value=49, of=100), True),
        ("ratio<=0.3", Observed(value=3, of=10), True),
        (">0", Observed(value=1), True),
        (">0", Observed(value=0), False),
        ("<=2", Observed(value=2), True),
        (">=3", Observed(value=2), False),
    ],
)
def test_a_condition_holds(text: str, observed: Observed, holds: bool) -> None:
    condition = parse(text)
    assert condition is not None
    assert condition.holds(observed) == holds


@pytest.mark.parametrize(
    "text", ["", "maybe", "ratio", "ratio<", "ratio<-1", "ratio < 1", "value>1", ">1e5", ">٣", "x>1", "<1\n"]
)
def test_what_is_no_condition_is_none(text: str) -> None:
    assert parse(text) is None
