"""When a photo is due and when an answer caps the grade: `no`, `always`, `ratio<0.5`, `>0`, `<=2`."""

import operator
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

import msgspec

OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
COMPARISON = re.compile(r"(ratio)?(<=|>=|<|>)(\d{1,9}(?:\.\d{1,6})?)", re.ASCII)

Subject = Literal["never", "always", "yes", "no", "ratio", "value"]
WORDS: dict[str, Subject] = {"never": "never", "always": "always", "yes": "yes", "no": "no"}


class Observed(NamedTuple):
    """What an answer says, whatever its type: a word, or a value and the sample it was counted in."""

    word: str = ""
    value: int = 0
    of: int = 1


class Condition(msgspec.Struct, frozen=True):
    """`limit` is a fraction of two whole numbers, so that 0.9 means nine tenths and not its nearest float."""

    subject: Subject
    operator: str = ""
    limit: tuple[int, int] = (0, 1)

    def holds(self, observed: Observed) -> bool:
        if self.subject in ("ratio", "value"):
            above, below = self.limit
            sample = observed.of if self.subject == "ratio" else 1
            return OPERATORS[self.operator](observed.value * below, above * sample)
        return self.subject == "always" or self.subject == observed.word


def parse(text: str) -> Condition | None:
    """None when the text is no condition."""
    if text in WORDS:
        return Condition(WORDS[text])
    comparison = COMPARISON.fullmatch(text)
    if comparison is None:
        return None
    subject, sign, limit = comparison.groups()
    return Condition("ratio" if subject else "value", sign, Fraction(limit).as_integer_ratio())
