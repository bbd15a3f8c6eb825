"""Pure rules of a conclusion that is written anew: what it may change, and which remedies follow from it."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import msgspec

from inspections.clocks.deadline_rules import Spans, span_of
from inspections.concluding.conclusion_documents import Decision
from inspections.remedies.remedy_rules import REMEDY_CLOCKS, wants_remedy
from organisation.refusing import Refused


class Changes(msgspec.Struct, frozen=True):
    """`milder`: an objection never harms whoever makes it."""

    findings: Collection[UUID]
    milder: bool


def check_changes(
    before: Sequence[Decision], after: Sequence[Decision], allowed: Changes, items: Mapping[UUID, str], spans: Spans
) -> None:
    """Nothing is decided otherwise than before that the unit was not heard about again. `spans` are the plan's."""
    decided = {each.finding: each for each in before}
    for each in after:
        old = decided[each.finding]
        if each.finding not in allowed.findings and (weight(each) != weight(old) or is_new(old, each)):
            raise Refused("finding-not-reopened", item=items[each.finding])
        if allowed.milder and (weight(each) > weight(old) or asks_more(old, each, spans)):
            raise Refused("amendment-harsher", item=items[each.finding])


def weight(decision: Decision) -> int:
    """0 for what was withdrawn, else 1 to 5."""
    return 1 + int(decision.severity[1:]) if decision.result == "upheld" else 0


def asks_more(before: Decision, after: Decision, spans: Spans) -> bool:
    """Something to put right where nothing was, or in fewer days."""
    if not is_new(before, after):
        return False
    return before.remedy is None or _days(after, spans) < _days(before, spans)


def _days(decision: Decision, spans: Spans) -> int:
    chosen = decision.remedy.working_days if decision.remedy else None
    return chosen or span_of(REMEDY_CLOCKS[decision.severity], spans).amount


def check_no_remedies(before: Sequence[Decision], after: Sequence[Decision], items: Mapping[UUID, str]) -> None:
    """In a closed inspection nobody reports or verifies any more: what is to be put right takes a hearing."""
    decided = {each.finding: each for each in before}
    for each in after:
        if is_new(decided[each.finding], each):
            raise Refused("amendment-needs-remedy", item=items[each.finding])


def lapses(before: Decision, after: Decision) -> bool:
    """What was to be put right need not be any more, or is said anew."""
    return not wants_remedy(after.result, after.severity) or is_new(before, after)


def is_new(before: Decision | None, after: Decision) -> bool:
    """A remedy that the version before did not require so. Where a version leaves it out, it stays."""
    return after.remedy is not None and (before is None or after.remedy != before.remedy)
