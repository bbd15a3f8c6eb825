"""The one table of an inspection's transitions: from where, to where, by whom."""

from typing import Literal

import msgspec

from organisation.refusing import Refused

State = Literal["released", "opened", "submitted", "explaining", "concluded", "closed"]
Party = Literal["leader", "team", "unit head", "reviewer", "clock"]
Action = Literal["open", "cancel", "miss", "abort", "submit", "hear", "conclude", "close"]
Outcome = Literal["carried_out", "late", "missed", "aborted", "cancelled"]


class Transition(msgspec.Struct, frozen=True):
    action: Action
    source: State
    target: State
    by: Party


TRANSITIONS = (
    Transition("open", "released", "opened", "team"),
    Transition("cancel", "released", "closed", "leader"),
    Transition("miss", "released", "closed", "clock"),
    Transition("abort", "opened", "closed", "leader"),
    Transition("submit", "opened", "submitted", "leader"),
    Transition("hear", "submitted", "explaining", "clock"),
    Transition("conclude", "explaining", "concluded", "reviewer"),
    Transition("close", "concluded", "closed", "reviewer"),
)
BY_ACTION = {transition.action: transition for transition in TRANSITIONS}


def target(action: Action, state: str) -> State:
    """Where the action leads; refused from any other state than its own."""
    transition = BY_ACTION[action]
    if transition.source != state:
        raise Refused("wrong-state", state=state, needed=transition.source)
    return transition.target
