"""docs/lifecycle.md, made from the one table of acts: a diagram of the moves, and who does what when."""

from collections.abc import Iterator
from typing import get_args

from inspections.steps.lifecycle import ACTS, MOVES, Act, Party, State

STATES: tuple[State, ...] = get_args(State)
PARTIES: dict[Party, str] = {
    "team": "a member of the team",
    "leader": "the team's leader",
    "unit_head": "the unit's head or acting deputy",
    "hearer": "the unit's head or acting deputy, or a reviewer",
    "reviewer": "a reviewer",
    "leader_or_reviewer": "the team's leader or a reviewer",
    "team_or_reviewer": "a member of the team or a reviewer",
    "outsider": "a reviewer or overseer who was not on the team",
    "oversight": "a reviewer or overseer",
    "owner": "the head of the unit it was passed to",
    "server": "the server",
}
HEADING = """# What happens in an inspection, and who does it

Made from the one table in `inspections/steps/lifecycle.py` by `sidak describe lifecycle`; `make check` fails when
this page and the table differ. Nothing moves a state that does not stand here, and every address of the API asks this
table before it acts. Who asks `GET /v1/inspections/{id}/next-steps` is told which of these acts are open now, to
whom, and until when.

A reviewer was never on the team of the visit and does not answer for the unit. "Not by" names the acts whose doer
leaves this one to others: the same person, an account of the same household and whoever acts for them, or did until
60 days ago, count as one.

## How the state moves
"""
BETWEEN = """
## Everything that is done

| act | in the states | by | not by whoever did | leads to |
|---|---|---|---|---|
"""


def document() -> str:
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *_moves(), "```", ""])
    return f"{HEADING}\n{diagram}{BETWEEN}{''.join(map(_line, ACTS))}"


def _moves() -> Iterator[str]:
    yield "    [*] --> released: release"
    for act in MOVES:
        yield from (f"    {source} --> {act.target}: {_words(act.action)} ({_words(act.by)})" for source in act.sources)
    yield "    closed --> [*]"


def _line(act: Act) -> str:
    states = "all from " + act.sources[0] if act.sources == STATES[STATES.index(act.sources[0]) :] else ""
    sources = states if len(act.sources) > 2 and states else ", ".join(act.sources)
    apart = ", ".join(map(_words, act.apart_from)) or "–"
    return f"| {_words(act.action)} | {sources} | {PARTIES[act.by]} | {apart} | {act.target or '–'} |\n"


def _words(name: str) -> str:
    return name.replace("_", " ")
