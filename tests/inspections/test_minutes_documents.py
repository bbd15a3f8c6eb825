"""Minutes: each way to end them has its own parts, and where what was read differs from what was kept."""

import json
from typing import Any
from uuid import UUID

import pytest

from inspections.minutes.minutes_differences import Difference, Kept, differences
from inspections.minutes.minutes_documents import MOST_POINTS, ReadOut, check, read
from organisation.refusing import Refused

LEADER, MEMBER, STRANGER, PAGE = (UUID(int=number) for number in range(1, 5))
TEAM = {LEADER, MEMBER}
WITNESSED = {"reason": "Không đồng ý.", "witness": {"name": "Đỗ Ánh", "post": "Mặt trận"}}


def drawn(by: str, person: UUID | None = None, points: int = 2) -> dict[str, Any]:
    return {"by": by, "person": str(person) if person else None, "strokes": [[[1, 1]] * points]}


SIGNED: dict[str, Any] = {
    "id": str(UUID(int=9)),
    "inspection": str(UUID(int=8)),
    "submission": str(UUID(int=7)),
    "claimedAt": "2026-11-23T03:00:00+00:00",
    "read": [],
    "closing": "signed",
    "unit": {"name": "Tuấn", "post": "Giám đốc"},
    "reservations": None,
    "refusal": None,
    "paper": [],
    "signatures": [drawn("member", LEADER), drawn("unit")],
}
RESERVED = SIGNED | {"closing": "with_reservations", "reservations": "Đồng hồ sai."}
REFUSED = SIGNED | {
    "closing": "refused",
    "refusal": WITNESSED,
    "signatures": [drawn("member", LEADER), drawn("witness")],
}
ON_PAPER = SIGNED | {"closing": "on_paper", "paper": [str(PAGE)], "signatures": []}


def checked(document: dict[str, Any]) -> None:
    check(read(json.dumps(document).encode()), LEADER, TEAM)


@pytest.mark.parametrize(
    "document",
    [
        SIGNED,
        RESERVED,
        REFUSED,
        ON_PAPER,
        REFUSED | {"unit": None},
        SIGNED | {"signatures": [*SIGNED["signatures"], drawn("member", MEMBER)]},
    ],
    ids=["signed", "reservations", "refused", "on paper", "refused by nobody named", "signed by two of the team"],
)
def test_each_way_to_end_is_taken(document: dict[str, Any]) -> None:
    checked(document)


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (SIGNED | {"unit": None}, "unit"),
        (ON_PAPER | {"unit": None}, "unit"),
        (SIGNED | {"reservations": "Đồng hồ sai."}, "reservations"),
        (RESERVED | {"reservations": None}, "reservations"),
        (REFUSED | {"refusal": None}, "refusal"),
        (SIGNED | {"refusal": WITNESSED}, "refusal"),
        (ON_PAPER | {"paper": []}, "paper"),
        (SIGNED | {"paper": [str(PAGE)]}, "paper"),
        (ON_PAPER | {"paper": [str(PAGE)] * 2}, "paper"),
        (SIGNED | {"signatures": [drawn("unit")]}, "signatures"),
        (SIGNED | {"signatures": [drawn("member", LEADER)]}, "signatures"),
        (SIGNED | {"signatures": [*SIGNED["signatures"], drawn("member", STRANGER)]}, "signatures"),
        (SIGNED | {"signatures": [*SIGNED["signatures"], drawn("member")]}, "signatures"),
        (SIGNED | {"signatures": [drawn("member", LEADER), drawn("unit", MEMBER)]}, "signatures"),
        (SIGNED | {"signatures": [*SIGNED["signatures"], drawn("unit")]}, "signatures"),
        (SIGNED | {"signatures": [*SIGNED["signatures"], drawn("witness")]}, "signatures"),
        (REFUSED | {"signatures": [drawn("member", LEADER)]}, "signatures"),
        (REFUSED | {"signatures": [*REFUSED["signatures"], drawn("unit")]}, "signatures"),
        (ON_PAPER | {"signatures": [drawn("witness")]}, "signatures"),
        (SIGNED | {"read": [{"item": "A-1", "severity": "S1", "said": ""}] * 2}, "read"),
    ],
)
def test_what_is_missing_or_too_much_is_named(document: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(document)
    assert (refusal.value.name, refusal.value.facts) == ("minutes-incomplete", {"field": field})


def test_a_signature_has_points_but_not_any_number_of_them() -> None:
    most = [[[1, 1]] * MOST_POINTS]
    checked(SIGNED | {"signatures": [drawn("member", LEADER), drawn("unit") | {"strokes": most}]})
    with pytest.raises(Refused, match="minutes-incomplete"):
        checked(SIGNED | {"signatures": [drawn("member", LEADER), drawn("unit") | {"strokes": [*most, [[2, 2]]]}]})


@pytest.mark.parametrize(
    "changed",
    [
        {"closing": "shouted"},
        {"extra": 1},
        {"claimedAt": "2026-11-23T03:00:00"},
        {"unit": {"name": " ", "post": "Giám đốc"}},
        {"reservations": "  "},
        {"signatures": [drawn("member", LEADER) | {"strokes": []}]},
        {"signatures": [drawn("member", LEADER) | {"strokes": [[]]}]},
        {"signatures": [drawn("member", LEADER) | {"strokes": [[[1001, 1]]]}]},
        {"signatures": [drawn("member", LEADER) | {"strokes": [[[1, 401]]]}]},
        {"signatures": [drawn("member", LEADER) | {"strokes": [[[1.5, 1]]]}]},
        {"paper": [str(UUID(int=number)) for number in range(11)]},
        {"read": [{"item": "A-1", "severity": "S5", "said": ""}]},
    ],
)
def test_what_no_phone_sends_is_not_read(changed: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="minutes-field"):
        read(json.dumps(SIGNED | changed).encode())


@pytest.mark.parametrize("body", [b"", b"\xff", b"[" * 100_000, b'{"id": 1'])
def test_what_is_no_json_is_not_read(body: bytes) -> None:
    with pytest.raises(Refused, match="minutes-field"):
        read(body)


def test_what_was_read_as_it_was_kept_makes_no_difference() -> None:
    kept = [Kept("A-1", "S2", "Chưa mở cửa")]
    assert differences([ReadOut("A-1", "S2", "Chưa  mở\ncửa ")], kept) == []
    assert differences([ReadOut("A-1", "S2", "Mở cửa đúng giờ? Không đạt. Ghi chú: Chưa mở cửa.")], kept) == []


def test_every_difference_is_told_in_the_order_of_the_reading() -> None:
    out = [ReadOut("A-2", "S1", "hai"), ReadOut("A-9", "S2", ""), ReadOut("A-1", "S2", "một")]
    kept = [Kept("A-1", "S3", "một"), Kept("A-2", "S1", "khác"), Kept("A-3", "S4", "ba")]
    assert differences(out, kept) == [
        Difference("A-2", "words", "hai", "khác"),
        Difference("A-9", "not-kept", "S2", None),
        Difference("A-1", "severity", "S2", "S3"),
        Difference("A-3", "not-read", None, "S4"),
    ]
