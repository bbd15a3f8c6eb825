"""What a conclusion that is written anew may change, and which remedies follow."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checklists.items import Severity
from inspections.concluding.conclusion_documents import Decision, Result
from inspections.objections.objection_rules import Changes, check_changes, is_new, lapses, weight
from inspections.remedies.remedy_documents import RemedyPlan
from organisation.refusing import Refused

FINDING, OTHER = UUID(int=1), UUID(int=2)
ITEMS = {FINDING: "CL-VN-02-A01", OTHER: "CL-VN-01-C01"}
PLAN = RemedyPlan("procedure", "Mở cửa đúng giờ.", "Phó thủ trưởng")

decisions = st.builds(
    Decision,
    finding=st.just(FINDING),
    result=st.sampled_from(["upheld", "withdrawn"]),
    severity=st.sampled_from(["S0", "S1", "S2", "S3", "S4"]),
)


def decided(severity: Severity, result: Result = "upheld", remedy: RemedyPlan | None = None) -> Decision:
    return Decision(FINDING, result, severity, remedy=remedy)


def refused(before: Decision, after: Decision, allowed: Changes) -> str | None:
    try:
        check_changes([before], [after], allowed, ITEMS, {})
    except Refused as refusal:
        return refusal.name
    return None


@given(before=decisions, after=decisions)
def test_after_an_objection_nothing_is_harsher(before: Decision, after: Decision) -> None:
    harsher = weight(after) > weight(before)
    assert (refused(before, after, Changes([FINDING], milder=True)) == "amendment-harsher") == harsher


@given(before=decisions, after=decisions)
def test_after_a_reopening_anything_may_be_decided_of_what_it_is_about(before: Decision, after: Decision) -> None:
    assert refused(before, after, Changes([FINDING], milder=False)) is None


@given(before=decisions, after=decisions, milder=st.booleans())
def test_of_everything_else_nothing_changes(before: Decision, after: Decision, milder: bool) -> None:
    changed = weight(after) != weight(before)
    assert (refused(before, after, Changes([OTHER], milder=milder)) == "finding-not-reopened") == changed


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (decided("S3", remedy=PLAN), None),
        (decided("S3"), None),
        (decided("S3", remedy=replace(PLAN, working_days=20)), None),
        (decided("S3", remedy=replace(PLAN, action="Mở cửa sớm hơn.")), None),
        (decided("S3", remedy=replace(PLAN, working_days=14)), "amendment-harsher"),
        (decided("S2", remedy=replace(PLAN, action="Mở cửa sớm hơn.")), "amendment-harsher"),
    ],
    ids=["the same", "left out", "more days", "other words", "fewer days", "the fewer days of what is milder"],
)
def test_after_an_objection_no_remedy_asks_more(after: Decision, told: str | None) -> None:
    assert refused(decided("S3", remedy=PLAN), after, Changes([FINDING], milder=True)) == told


def test_after_an_objection_nothing_is_to_be_put_right_that_was_not() -> None:
    before, after = decided("S3"), decided("S3", remedy=PLAN)
    assert refused(before, after, Changes([FINDING], milder=True)) == "amendment-harsher"
    assert refused(before, after, Changes([FINDING], milder=False)) is None


def test_the_remedy_of_a_finding_that_nobody_objected_to_stays_as_it_is() -> None:
    before, after = decided("S3", remedy=PLAN), decided("S3", remedy=replace(PLAN, working_days=20))
    assert refused(before, after, Changes([OTHER], milder=True)) == "finding-not-reopened"
    assert refused(before, before, Changes([OTHER], milder=True)) is None


@pytest.mark.parametrize(
    ("after", "lapsed", "new"),
    [
        (decided("S3", remedy=PLAN), False, False),
        (decided("S2"), False, False),
        (decided("S1"), True, False),
        (decided("S3", "withdrawn"), True, False),
        (decided("S3", remedy=replace(PLAN, working_days=5)), True, True),
    ],
    ids=["the same", "left out", "a mere note", "withdrawn", "another"],
)
def test_a_remedy_stays_until_it_is_not_wanted_or_said_anew(after: Decision, lapsed: bool, new: bool) -> None:
    before = decided("S3", remedy=PLAN)
    assert (lapses(before, after), is_new(before, after)) == (lapsed, new)


def test_the_first_conclusion_requires_all_its_remedies() -> None:
    assert is_new(None, decided("S3", remedy=PLAN))
    assert not is_new(None, decided("S3"))
