"""Where what was read out is not what was kept. It is shown to whoever reads the minutes, and refused to nobody."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from checklists.items import Severity
from inspections.minutes.minutes_documents import ReadOut

Kind = Literal["not-read", "not-kept", "severity", "words"]


class Kept(msgspec.Struct, frozen=True):
    """A finding as it stood when the visit ended."""

    item: str
    severity: Severity
    note: str


class Difference(msgspec.Struct, frozen=True):
    """`read` and `kept` are severities or words, by the `kind`; null where there are none."""

    item: str
    kind: Kind
    read: str | None
    kept: str | None


def differences(read: Sequence[ReadOut], kept: Sequence[Kept]) -> list[Difference]:
    """In the order of what was read, then of what was not."""
    by_item = {each.item: each for each in kept}
    found = [difference for each in read for difference in _differences(each, by_item.get(each.item))]
    unread = [each for each in kept if each.item not in {out.item for out in read}]
    return [*found, *(Difference(each.item, "not-read", None, each.severity) for each in unread)]


def _differences(read: ReadOut, kept: Kept | None) -> list[Difference]:
    if kept is None:
        return [Difference(read.item, "not-kept", read.severity, None)]
    found = []
    if read.severity != kept.severity:
        found.append(Difference(read.item, "severity", read.severity, kept.severity))
    if not says(read, kept.note):
        found.append(Difference(read.item, "words", read.said, kept.note))
    return found


def says(read: ReadOut, words: str) -> bool:
    """The whole sentence was read, which ends with the words on the sheet."""
    return _plain(words) in _plain(read.said)


def _plain(words: str) -> str:
    """Blanks and line ends make no difference."""
    return " ".join(words.split())
