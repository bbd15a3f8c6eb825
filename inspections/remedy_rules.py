"""Pure rules of what follows a conclusion: how long a remedy may take, who comes again when."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from checklists.items import Grade, Severity
from organisation.refusing import Refused

Cause = Literal["procedure", "conduct", "skills", "equipment", "staffing", "system", "superior_guidance"]
State = Literal["open", "reported", "verified", "waived"]
UNSETTLED: tuple[State, ...] = ("open", "reported")
CAUSES: tuple[Cause, ...] = get_args(Cause)

WORKING_DAYS: Mapping[Severity, int] = {"S2": 10, "S3": 15, "S4": 15}
"""From the conclusion on; domain.md 6.3, `corrective_s2` and `corrective_s3`. Lesser findings need no remedy."""
LEAST_DAYS, MOST_DAYS = 1, 60
"""Working days within which whoever concludes may choose."""
COMES_AGAIN: Mapping[Grade, timedelta] = {"C": timedelta(days=30), "D": timedelta(days=14)}
"""domain.md 6.3, `revisit_grade_C` and `revisit_grade_D`."""


def wants_remedy(result: str, severity: Severity) -> bool:
    return result == "upheld" and severity in WORKING_DAYS


def check_remediable(result: str, severity: Severity, item: str) -> None:
    """What was withdrawn, or is praise or a mere reminder, leaves nothing to be put right."""
    if not wants_remedy(result, severity):
        raise Refused("remedy-not-wanted", item=item)


def days_of(severity: Severity, chosen: int | None) -> int:
    return WORKING_DAYS[severity] if chosen is None else chosen


def revisit_due(grade: Grade | None, concluded_on: date) -> date | None:
    """A good visit, or one without a grade, proposes none."""
    if grade is None or grade not in COMES_AGAIN:
        return None
    return concluded_on + COMES_AGAIN[grade]
