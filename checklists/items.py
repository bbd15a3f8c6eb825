"""What a checklist asks: one item and the rule of its answer, as the document writes them."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from organisation.texts import Text

# One line that says something; control characters could hide what a reader agrees to.
# (?![\s\S]) is the very end in every dialect of patterns; $ would let a line break pass.
END = r"(?![\s\S])"
LINE = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*" + END

Line = Annotated[str, Meta(min_length=1, max_length=500, pattern=LINE)]
Code = Annotated[str, Meta(max_length=40, pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*" + END)]
Name = Annotated[str, Meta(max_length=40, pattern=r"^[a-z][a-z0-9_]*" + END)]
Weight = Annotated[int, Meta(ge=0, le=100)]
Share = Annotated[float, Meta(ge=0, le=1)]
Severity = Literal["S0", "S1", "S2", "S3", "S4"]
Grade = Literal["A", "B", "C", "D"]


class Words(Text, frozen=True, forbid_unknown_fields=True):
    """A text a person reads: all three languages, none of them empty."""

    vi: Line
    id: Line
    en: Line


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """How an item is answered and when the answer passes."""


class YesNoRule(Rule, frozen=True, tag="yesno"):
    """Worded so that yes is compliant; `na` among the values allows "not applicable"."""

    values: Annotated[Sequence[Literal["yes", "no", "na"]], Meta(min_length=2, max_length=3)]
    pass_values: Annotated[Sequence[Literal["yes", "no"]], Meta(min_length=1, max_length=1)]


class CountRule(Rule, frozen=True, tag="count"):
    """A whole number, mostly of a sample named by `denominator`. Exactly one of three limits is given:

    `ratio_pass`: passes when the ratio reaches it; `ratio_max_pass`: passes while the ratio does not exceed it;
    `max_pass`: passes while the number does not exceed it. `may_exceed`: the value may be above the denominator.
    `counted_twice`: a second count ten minutes later is offered, for what comes and goes; the higher one counts, so a
    higher number must be the better one.
    """

    score: Literal["min(1,ratio/ratio_pass)", "1-ratio", "1 if value<=max_pass else 0"]
    denominator: Name | None = None
    ratio_pass: Share | None = None
    ratio_max_pass: Share | None = None
    max_pass: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None
    sample_size: Annotated[int, Meta(ge=1, le=1000)] | None = None
    na_if: Words | None = None
    may_exceed: bool = False
    counted_twice: bool = False


class ScaleRule(Rule, frozen=True, tag="scale"):
    min: Annotated[int, Meta(ge=0, le=100)]
    max: Annotated[int, Meta(ge=1, le=100)]
    pass_at: Annotated[int, Meta(ge=0, le=100)]
    na_if: Words | None = None


class TextRule(Rule, frozen=True, tag="text"):
    max_length: Annotated[int, Meta(ge=1, le=10_000)]
    personal_data: bool


class PhotoRule(Rule, frozen=True, tag="photo"):
    min: Annotated[int, Meta(ge=0, le=20)]
    max: Annotated[int, Meta(ge=1, le=20)]


AnyRule = YesNoRule | CountRule | ScaleRule | TextRule | PhotoRule


class PhotoDemand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A photo is due when any of the conditions holds; `what` says what to photograph."""

    required_if: Annotated[Sequence[str], Meta(min_length=1, max_length=5)]
    what: Words | None = None


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    code: Code
    question: Words
    answer: AnyRule
    weight: Weight
    critical: bool
    default_severity: Severity
    photo: PhotoDemand
    legal_basis: Annotated[Sequence[Line], Meta(min_length=1, max_length=20)]
    critical_if: str | None = None
    guide: Words | None = None

    @property
    def scored(self) -> bool:
        return not isinstance(self.answer, TextRule | PhotoRule)
