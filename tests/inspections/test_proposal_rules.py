"""What must come first at which level."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from inspections.proposals.proposal_rules import (
    CHECKS,
    Cited,
    Heard,
    check_signable,
    heard,
    in_force,
    missing_checks,
    standing,
)
from organisation.refusing import Refused
from tests.conftest import MONDAY

ALL_CLEAR: dict[str, bool] = dict.fromkeys(CHECKS, True)


def cited(how: Heard = "explained", result: Any = "upheld") -> Cited:
    return Cited(id=UUID(int=1), item="CL-VN-02-A01", severity="S3", heard=how, result=result)


def row(level: str, signed: bool = False, second: bool = False, ended: str | None = None) -> dict[str, Any]:
    signer = UUID(int=2) if signed else None
    return {
        "level": level,
        "signed_by": signer,
        "second_by": UUID(int=3) if second else None,
        "ended": ended,
        "sent_at": None,
    }


@pytest.mark.parametrize(
    ("finding", "checks", "problem"),
    [
        (cited("not_yet"), ALL_CLEAR, "proposal-not-heard"),
        (cited(result=None), ALL_CLEAR, "proposal-not-concluded"),
        (cited(result="withdrawn"), ALL_CLEAR, "proposal-finding-withdrawn"),
        (cited(), {}, "proposal-checks-missing"),
        (cited(), ALL_CLEAR | {"relatives": False}, "proposal-check-stands"),
    ],
    ids=["unheard", "unconcluded", "withdrawn", "unchecked", "relative"],
)
@pytest.mark.parametrize("level", ["L4", "L5", "L6"])
def test_discipline_waits_for_everything(level: str, finding: Cited, checks: dict[str, bool], problem: str) -> None:
    with pytest.raises(Refused, match=problem):
        check_signable(level, [cited(), finding], checks)
    check_signable(level, [cited(), cited("time_over")], ALL_CLEAR)


def test_a_criticism_needs_no_checks_and_a_referral_waits_for_nothing() -> None:
    check_signable("L3", [cited()], {})
    with pytest.raises(Refused, match="proposal-not-heard"):
        check_signable("L3", [cited("not_yet")], {})
    check_signable("L7", [cited("not_yet", None)], {})
    assert [missing_checks(level, ["relatives"]) for level in ("L3", "L7")] == [[], []]


def test_from_l4_on_two_signatures_bring_it_into_force() -> None:
    assert in_force(row("L3", signed=True))
    assert not in_force(row("L4", signed=True))
    assert in_force(row("L4", signed=True, second=True))
    assert not in_force(row("L4", signed=True, second=True, ended="refused"))


def test_it_stands_where_its_last_step_left_it() -> None:
    assert standing(row("L4"), None) == "proposed"
    assert standing(row("L4", signed=True), None) == "second_signature"
    assert standing(row("L3", signed=True), None) == "signed"
    assert standing(row("L4", signed=True, second=True) | {"sent_at": MONDAY}, None) == "sent"
    assert standing(row("L4", signed=True, second=True) | {"sent_at": MONDAY}, "declined") == "declined"
    assert standing(row("L4", ended="withdrawn"), None) == "withdrawn"


def test_heard_is_who_explained_or_let_the_time_pass() -> None:
    due = {"explanation_due": MONDAY}
    assert heard({"unit_explained": True}, due, MONDAY) == "explained"
    assert heard({"unit_explained": False}, due, MONDAY) == "not_yet"
    assert heard({"unit_explained": False}, due, MONDAY + timedelta(seconds=1)) == "time_over"
    assert heard({"unit_explained": False}, {"explanation_due": None}, MONDAY) == "not_yet"
