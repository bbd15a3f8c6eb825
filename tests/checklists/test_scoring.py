from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from checklists.answer_kinds import Answer, Count, NotApplicable, Photos, Remark, Scale, YesNo
from checklists.items import CountRule, PhotoRule, ScaleRule, TextRule
from checklists.profiles import Profile, Question
from checklists.scoring import Missing, ProposedFinding, assess, item_score, missing
from ledger.identifiers import uuid7
from tests.checklists.sheets import all_best, profile

A01, A02, A03, B01, C05, C09, F03, F04 = (
    f"CL-VN-01-{part}" for part in ("A01", "A02", "A03", "B01", "C05", "C09", "F03", "F04")
)
OVERDUE = "CL-VN-03-C01"
PROFILES = [profile(code) for code in ("CL-VN-01", "CL-VN-02", "CL-VN-03", "CL-VN-OPEN")]


@pytest.mark.parametrize("code", ["CL-VN-01", "CL-VN-02", "CL-VN-03", "CL-VN-OPEN"])
def test_all_well_is_a_hundred_and_a(code: str) -> None:
    full = profile(code)
    found = assess(full, all_best(full))
    assert (found.score, found.grade, found.findings) == (Fraction(100), "A", ())
    assert found.missing == ()


def test_nothing_answered_has_no_score() -> None:
    found = assess(profile(), {})
    assert (found.score, found.score_hundredths, found.grade, found.observed_weight) == (None, None, None, 0)
    assert len(found.missing) == 28  # every item but the two texts


@pytest.mark.parametrize(
    ("code", "answer", "score", "failed"),
    [
        (A01, Count(item=A01, value=9, denominator=10), Fraction(9, 10), True),
        ("CL-VN-01-C01", Count(item="CL-VN-01-C01", value=9, denominator=10), Fraction(1), False),
        ("CL-VN-01-C01", Count(item="CL-VN-01-C01", value=45, denominator=100), Fraction(1, 2), True),
        (A03, Count(item=A03, value=0), Fraction(1), False),
        (A03, Count(item=A03, value=1), Fraction(0), True),
        (C05, Scale(item=C05, value=4), Fraction(3, 4), False),
        (C05, Scale(item=C05, value=3), Fraction(1, 2), True),
        (C09, YesNo(item=C09, value="no"), Fraction(0), True),
        (OVERDUE, Count(item=OVERDUE, value=5, denominator=100), Fraction(19, 20), False),
        (OVERDUE, Count(item=OVERDUE, value=6, denominator=100), Fraction(47, 50), True),
        (A02, Count(item=A02, value=0, denominator=0), None, False),
        (A02, NotApplicable(item=A02, reason="x"), None, False),
    ],
)
def test_each_rule_scores_and_fails_its_own_way(
    code: str, answer: Answer, score: Fraction | None, failed: bool
) -> None:
    full = profile(code.rpartition("-")[0])
    assert item_score(full.by_code[code], answer) == score
    assert [finding.item for finding in assess(full, {code: answer}).findings] == ([code] if failed else [])


def test_a_failed_critical_item_caps_the_grade_and_leaves_the_score() -> None:
    found = assess(profile(), all_best(profile()) | {C09: YesNo(item=C09, value="no")})
    assert (found.score, found.grade, found.capped_by) == (Fraction(94), "C", (C09,))
    assert found.findings == (ProposedFinding(C09, "S4", "critical_item"),)


def test_a_condition_that_holds_is_the_reason_of_the_cap() -> None:
    found = assess(profile(), {A01: Count(item=A01, value=4, denominator=10)})
    assert found.findings == (ProposedFinding(A01, "S3", "critical_if", Fraction(6, 10)),)


def test_the_cap_does_not_lift_a_d() -> None:
    full = profile()
    worst = {question.code: YesNo(item=question.code, value="no") for question in full.questions if question.measure}
    counts = {code: answer for code, answer in all_best(full).items() if isinstance(answer, Count)}
    found = assess(full, worst | {code: replace(answer, value=0) for code, answer in counts.items()})
    assert found.grade == "D"


@pytest.mark.parametrize(("value", "step"), [(99, 1), (80, 1), (79, 2), (41, 3), (40, 3), (0, 5)])
def test_the_extent_has_five_steps(value: int, step: int) -> None:
    [finding] = assess(profile(), {B01: Count(item=B01, value=value, denominator=100)}).findings
    assert finding.extent_step == step


def test_a_remark_on_good_service_proposes_a_commendation() -> None:
    said = assess(profile(), {F03: Remark(item=F03, value="Quầy số 3 rất tận tình")}).findings
    assert said == (ProposedFinding(F03, "S0"),)
    assert assess(profile(), {F03: Remark(item=F03, value=" \n")}).findings == ()


@pytest.mark.parametrize(
    ("answer", "gaps"),
    [
        (Count(item=A01, value=4, denominator=4), ()),
        (Count(item=A01, value=3, denominator=4), (Missing(A01, "photo", 1),)),
        (Count(item=A01, value=3, denominator=4, evidence=(uuid7(),)), ()),
        (Count(item=A03, value=1), (Missing(A03, "photo", 1),)),
        (YesNo(item="CL-VN-01-A05", value="no"), (Missing("CL-VN-01-A05", "photo", 1),)),
        (NotApplicable(item=A03, reason="x"), ()),
        (Photos(item=F04), (Missing(F04, "photo", 1),)),
        (Photos(item=F04, evidence=(uuid7(),)), ()),
    ],
)
def test_a_photo_is_missing_when_its_condition_holds(answer: Answer, gaps: tuple[Missing, ...]) -> None:
    assert tuple(gap for gap in missing(profile(), {answer.item: answer}) if gap.item == answer.item) == gaps


