"""The one table of an inspection's transitions: from where, to where, by whom. Nothing else moves a state."""

from typing import Literal

import msgspec

from organisation.refusing import Refused

State = Literal["released", "opened", "submitted", "explaining", "concluded", "closed"]
Party = Literal["team", "leader", "reviewer", "server"]
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
    Transition("miss", "released", "closed", "server"),
    Transition("abort", "opened", "closed", "leader"),
    Transition("submit", "opened", "submitted", "leader"),
    Transition("hear", "submitted", "explaining", "server"),
    Transition("conclude", "explaining", "concluded", "reviewer"),
    Transition("close", "concluded", "closed", "reviewer"),
)
BY_ACTION = {transition.action: transition for transition in TRANSITIONS}


def check(action: Action, state: str) -> None:
    """Refused from any other state than the action's own."""
    needed = BY_ACTION[action].source
    if state != needed:
        raise Refused("wrong-state", state=state, needed=needed)
