"""How long each unit of a stratum has waited and what it is owed, from one frozen draw to the next.

Ages and balances move only when the next draw is frozen, after the day's visits are over. The document of a draw is
committed to by its hash in the manifest: what a visit, no visit or an undone visit will add to a balance stands in it
as integers before anything is drawn, so whoever checks the next document adds integers. Only the days without a draw
are added by the rule itself.
"""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

import msgspec
import numpy as np

from scheduler.balancing import increments, whole
from scheduler.frequencies import Place
from scheduler.hazard import Integers, Rhythm, Rhythms, rhythm
from scheduler.verifier import canonical, tagged_hash

Status = Literal["open", "closed", "excluded"]
Undone = tuple[str, str]
"""The day of a draw and the code of a unit that it drew and nobody visited."""

FIRST_STATE = bytes(32)


class UnitState(msgspec.Struct, frozen=True, array_like=True):
    """`age` in open days, 1 on the day after a visit; the others in units of `balancing.SCALE`."""

    id: str
    kind: str
    age: int
    balance: int
    visited: int
    spared: int
    undone: int
    status: Status


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`idle` are the open days without a draw, and `undone` the visits found out, since the document before."""

    draw_id: str
    prev_state: str
    idle: tuple[str, ...]
    undone: tuple[Undone, ...]
    units: tuple[UnitState, ...]

    @property
    def day(self) -> str:
        return self.draw_id.rsplit("/", 1)[1]


class Link(NamedTuple):
    """A frozen draw: whether it was held, and whom it drew."""

    document: Document
    held: bool
    selected: Collection[str]


class Entering(NamedTuple):
    """Ages and balances with which units enter a day, in the order of the places given."""

    ages: Integers
    balances: Integers


def document_bytes(document: Document) -> bytes:
    return canonical(msgspec.json.decode(msgspec.json.encode(document)))


def state_hash(content: bytes) -> bytes:
    """`content` as `document_bytes` gives it."""
    return tagged_hash("state", content)


def first(stratum: str, places: Sequence[Place], rhythms: Rhythms) -> Entering:
    """Nobody knows when these units were visited last: they are spread over their rhythms, in an order nobody chose."""
    order = sorted(places, key=lambda place: tagged_hash("start-age", stratum.encode(), place.code.encode()))
    rank = {place.code: number for number, place in enumerate(order)}
    ages = [
        _start_age(rhythm(frequency, deadline), (rank[place.code] + 0.5) / len(places))
        for place, frequency, deadline in zip(
            places, rhythms.frequencies.tolist(), rhythms.deadlines.tolist(), strict=True
        )
    ]
    return Entering(np.array(ages, dtype=np.int64), np.zeros(len(places), dtype=np.int64))


def _start_age(of: Rhythm, quantile: float) -> int:
    """The smallest age a with F(a) > quantile; in the long run an age is as frequent as gaps are that reach it."""
    if not of.deadline:
        return 1
    reached = np.cumprod(np.append(1.0, 1 - of.hazards[: of.deadline - 1]))
    law = np.cumsum(reached) / reached.sum()
    return min(int(np.searchsorted(law, quantile, side="right")) + 1, of.deadline)


def entering(
    stratum: str,
    places: Sequence[Place],
    rhythms: Rhythms,
    chain: Sequence[Link],
    idle: Sequence[str],
    undone: Collection[Undone],
) -> Entering:
    """`chain` are the frozen draws before this one, the last one at the end; `idle` and `undone` go into the document.

    Units that came are of age 1 and owed nothing. The chain reaches back to the draws that `undone` speaks of, and for
    each of its units to all undone draws since its last visit.
    """
    if not chain:
        return first(stratum, places, rhythms)
    before = {unit.id: unit for unit in chain[-1].document.units}
    passed = [_passed(chain[-1], before[place.code], undone) if place.code in before else (1, 0) for place in places]
    ages = np.array([age for age, _ in passed], dtype=np.int64)
    balances = np.array([balance for _, balance in passed], dtype=np.int64)
    for _ in idle:
        balances += whole(increments(rhythms, ages, np.zeros(len(places)), 0.0).carried_out)
        ages += 1
    _correct(ages, balances, {place.code: position for position, place in enumerate(places)}, chain, idle, undone)
    came = [place.code not in before for place in places]
    ages[came], balances[came] = 1, 0
    return Entering(ages, balances)


def _passed(link: Link, unit: UnitState, undone: Collection[Undone]) -> tuple[int, int]:
    """Age and balance after the draw: as they were when it was not held."""
    if not link.held:
        return unit.age, unit.balance
    if unit.id not in link.selected:
        return unit.age + 1, unit.balance + unit.spared
    if (link.document.day, unit.id) in undone:
        return unit.age + 1, unit.balance + unit.undone
    return 1, unit.balance + unit.visited


def _correct(
    ages: Integers,
    balances: Integers,
    positions: dict[str, int],
    chain: Sequence[Link],
    idle: Sequence[str],
    undone: Collection[Undone],
) -> None:
    """Visits of earlier draws that turned out undone after they had been counted."""
    links = {link.document.day: link for link in chain[:-1]}
    counted = {*undone, *(entry for link in chain for entry in link.document.undone)}
    for day, code in undone:
        unit = _unit(links[day], code) if day in links else None
        if unit is not None and code in positions:
            balances[positions[code]] += unit.undone - unit.visited
            waited = _waited(chain, code, counted, len(idle))
            if waited is not None:
                ages[positions[code]] = waited


def _waited(chain: Sequence[Link], code: str, undone: Collection[Undone], idle: int) -> int | None:
    """The age from the first of the undone draws since the last visit; None when the last draw was a visit."""
    age = None
    passed = idle
    for link in reversed(chain):
        passed += link.held
        if link.held and code in link.selected:
            unit = _unit(link, code)
            if (link.document.day, code) not in undone or unit is None:
                break
            age = unit.age + passed
        passed += len(link.document.idle)
    return age


def _unit(link: Link, code: str) -> UnitState | None:
    return next((unit for unit in link.document.units if unit.id == code), None)