@pytest.mark.parametrize(("value", "due"), [(1, 1), (2, 1), (3, 0)])
def test_a_low_step_of_the_scale_calls_for_a_photo(value: int, due: int) -> None:
    clean = "CL-VN-02-D02"
    gaps = missing(profile("CL-VN-02"), {clean: Scale(item=clean, value=value)})
    assert sum(gap.photos for gap in gaps if gap.item == clean) == due


def test_a_photo_can_be_due_whatever_the_word() -> None:
    posted = "CL-VN-02-B01"
    gaps = missing(profile("CL-VN-02"), {posted: YesNo(item=posted, value="yes")})
    assert Missing(posted, "photo", 1) in gaps


def test_a_grade_needs_sixty_percent_of_the_weight() -> None:
    full = profile()
    observed: dict[str, Answer] = {}
    for code, answer in all_best(full).items():
        before = assess(full, observed)
        assert (before.grade is None) == (before.observed_weight < 60)
        observed[code] = answer
    assert assess(full, observed).grade == "A"


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    code, small = question.code, st.integers(0, 30)
    match question.rule:
        case CountRule(denominator=None):
            return st.builds(Count, item=st.just(code), value=st.integers(0, 200))
        case CountRule():
            pair = st.tuples(small, small).map(sorted)
            return pair.map(lambda both: Count(item=code, value=both[0], denominator=both[1]))
        case ScaleRule():
            return st.builds(Scale, item=st.just(code), value=st.integers(1, 5))
        case TextRule():
            return st.builds(Remark, item=st.just(code), value=st.sampled_from(["", "Tốt"]))
        case PhotoRule():
            return st.builds(Photos, item=st.just(code))
    words = st.sampled_from(["yes", "no"])
    return st.builds(YesNo, item=st.just(code), value=words) | st.just(NotApplicable(item=code, reason="x"))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Profile, dict[str, Answer]]:
    chosen = draw(st.sampled_from(PROFILES))
    answered = [question for question in chosen.questions if draw(st.booleans())]
    return chosen, {question.code: draw(answer_to(question)) for question in answered}


Sheet = tuple[Profile, dict[str, Answer]]


@given(sheets())
def test_the_score_is_the_weighted_mean_of_what_applies(sheet: Sheet) -> None:
    chosen, answers = sheet
    scores = {code: item_score(chosen.by_code[code], answer) for code, answer in answers.items()}
    weights = {code: chosen.by_code[code].weight for code, score in scores.items() if score is not None}
    found = assess(chosen, answers)
    assert found.observed_weight == sum(weights.values())
    if weights:
        gained = sum((scores[code] or 0) * weight for code, weight in weights.items())
        assert found.score == 100 * gained / found.observed_weight
        assert 0 <= found.score <= 100


@given(sheets(), st.randoms())
def test_the_order_of_the_answers_does_not_matter(sheet: Sheet, random: Random) -> None:
    chosen, answers = sheet
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert assess(chosen, dict(shuffled)) == assess(chosen, answers)


@given(sheets())
def test_what_does_not_apply_weighs_nothing(sheet: Sheet) -> None:
    chosen, answers = sheet
    applying = {code: answer for code, answer in answers.items() if answer.observed is not None}
    assert assess(chosen, applying).score == assess(chosen, answers).score
    assert assess(chosen, applying).grade == assess(chosen, answers).grade


@given(sheets(), st.data())
def test_a_better_answer_never_lowers_score_or_grade(sheet: Sheet, data: st.DataObject) -> None:
    chosen, answers = sheet
    code = data.draw(st.sampled_from(sorted(answers) or ["-"]))
    assume(code in answers and answers[code].observed is not None and chosen.by_code[code].measure is not None)
    better = data.draw(answer_to(chosen.by_code[code]))
    assume(better.observed is not None)
    before, after = (item_score(chosen.by_code[code], answer) or Fraction(0) for answer in (answers[code], better))
    assume(after >= before)
    old, new = assess(chosen, answers), assess(chosen, answers | {code: better})
    assert new.score is not None
    assert old.score is not None
    assert new.score >= old.score
    assert (new.grade is None) == (old.grade is None)
    assert new.grade is None or old.grade is None or new.grade <= old.grade


@given(sheets())
def test_grades_follow_bands_cap_and_least_weight(sheet: Sheet) -> None:
    found = assess(*sheet)
    if found.score is None or found.observed_weight * 100 < 60 * found.total_weight:
        assert found.grade is None
        return
    least = {"A": 90, "B": 70, "C": 50, "D": 0}
    uncapped = next(grade for grade, score in least.items() if found.score >= score)
    assert found.grade == (max(uncapped, "C") if found.capped_by else uncapped)
    assert found.score_hundredths is not None
    assert found.score_hundredths >= 100 * least[uncapped]


@given(sheets())
def test_every_failed_item_is_proposed_once(sheet: Sheet) -> None:
    chosen, answers = sheet
    found = [finding.item for finding in assess(chosen, answers).findings]
    assert len(found) == len(set(found))
    assert all(code in answers for code in found)
