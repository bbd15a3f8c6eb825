"""The kinds of answers on the wire: objects told apart by `type`, one per item."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.conditions import Observed

Instant = Annotated[datetime, Meta(tz=True)]


class Answered(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename="camel",
    tag_field="type",
):
    """`evidence` are the ids of photos, which may arrive before the answer or after it."""

    item: str
    note: str = ""
    evidence: tuple[UUID, ...] = ()

    @property
    def observed(self) -> Observed | None:
        """What the score and the conditions look at; None when there is nothing to score."""
        return None


class YesNo(Answered, frozen=True, tag="yesno"):
    value: Literal["yes", "no"]

    @property
    def observed(self) -> Observed:
        return Observed(word=self.value)


class SecondCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    value: int
    counted_at: Instant


class Count(Answered, frozen=True, tag="count"):
    """A number, of a sample where the item has one. Counted twice, ten minutes apart, the higher number counts."""

    value: int
    denominator: int | None = None
    counted_at: Instant | None = None
    second: SecondCount | None = None

    @property
    def counted(self) -> int:
        return max(self.value, self.second.value) if self.second else self.value

    @property
    def observed(self) -> Observed | None:
        """An empty sample says nothing: the item does not apply."""
        if self.denominator == 0:
            return None
        return Observed(value=self.counted, of=self.denominator or 1)


class Scale(Answered, frozen=True, tag="scale"):
    value: int

    @property
    def observed(self) -> Observed:
        return Observed(value=self.value)


class Remark(Answered, frozen=True, tag="text"):
    value: str


class Photos(Answered, frozen=True, tag="photo"):
    """All it says is its evidence."""


class NotApplicable(Answered, frozen=True, tag="na"):
    reason: str


Answer = YesNo | Count | Scale | Remark | Photos | NotApplicable
