"""Where every inspection must stand, told by the ledger alone. Pure: entries in, states out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from inspections.lifecycle import BY_ACTION, Move, State

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


class Impossible(Exception):
    """The ledger tells of a move that the table of acts does not have."""


class Replayed(msgspec.Struct):
    """By id: the state of each inspection, until when its unit may explain, and the state of each remedy."""

    states: dict[str, State] = {}
    due: dict[str, datetime] = {}
    remedies: dict[str, str] = {}


def replay(entries: Iterable[Mapping[str, Any]]) -> Replayed:
    """`entries` are the ledger's documents in its order; what is not about inspections or remedies is passed over."""
    found = Replayed()
    for entry in entries:
        action, subject, facts = entry["action"], entry["subject"], entry["facts"]
        if action == "inspection.released":
            found.states[subject] = "released"
        elif action in MOVED:
            found.states[subject] = _moved(found.states.get(subject), MOVED[action], subject)
        elif action in REMEDIES:
            found.remedies[subject] = REMEDIES[action]
        if action in ("inspection.explaining", "inspection.reopened", "extension.granted"):
            found.due[subject] = datetime.fromisoformat(facts["due"])
    return found


def _moved(state: State | None, move: Move, subject: str) -> State:
    act = BY_ACTION[move]
    if state not in act.sources or act.target is None:
        raise Impossible(f"{move} of {subject}, which is {state}")
    return act.target
