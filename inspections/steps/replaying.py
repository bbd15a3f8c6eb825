"""Where every inspection must stand, told by the ledger alone. Pure: entries in, states out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from inspections.steps.lifecycle import BY_ACTION, Move, State

MOVED: Mapping[str, Move] = {
    "inspection.opened": "open",
    "inspection.cancelled": "cancel",
    "inspection.missed": "miss",
    "inspection.aborted": "abort",
    "inspection.submitted": "submit",
    "inspection.explaining": "hear",
    "inspection.concluded": "conclude",
    "inspection.reopened": "reopen",
    "inspection.closed": "close",
}
REMEDIES = {
    "remedy.required": "open",
    "remedy.reported": "reported",
    "remedy.returned": "open",
    "remedy.verified": "verified",
    "remedy.waived": "waived",
}


class Entry(msgspec.Struct, frozen=True):
    """What is read here of a document of the ledger."""

    action: str
    subject: str
    facts: dict[str, Any] = {}


class Replayed(msgspec.Struct):
    """By id: the state of each inspection, until when its unit may explain, and the state of each remedy."""

    states: dict[str, State] = {}
    due: dict[str, datetime] = {}
    remedies: dict[str, str] = {}


class Replaying:
    """Takes the ledger's entries in its order; what is not about inspections or remedies is passed over."""

    def __init__(self) -> None:
        self.found = Replayed()
        self.impossible: list[str] = []
        """Moves that the table of acts does not have; the state stays as it was."""

    def take(self, entry: Entry) -> None:
        action, subject = entry.action, entry.subject
        if action == "inspection.released":
            self.found.states[subject] = "released"
        elif action in MOVED:
            self._move(MOVED[action], subject)
        elif action in REMEDIES:
            self.found.remedies[subject] = REMEDIES[action]
        if action in ("inspection.explaining", "inspection.reopened", "extension.granted"):
            self.found.due[subject] = datetime.fromisoformat(entry.facts["due"])

    def _move(self, move: Move, subject: str) -> None:
        act, state = BY_ACTION[move], self.found.states.get(subject)
        if state is None or state not in act.sources or act.target is None:
            self.impossible.append(f"{move} of inspection {subject}, which is {state or 'not released'}")
        else:
            self.found.states[subject] = act.target
