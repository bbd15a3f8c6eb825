"""Pure rules of proposals: what must come first at which level (domain.md 6.2), and where one stands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, get_args
from uuid import UUID

import msgspec

from checklists.items import Severity
from inspections.clocks.deadline_rules import Clock
from organisation.refusing import Refused

Level = Literal["L3", "L4", "L5", "L6", "L7"]
Concerns = Literal["unit", "post", "person"]
CheckKind = Literal["exemption", "not_considered", "relatives"]
Heard = Literal["explained", "time_over", "not_yet"]
Standing = Literal["proposed", "second_signature", "signed", "sent", "decided", "declined", "refused", "withdrawn"]

CHECKS: tuple[CheckKind, ...] = get_args(CheckKind)
CHECKED: tuple[Level, ...] = ("L4", "L5", "L6")
REFERRAL: Level = "L7"
WATCHED: tuple[Level, ...] = ("L4", "L5", "L6", "L7")
"""Those after which a person may be disciplined, within the time for it."""
ANSWERED_BY: Mapping[Level, Clock] = {
    "L3": "lesson_meeting",
    "L4": "responsibility_review",
    "L5": "transfer_answer",
}
"""From the sending on; what else is sent is watched until the time to handle a breach ends."""


class Cited(msgspec.Struct, frozen=True, rename="camel"):
    """A finding that a proposal rests on. `result` is null before the conclusion."""

    id: UUID
    item: str
    severity: Severity
    heard: Heard
    result: Literal["upheld", "withdrawn"] | None


def takes_two(level: str) -> bool:
    """From L4 on a second person signs."""
    return level != "L3"


def in_force(proposal: Mapping[str, Any]) -> bool:
    signed = proposal["second_by"] if takes_two(proposal["level"]) else proposal["signed_by"]
    return signed is not None and proposal["ended"] is None


def standing(proposal: Mapping[str, Any], newest_result: Standing | None) -> Standing:
    if proposal["ended"]:
        ended: Standing = proposal["ended"]
        return ended
    if newest_result:
        return newest_result
    if proposal["sent_at"]:
        return "sent"
    if in_force(proposal):
        return "signed"
    return "second_signature" if proposal["signed_by"] else "proposed"


def heard(finding: Mapping[str, Any], inspection: Mapping[str, Any], now: datetime) -> Heard:
    """Explained by the unit itself, or its time to do so is over."""
    if finding["unit_explained"]:
        return "explained"
    due = inspection["explanation_due"]
    return "time_over" if due is not None and now > due else "not_yet"


def missing_checks(level: str, clear_by_kind: Collection[str]) -> list[CheckKind]:
    return [kind for kind in CHECKS if level in CHECKED and kind not in clear_by_kind]


def check_signable(level: str, cited: Sequence[Cited], newest_checks: Mapping[str, bool]) -> None:
    """`newest_checks`: by kind, whether nothing stands in the way."""
    check_grounds(level, cited)
    if missing_checks(level, newest_checks):
        raise Refused("proposal-checks-missing", checks=len(missing_checks(level, newest_checks)))
    if level in CHECKED and not all(newest_checks.values()):
        raise Refused("proposal-check-stands")


def lost_grounds(level: str, cited: Sequence[Cited]) -> bool:
    """Something that it rests on was withdrawn since. What went to the investigators stays with them."""
    return level != REFERRAL and any(finding.result == "withdrawn" for finding in cited)


def check_grounds(level: str, cited: Sequence[Cited]) -> None:
    """The unit was heard about all that it rests on, and it was upheld. A referral waits for nothing (L7)."""
    if level == REFERRAL:
        return
    unheard = [finding.item for finding in cited if finding.heard == "not_yet"]
    if unheard:
        raise Refused("proposal-not-heard", items=", ".join(unheard)[:400])
    if any(finding.result is None for finding in cited):
        raise Refused("proposal-not-concluded")
    dropped = [finding.item for finding in cited if finding.result == "withdrawn"]
    if dropped:
        raise Refused("proposal-finding-withdrawn", items=", ".join(dropped)[:400])
