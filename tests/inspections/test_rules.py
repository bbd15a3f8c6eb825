import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.rules import ALPHABET, LATE_AFTER, code, is_late, needs_second_signature, tidy_code

ORDERED = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def test_a_team_is_late_only_after_the_half_hour() -> None:
    assert not is_late(ORDERED, ORDERED + LATE_AFTER)
    assert is_late(ORDERED, ORDERED + LATE_AFTER + timedelta(seconds=1))
    assert not is_late(ORDERED, ORDERED - timedelta(hours=1))


@pytest.mark.parametrize(
    ("severities", "needed"),
    [([], False), (["S0", "S1", "S2"], False), (["S1", "S3"], True), (["S4"], True)],
)
def test_the_serious_needs_a_second_signature(severities: list[str], needed: bool) -> None:
    assert needs_second_signature(severities) is needed


def test_a_code_is_read_out_in_groups() -> None:
    assert re.fullmatch(f"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}", code(3, 4))
    assert len({code(2, 5) for _ in range(100)}) == 100


@given(st.text(ALPHABET, min_size=8, max_size=8), st.sampled_from(["", " ", "-", " - "]))
def test_a_code_is_known_however_it_is_typed(printed: str, between: str) -> None:
    typed = between.join((printed[:4].lower(), printed[4:]))
    assert tidy_code(typed) == printed
    assert tidy_code(typed.replace("0", "o").replace("1", "l")) == printed
