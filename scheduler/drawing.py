"""One day's draw, from its inputs to the units and their teams: pure, and the same at every release and after it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import numpy as np

from scheduler import verifier
from scheduler.assigning import Staffing, Visit, able_teams, assigned, staffing_hash
from scheduler.balancing import chances, increments, whole
from scheduler.frequencies import Place, rhythms
from scheduler.hazard import Rhythms
from scheduler.odds import Lottery
from scheduler.plans import Plan
from scheduler.states import FIRST_STATE, Document, Status, Undone, UnitState, document_bytes, state_hash
from scheduler.teams import staffable

FIRST_IN_CHAIN = bytes(32)


class Entrant(msgspec.Struct, frozen=True):
    """A unit of the stratum as it enters the day; `closed` by its own calendar or that of an office above it."""

    code: str
    unit: UUID
    kind: str
    age: int
    balance: int
    closed: bool


class Frozen(msgspec.Struct, frozen=True):
    """What is sealed at the freeze."""

    manifest: dict[str, Any]
    staffing: Staffing


class Terms(msgspec.Struct, frozen=True):
    """What the day's manifest and document take over from the plan and from the days before.

    `capacity` is the one signed for this day: the plan's, or that of the capacity calendar.
    """

    stratum: str
    day: date
    plan: Plan
    capacity: int
    policy_hash: bytes
    prev: bytes
    demonstration: bool
    beacon: dict[str, str | int]
    prev_state: bytes = FIRST_STATE
    idle: tuple[str, ...] = ()
    undone: tuple[Undone, ...] = ()


class Roll(NamedTuple):
    """The units of the day in the order of their codes, and the draw that was made of them."""

    entrants: list[Entrant]
    statuses: list[Status]
    rhythms: Rhythms
    lottery: Lottery
    capacity: int


def draw_id_of(stratum: str, day: date) -> str:
    return f"{stratum}/{day.isoformat()}"


def freeze(terms: Terms, secret: bytes, entrants: Sequence[Entrant], staffing: Staffing) -> tuple[Frozen, bytes]:
    """What is sealed, and the document of the stratum's state that its manifest commits to."""
    roll = _roll(terms, sorted(entrants, key=lambda entrant: entrant.code), staffing)
    content = document_bytes(_document(terms, roll))
    manifest = _manifest(terms, secret, roll) | {"state_hash": state_hash(content).hex()}
    drawable = {*manifest["forced"], *(code for code, _ in manifest["units"])}
    units = {entrant.code: entrant.unit for entrant in roll.entrants if entrant.code in drawable}
    kept = msgspec.structs.replace(staffing, units=units)
    manifest["staffing_hash"] = staffing_hash(kept).hex()
    verifier.check_manifest(manifest)
    return Frozen(manifest, kept), content


def _roll(terms: Terms, entrants: list[Entrant], staffing: Staffing) -> Roll:
    """Units that nobody on duty may visit are left out; the capacity is lowered until any draw can be staffed."""
    able = able_teams((entrant.code for entrant in entrants), staffing)
    statuses = [_status(entrant, able[entrant.code]) for entrant in entrants]
    of = rhythms(terms.plan, [Place(entrant.code, entrant.kind) for entrant in entrants])
    drawable = (np.array(statuses) == "open") & (of.frequencies > 0)
    candidates = [able[entrants[position].code] for position in np.flatnonzero(drawable)]
    reserved = max(0, terms.plan.reserved - staffing.ordered)
    most = min(terms.capacity, len(staffing.teams) - reserved, len(candidates))
    capacity = staffable(candidates, most) if most > 0 else 0
    ages = np.array([entrant.age for entrant in entrants], dtype=np.int64)
    balances = np.array([entrant.balance for entrant in entrants], dtype=np.int64)
    return Roll(entrants, statuses, of, chances(of, ages, balances, drawable, capacity, terms.plan), capacity)


def _status(entrant: Entrant, able: Collection[int]) -> Status:
    if entrant.closed:
        return "closed"
    return "open" if able else "excluded"


def _document(terms: Terms, roll: Roll) -> Document:
    ages = np.array([entrant.age for entrant in roll.entrants], dtype=np.int64)
    change = increments(roll.rhythms, ages, roll.lottery.odds, roll.capacity / terms.plan.capacity)
    added, undone = whole(change.carried_out).tolist(), whole(change.undone).tolist()
    units = tuple(
        UnitState(unit.code, unit.kind, unit.age, unit.balance, visited, visited, missed, status)
        for unit, status, visited, missed in zip(roll.entrants, roll.statuses, added, undone, strict=True)
    )
    draw_id = draw_id_of(terms.stratum, terms.day)
    return Document(draw_id, terms.prev_state.hex(), tuple(sorted(terms.idle)), tuple(sorted(terms.undone)), units)


def _manifest(terms: Terms, secret: bytes, roll: Roll) -> dict[str, Any]:
    entrants, day = roll.entrants, roll.lottery
    draw_id = draw_id_of(terms.stratum, terms.day)
    return {
        "alg": verifier.ALGORITHM,
        "beacon": terms.beacon,
        "capacity": roll.capacity,
        "date": terms.day.isoformat(),
        "draw_id": draw_id,
        "forced": [entrants[position].code for position in day.forced],
        "prev": terms.prev.hex(),
        "seed_commit": verifier.seed_commitment(draw_id, secret).hex(),
        "stratum": terms.stratum,
        "units": [
            [entrants[position].code, str(weight)] for position, weight in zip(day.drawn, day.weights, strict=True)
        ],
        "planned_capacity": terms.capacity,
        "policy_hash": terms.policy_hash.hex(),
    } | _labels(terms)


def _labels(terms: Terms) -> dict[str, str]:
    """What everybody who reads the manifest must know."""
    notice = {"notice": verifier.NO_BEACON_NOTICE} if terms.beacon["type"] == "none" else {}
    return notice | ({"demonstration": "a demonstration, not an inspection"} if terms.demonstration else {})


def manifest_hash(manifest: Mapping[str, Any]) -> bytes:
    return verifier.manifest_digest(manifest)


def visits(frozen: Frozen, secret: bytes, beacon: bytes) -> list[Visit]:
    """Which unit is visited by which team."""
    key = verifier.final_key(secret, manifest_hash(frozen.manifest), beacon)
    selected = verifier.draw(frozen.manifest, key)
    return assigned(selected, frozen.staffing, key)


def bundle(
    manifest: Mapping[str, Any], secret: bytes, beacon: bytes, proof: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What is published; `proof` is what the beacon is the hash of. Raises ValueError if it would not hold."""
    hashed = manifest_hash(manifest)
    published: dict[str, Any] = {
        "manifest": manifest,
        "manifest_hash": hashed.hex(),
        "secret": secret.hex(),
        "beacon": beacon.hex(),
        "selected": verifier.draw(manifest, verifier.final_key(secret, hashed, beacon)),
        **(proof or {}),
    }
    verifier.verify(msgspec.json.encode(published))
    return published
