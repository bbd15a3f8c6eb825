"""Pure rules of what follows a conclusion: how long a remedy may take, who comes again when."""

from collections.abc import Mapping
from typing import Literal, get_args

from checklists.items import Grade, Severity
from inspections.clocks.deadline_rules import Clock, catalogue
from organisation.refusing import Refused

Cause = Literal["procedure", "conduct", "skills", "equipment", "staffing", "system", "superior_guidance"]
State = Literal["open", "reported", "verified", "waived"]
UNSETTLED: tuple[State, ...] = ("open", "reported")
CAUSES: tuple[Cause, ...] = get_args(Cause)

REMEDY_CLOCKS: Mapping[Severity, Clock] = {"S2": "corrective_s2", "S3": "corrective_s3", "S4": "corrective_s3"}
"""From the conclusion on. Lesser findings need no remedy."""
LEAST_DAYS, MOST_DAYS = catalogue()["corrective_s3"].least, catalogue()["corrective_s3"].most
"""Working days within which whoever concludes may choose."""
REVISIT_CLOCKS: Mapping[Grade, Clock] = {"C": "revisit_grade_c", "D": "revisit_grade_d"}
"""A good visit, or one without a grade, proposes none."""


def wants_remedy(result: str, severity: Severity) -> bool:
    return result == "upheld" and severity in REMEDY_CLOCKS


def check_remediable(result: str, severity: Severity, item: str) -> None:
    """What was withdrawn, or is praise or a mere reminder, leaves nothing to be put right."""
    if not wants_remedy(result, severity):
        raise Refused("remedy-not-wanted", item=item)
