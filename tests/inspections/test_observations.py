"""What observations amount to, and what may not stand in a remark."""

import pytest

from inspections.observing.observation_documents import identifies
from inspections.observing.observation_figures import for_the_unit


@pytest.mark.parametrize(
    "remark",
    [
        "0912345678",
        "gọi 0912 345 678",
        "+84 912.345.678",
        "CCCD 034085001234",
        "034 085 001 234",
        "số 1234567",
        "٠١٢٣٤٥٦",
    ],
)
def test_numbers_of_phones_and_cards_are_seen(remark: str) -> None:
    assert identifies(remark)


@pytest.mark.parametrize(
    "remark",
    ["", "chờ 45 phút", "đưa thêm 2.000.000 đồng", "nộp ngày 12/10/2026", "từ 8:30-9:15", "5 lần, 10 ngày, 30 phút"],
)
def test_amounts_dates_and_hours_are_no_such_numbers(remark: str) -> None:
    assert not identifies(remark)


@pytest.mark.parametrize(("there", "shown"), [(0, 0), (1, 0), (2, 0), (3, 3), (4, 3), (5, 3), (6, 6)])
def test_the_unit_gets_figures_of_whole_groups_of_three(there: int, shown: int) -> None:
    rows: list[object] = list(range(there))
    assert len(for_the_unit(rows)) == shown  # type: ignore[arg-type]
