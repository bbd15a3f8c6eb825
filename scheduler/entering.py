"""With which ages and balances the units of a stratum enter a day: read from what happened since the last freeze."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

import msgspec

from ledger.database import Row
from organisation.calendars import closed_below
from scheduler import queries, state_queries
from scheduler.drawing import Entrant
from scheduler.frequencies import Place, rhythms
from scheduler.plans import Plan
from scheduler.states import FIRST_STATE, Document, Entering, Link, Undone, entering, state_hash

HELD = ("released", "revealed")


class Since(NamedTuple):
    """What happened since the last frozen draw; `inspections` are the visits that `undone` speaks of."""

    chain: list[Link]
    prev_state: bytes
    idle: tuple[str, ...]
    undone: tuple[Undone, ...]
    inspections: list[UUID]


class Entry(NamedTuple):
    """`units` are rows of `queries.units_of`, in the order of their codes as the entrants are."""

    units: list[Row]
    entrants: list[Entrant]
    since: Since


async def enter(programme: Row, plan: Plan, day: date) -> Entry:
    units = sorted(await queries.units_of(programme, day), key=lambda unit: str(unit["code"]))
    since = await _since_last(programme["stratum"], day)
    places = [Place(unit["code"], unit["kind"]) for unit in units]
    # Of the whole country the rhythms take half a second; the other requests go on meanwhile.
    ages, balances = await asyncio.to_thread(_entering, programme["stratum"], plan, places, since)
    closed = await closed_below(programme["unit"], day)
    entrants = [
        Entrant(unit["code"], unit["id"], unit["kind"], age, balance, closed(unit["path"]))
        for unit, age, balance in zip(units, ages.tolist(), balances.tolist(), strict=True)
    ]
    return Entry(units, entrants, since)


def _entering(stratum: str, plan: Plan, places: Sequence[Place], since: Since) -> Entering:
    return entering(stratum, places, rhythms(plan, places), since.chain, since.idle, since.undone)


async def _since_last(stratum: str, day: date) -> Since:
    last = await state_queries.last_document(stratum, day)
    if last is None:
        return Since([], FIRST_STATE, (), (), [])
    found = await state_queries.undone_visits(stratum, day)
    first = await _first_needed(stratum, last["day"], found)
    links = [last] if first == last["day"] else await state_queries.documents(stratum, first, day)
    idle = await state_queries.idle_days(stratum, last["day"], day)
    return Since(
        await _chain(links),
        state_hash(last["document"]),
        tuple(each.isoformat() for each in idle),
        tuple((visit["day"].isoformat(), visit["code"]) for visit in found),
        [visit["id"] for visit in found],
    )


async def _first_needed(stratum: str, last: date, found: Sequence[Row]) -> date:
    """Of the draws of each unit whose visit turned out undone late: the first undone one since its last visit."""
    late = {visit["code"] for visit in found if visit["day"] < last}
    first = min((visit["day"] for visit in found), default=last)
    new = {visit["id"] for visit in found}
    visited: set[str] = set()
    for drawn in await state_queries.drawn_of(stratum, late) if late else []:
        if not drawn["counted"] and drawn["id"] not in new:
            visited.add(drawn["code"])
        elif drawn["code"] not in visited:
            first = min(first, drawn["day"])
    return first


async def _chain(links: Sequence[Row]) -> list[Link]:
    selected = await state_queries.selected_on([link["id"] for link in links])
    return [
        Link(msgspec.json.decode(link["document"], type=Document), link["state"] in HELD, selected[link["id"]])
        for link in links
    ]
