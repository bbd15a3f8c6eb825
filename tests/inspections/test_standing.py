"""What happens next, and whether it is for the reader to do."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from inspections.visiting.standing import OUTSIDE_THE_HEARING, Part, may_take, next_step

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
HUNG, THU, MINH = (UUID(int=number) for number in (1, 2, 3))


def inspection(**changed: Any) -> dict[str, Any]:
    """Being explained until tomorrow, one finding unexplained, nothing drafted."""
    dates = ("explained_at", "drafted_at", "drafted_by", "issued_by", "second_by", "sent_back", "in_force_at")
    objected = ("undecided", "facts_unanswered", "to_amend")
    quiet = dict.fromkeys(dates) | dict.fromkeys(objected, 0)
    return {
        "state": "explaining",
        "explanation_due": NOW + timedelta(days=1),
        "unexplained": 1,
        "on_team": False,
        **quiet,
        **changed,
    }


@pytest.mark.parametrize("state", OUTSIDE_THE_HEARING)
def test_outside_the_hearing_the_state_says_it(state: str) -> None:
    assert next_step(inspection(state=state), NOW) == OUTSIDE_THE_HEARING[state]


def test_the_unit_is_heard_until_its_time_is_over() -> None:
    assert next_step(inspection(), NOW) == "explanations"
    assert next_step(inspection(), NOW + timedelta(days=2)) == "draft"
    assert next_step(inspection(unexplained=0), NOW) == "draft"


def test_a_draft_waits_for_its_issuer_unless_the_unit_spoke_after_it() -> None:
    drafted = inspection(drafted_by=HUNG, drafted_at=NOW, unexplained=0)
    assert next_step(drafted, NOW) == "issuance"
    assert next_step(drafted | {"explained_at": NOW + timedelta(minutes=1)}, NOW) == "draft"


def test_what_is_issued_and_still_open_waits_for_the_second_signature() -> None:
    assert next_step(inspection(drafted_by=HUNG, drafted_at=NOW, issued_by=THU), NOW) == "second_signature"


def test_what_was_sent_back_is_drafted_anew() -> None:
    back = inspection(drafted_by=HUNG, drafted_at=NOW, unexplained=0, sent_back=True)
    assert next_step(back, NOW) == next_step(back | {"issued_by": THU}, NOW) == "draft"


def test_what_may_change_the_conclusion_comes_before_remedies() -> None:
    found = inspection(state="concluded", drafted_by=HUNG, drafted_at=NOW, in_force_at=NOW, reported=1, remedies=1)
    assert next_step(found | {"undecided": 1}, NOW) == "objection"
    assert next_step(found | {"to_amend": 1}, NOW) == "draft"
    assert next_step(found | {"to_amend": 1, "in_force_at": None}, NOW) == "issuance"
    assert next_step(found, NOW) == "verification"


def test_a_reopened_hearing_begins_with_no_draft() -> None:
    reopened = inspection(drafted_by=HUNG, drafted_at=NOW, issued_by=THU, second_by=MINH, in_force_at=NOW)
    assert next_step(reopened, NOW) == "explanations"


def test_facts_wait_for_the_leader_and_then_for_somebody_outside() -> None:
    objected = inspection(state="concluded", drafted_by=HUNG, issued_by=THU, undecided=1, facts_unanswered=1)
    assert may_take("objection", ["leader"], HUNG, objected)
    assert not may_take("objection", ["reviewer"], MINH, objected)
    answered = objected | {"facts_unanswered": 0}
    assert may_take("objection", ["reviewer"], MINH, answered)
    assert not may_take("objection", ["reviewer"], THU, answered)


@pytest.mark.parametrize("parts", [["reviewer", "leader"], ["reviewer", "member"], ["reviewer", "unit_head"]])
def test_nobody_reviews_their_own_work(parts: list[Part]) -> None:
    found = inspection(drafted_by=HUNG)
    assert not may_take("issuance", parts, MINH, found)
    assert may_take("issuance", ["reviewer"], MINH, found)


def test_nobody_signs_twice() -> None:
    found = inspection(drafted_by=HUNG, issued_by=THU)
    assert [may_take("second_signature", ["reviewer"], person, found) for person in (HUNG, THU, MINH)] == [
        False,
        False,
        True,
    ]


def test_the_leader_drafts_and_the_unit_explains() -> None:
    assert may_take("draft", ["leader"], HUNG, inspection())
    assert not may_take("draft", ["member"], HUNG, inspection())
    assert may_take("explanations", ["unit_head"], MINH, inspection())
    assert not may_take("explanations", ["overseer"], MINH, inspection())
