import unicodedata
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.answer_kinds import Answer, Count, NotApplicable, Photos, Remark, YesNo
from checklists.merging import merge, overlaps
from tests.checklists.refusals import refused

HUNG, MAI, AN = UUID(int=1), UUID(int=2), UUID(int=3)
FIRST, SECOND, THIRD = UUID(int=11), UUID(int=12), UUID(int=13)
YES, NO = YesNo(item="Q", value="yes"), YesNo(item="Q", value="no")


def test_what_one_alone_answered_stands() -> None:
    badge = Count(item="B", value=3, denominator=4)
    assert merge({HUNG: {"Q": YES}, MAI: {"B": badge}}, {}) == {"B": badge, "Q": YES}


def test_the_same_answer_twice_is_no_overlap_and_photos_are_united() -> None:
    hung = YesNo(item="Q", value="no", evidence=(FIRST, SECOND), note="Quầy 2")
    mai = YesNo(item="Q", value="no", evidence=(SECOND, THIRD))
    merged = merge({MAI: {"Q": mai}, HUNG: {"Q": hung}}, {})
    assert merged["Q"] == YesNo(item="Q", value="no", evidence=(FIRST, SECOND, THIRD), note="Quầy 2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (YES, NO),
        (YES, NotApplicable(item="Q", reason="Không có")),
        (Count(item="Q", value=3, denominator=4), Count(item="Q", value=3, denominator=5)),
        (Count(item="Q", value=3), Count(item="Q", value=2)),
    ],
)
def test_different_answers_wait_for_the_leader(one: Answer, other: Answer) -> None:
    sheets = {HUNG: {"Q": one}, MAI: {"Q": other}}
    assert overlaps(sheets) == ("Q",)
    with refused("overlaps-not-settled", items="Q"):
        merge(sheets, {})


def test_the_leader_chooses_whose_answer_stands() -> None:
    mai = YesNo(item="Q", value="no", evidence=(FIRST,))
    assert merge({HUNG: {"Q": YES}, MAI: {"Q": mai}}, {"Q": MAI}) == {"Q": mai}
    assert merge({HUNG: {"Q": YES}, MAI: {"Q": mai}}, {"Q": HUNG})["Q"].evidence == (FIRST,)


@pytest.mark.parametrize("settlements", [{"Q": HUNG}, {"X": HUNG}, {"Q": AN}])
def test_only_an_overlap_can_be_settled_and_by_one_of_its_answers(settlements: dict[str, UUID]) -> None:
    with refused("settlement-without-overlap"):
        merge({HUNG: {"Q": YES}, MAI: {"Q": YES}}, settlements)
    if AN in settlements.values():
        with refused("settlement-without-overlap", item="Q"):
            merge({HUNG: {"Q": YES}, MAI: {"Q": NO}}, settlements)


def test_remarks_add_up_and_the_same_words_count_once() -> None:
    said = [
        Remark(item="T", value=text)
        for text in ("Rất tận tình", unicodedata.normalize("NFD", "Rất tận tình"), "Sạch sẽ")
    ]
    merged = merge({HUNG: {"T": said[0]}, MAI: {"T": said[1]}, AN: {"T": said[2]}}, {})
    assert merged["T"] == Remark(item="T", value="Rất tận tình\n\nSạch sẽ")


def test_general_photos_are_united() -> None:
    sheets = {
        HUNG: {"P": Photos(item="P", evidence=(FIRST,))},
        MAI: {"P": Photos(item="P", evidence=(SECOND,))},
    }
    assert merge(sheets, {})["P"].evidence == (FIRST, SECOND)


ANSWERS = st.dictionaries(st.sampled_from("QRST"), st.sampled_from([YES, NO]), max_size=4)
SHEETS = st.dictionaries(st.sampled_from([HUNG, MAI, AN]), ANSWERS, max_size=3)


@given(SHEETS)
def test_merging_keeps_every_item_and_ignores_the_order_of_sheets(sheets: dict[UUID, dict[str, YesNo]]) -> None:
    choices = {code: next(one for one in sheets if code in sheets[one]) for code in overlaps(sheets)}
    merged = merge(sheets, choices)
    assert set(merged) == {code for answers in sheets.values() for code in answers}
    assert merged == merge(dict(reversed(sheets.items())), choices)
    assert all(merged[code] == sheets[one][code] for code, one in choices.items())
