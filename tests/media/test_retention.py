from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.settings import BadSettings, load
from media.retention import CLASSES, DEFAULT, cutoffs, months_before, read_terms, require_due
from organisation.refusing import Refused

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
INSTANTS = st.integers(1_600_000_000, 7_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def test_every_class_has_a_default() -> None:
    terms = read_terms(DEFAULT)
    assert tuple(terms) == CLASSES
    assert (terms["item"], terms["minutes"]) == (24, 60)


def test_a_class_that_is_not_named_keeps_its_default() -> None:
    assert read_terms("item=36") == read_terms(DEFAULT) | {"item": 36}
    assert read_terms(" minutes=120 , aside=1 ")["aside"] == 1


@pytest.mark.parametrize(
    "text", ["", "item", "item=", "item=0", "item=1201", "item=-3", "item=2.5", "selfie=3", "item=²"]
)
def test_other_terms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_terms(text)


def test_a_wrong_setting_stops_the_start_and_is_named() -> None:
    with pytest.raises(BadSettings, match="SIDAK_RETENTION_MONTHS is wrong at 'photo=3'"):
        load({"SIDAK_RETENTION_MONTHS": "item=24,photo=3"})
    assert load({"SIDAK_RETENTION_MONTHS": "item=36"}).retention_months == "item=36"


def test_months_end_on_the_last_day_there_is() -> None:
    assert months_before(NOON, 1) == NOON.replace(month=2, day=28)
    assert months_before(NOON, 25) == NOON.replace(year=2024, month=2, day=29)
    assert months_before(NOON, 3) == NOON.replace(year=2025, month=12, day=31)


@given(INSTANTS, st.integers(1, 1200))
def test_a_month_is_never_shorter_than_28_days_nor_longer_than_31(now: datetime, months: int) -> None:
    passed = now - months_before(now, months)
    assert timedelta(days=28 * months) <= passed <= timedelta(days=31 * months)


@given(INSTANTS, st.integers(1, 400))
def test_what_is_due_stays_due(now: datetime, later: int) -> None:
    terms = read_terms(DEFAULT)
    before, after = cutoffs(terms, now), cutoffs(terms, now + timedelta(hours=later))
    assert all(before[name] <= after[name] for name in CLASSES)


def test_an_inspection_that_is_not_closed_is_not_due() -> None:
    with pytest.raises(Refused, match="erasure-not-due"):
        require_due("item", None, read_terms(DEFAULT), NOON)
    with pytest.raises(Refused, match="erasure-not-due"):
        require_due("item", months_before(NOON, 24) + timedelta(seconds=1), read_terms(DEFAULT), NOON)
    require_due("item", months_before(NOON, 24), read_terms(DEFAULT), NOON)
