"""From answers to score, grade, missing items and proposed findings, in exact fractions.

Not applicable and unanswered items are left out and the other weights rescaled; text and photo are not scored.
Less than 60 % of the profile's weight observed: no grade. A failed critical item, or one whose `critical_if` holds,
caps the grade at C and leaves the score as it is.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import msgspec

from checklists.answer_kinds import Answer, NotApplicable, Remark
from checklists.answers import Answers
from checklists.conditions import Observed
from checklists.items import Grade, Severity, TextRule
from checklists.measures import Measured
from checklists.profiles import Profile, Question

LEAST_OBSERVED = Fraction(60, 100)
CAP: Grade = "C"
EXTENT_STEPS = 5


class Missing(msgspec.Struct, frozen=True):
    """`photos` is how many are still to be taken when `what` is "photo"."""

    item: str
    what: Literal["answer", "photo"]
    photos: int = 0


class ProposedFinding(msgspec.Struct, frozen=True):
    """What an inspector's answer suggests; people decide. Severity S0 proposes a commendation.

    `caps` says why the finding caps the grade; `extent` is the failed share of the sample, None without a sample.
    """

    item: str
    severity: Severity
    caps: Literal["critical_item", "critical_if"] | None = None
    extent: Fraction | None = None

    @property
    def extent_step(self) -> int | None:
        """1 to 5, one step for each started fifth of the sample."""
        if self.extent is None:
            return None
        return max(1, -(-self.extent.numerator * EXTENT_STEPS // self.extent.denominator))


class Assessment(msgspec.Struct, frozen=True):
    """`score` is 0 to 100, None when nothing was observed; `grade` is None for "not graded"."""

    score: Fraction | None
    grade: Grade | None
    observed_weight: int
    total_weight: int
    missing: tuple[Missing, ...]
    findings: tuple[ProposedFinding, ...]

    @property
    def score_hundredths(self) -> int | None:
        """Rounded down, so that a shown score never stands above the band of its grade."""
        return None if self.score is None else int(self.score * 100)

    @property
    def capped_by(self) -> tuple[str, ...]:
        return tuple(finding.item for finding in self.findings if finding.caps)


def assess(profile: Profile, answers: Answers) -> Assessment:
    gained, possible, weight = 0, 1, 0
    gaps: list[Missing] = []
    findings: list[ProposedFinding] = []
    for question in profile.questions:
        answer = answers.get(question.code)
        observed = None if answer is None else answer.observed
        gaps.extend(_gaps(question, answer, observed))
        if question.measure is None or observed is None:
            findings.extend(_commendation(question, answer))
            continue
        measured = question.measure.of(observed)
        # The sum of weight * gained / possible over one common denominator; one division at the end.
        gained = gained * measured.possible + question.weight * measured.gained * possible
        possible *= measured.possible
        weight += question.weight
        findings.extend(_finding(question, measured, observed))
    score = Fraction(100 * gained, possible * weight) if weight else None
    capped = any(finding.caps for finding in findings)
    return Assessment(
        score=score,
        grade=_grade(profile, score, weight, capped),
        observed_weight=weight,
        total_weight=profile.total,
        missing=tuple(gaps),
        findings=tuple(findings),
    )


def missing(profile: Profile, answers: Answers) -> tuple[Missing, ...]:
    return assess(profile, answers).missing


def item_score(question: Question, answer: Answer) -> Fraction | None:
    """0 to 1; None for what is not scored or does not apply."""
    if question.measure is None or answer.observed is None:
        return None
    measured = question.measure.of(answer.observed)
    return Fraction(measured.gained, measured.possible)


def section_scores(profile: Profile, answers: Answers) -> dict[str, Fraction]:
    """By section, 0 to 100 like the score of the whole; sections of which nothing was observed are missing."""
    gained: dict[str, Fraction] = {}
    weights: dict[str, int] = {}
    for code, answer in answers.items():
        question = profile.by_code[code]
        worth = item_score(question, answer)
        if worth is not None and question.weight:
            gained[question.section] = gained.get(question.section, Fraction(0)) + 100 * question.weight * worth
            weights[question.section] = weights.get(question.section, 0) + question.weight
    return {section: total / weights[section] for section, total in gained.items()}


def _grade(profile: Profile, score: Fraction | None, observed: int, capped: bool) -> Grade | None:
    if score is None or observed < LEAST_OBSERVED * profile.total:
        return None
    grade = next(grade for least, grade in profile.bands if score >= least)
    return max(grade, CAP) if capped else grade


def _gaps(question: Question, answer: Answer | None, observed: Observed | None) -> Iterator[Missing]:
    """Text is never missing: having nothing to remark is an answer too."""
    if isinstance(question.rule, TextRule):
        return
    if answer is None:
        yield Missing(question.code, "photo" if question.measure is None else "answer", _due(question, None))
        return
    if isinstance(answer, NotApplicable):
        return
    due = _due(question, observed) - len(answer.evidence)
    if due > 0:
        yield Missing(question.code, "photo", due)


def _due(question: Question, observed: Observed | None) -> int:
    seen = observed or Observed()
    return question.least_photos if any(condition.holds(seen) for condition in question.photo_if) else 0


def _finding(question: Question, measured: Measured, observed: Observed) -> Iterator[ProposedFinding]:
    caps = _cap(question, measured, observed)
    if measured.failed or caps:
        extent = Fraction(*measured.extent) if measured.extent else None
        yield ProposedFinding(question.code, question.severity, caps, extent)


def _cap(question: Question, measured: Measured, observed: Observed) -> Literal["critical_item", "critical_if"] | None:
    if question.critical_if and question.critical_if.holds(observed):
        return "critical_if"
    return "critical_item" if question.critical and measured.failed else None


def _commendation(question: Question, answer: Answer | None) -> Iterator[ProposedFinding]:
    if question.severity == "S0" and isinstance(answer, Remark) and answer.value.strip():
        yield ProposedFinding(question.code, "S0")
