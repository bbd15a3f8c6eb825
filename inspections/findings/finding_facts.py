"""What is known beside a finding moves its severity, by two rules in a fixed order. Pure.

Domain.md 6.1, and where it leaves something open: putting it right during the visit comes first, because it happened
there; the repeat, which only the record knows, comes last. So a repeat always counts. S0 is praise and never moves; S1
that comes again is S2, a reminder was not enough; S4 stays S4. An item may be critical or not: score, grade and its cap
describe the visit and stay as they are. Extent and cause move nothing: a reviewer weighs them.
"""

from typing import Literal, get_args

from checklists.items import Severity

RULES = "rules"
"""Who decides on a severity where neither the checklist nor a person does."""

Rule = Literal["fixed", "repeat"]
"""The reason of such a decision."""

Cause = Literal["unit", "system", "superior_guidance", "staffing", "other"]
SubjectKind = Literal["unit", "post", "person"]

SCALE: tuple[Severity, ...] = get_args(Severity)
LEAST_FIXED = SCALE.index("S1")
MOST_SEVERE = SCALE.index("S4")


def modified(said: Severity, *, fixed: bool, repeated: bool) -> list[tuple[Rule, Severity]]:
    """The steps that change what people said, in their order; none where nothing changes."""
    steps: list[tuple[Rule, Severity]] = []
    current = said
    if fixed and (lowered := after_fix(current)) != current:
        steps.append(("fixed", lowered))
        current = lowered
    if repeated and (raised := after_repeat(current)) != current:
        steps.append(("repeat", raised))
    return steps


def after_fix(severity: Severity) -> Severity:
    """One step down, never below S1; what is S4 is not undone by putting it right."""
    at = SCALE.index(severity)
    return SCALE[at - 1] if LEAST_FIXED < at < MOST_SEVERE else severity


def after_repeat(severity: Severity) -> Severity:
    """One step up, never above S4; praise is no fault the second time either."""
    at = SCALE.index(severity)
    return SCALE[min(at + 1, MOST_SEVERE)] if at >= LEAST_FIXED else severity
