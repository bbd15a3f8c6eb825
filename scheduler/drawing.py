"""One day's draw, from its inputs to the units and their teams: pure, and the same at every release and after it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from scheduler import verifier
from scheduler.odds import lottery
from scheduler.plans import Team
from scheduler.teams import assign, staffable

FIRST_IN_CHAIN = bytes(32)


class Entrant(msgspec.Struct, frozen=True):
    """A unit of the stratum on that day. `reference` are its odds before they are shifted to the capacity."""

    code: str
    unit: UUID
    reference: float


class Staffing(msgspec.Struct, frozen=True):
    """Who was on duty at the freeze and may go where: sealed with the manifest, which holds only its hash.

    `barred` names pairs of a unit's code and a team's position. `salt` keeps the hash from confirming a guess.
    """

    teams: tuple[Team, ...]
    units: dict[str, UUID]
    barred: tuple[tuple[str, int], ...]
    salt: str


class Frozen(msgspec.Struct, frozen=True):
    """What is sealed at the freeze."""

    manifest: dict[str, Any]
    staffing: Staffing


class Visit(msgspec.Struct, frozen=True):
    code: str
    unit: UUID
    team: Team


class Terms(msgspec.Struct, frozen=True):
    """What the day's manifest takes over from the plan and from the days before."""

    stratum: str
    day: date
    capacity: int
    policy_hash: bytes
    prev: bytes
    demonstration: bool


def draw_id_of(stratum: str, day: date) -> str:
    return f"{stratum}/{day.isoformat()}"


def freeze(terms: Terms, secret: bytes, entrants: Sequence[Entrant], staffing: Staffing) -> Frozen:
    """Units that nobody on duty may visit are left out; the capacity is lowered until any draw can be staffed."""
    ordered = sorted(entrants, key=lambda entrant: entrant.code)
    able = _able_teams(ordered, staffing)
    reachable = [entrant for entrant in ordered if able[entrant.code] and entrant.reference > 0]
    most = min(terms.capacity, len(staffing.teams), len(reachable))
    capacity = staffable([able[entrant.code] for entrant in reachable], most)
    manifest = _manifest(terms, secret, reachable, capacity)
    kept = msgspec.structs.replace(staffing, units={entrant.code: entrant.unit for entrant in reachable})
    manifest["staffing_hash"] = staffing_hash(kept).hex()
    verifier.check_manifest(manifest)
    return Frozen(manifest, kept)


def _manifest(terms: Terms, secret: bytes, entrants: Sequence[Entrant], capacity: int) -> dict[str, Any]:
    day = lottery([entrant.reference for entrant in entrants], capacity)
    draw_id = draw_id_of(terms.stratum, terms.day)
    return {
        "alg": verifier.ALGORITHM,
        "beacon": {"type": "none"},
        "capacity": capacity,
        "date": terms.day.isoformat(),
        "draw_id": draw_id,
        "forced": [entrants[position].code for position in day.forced],
        "prev": terms.prev.hex(),
        "seed_commit": verifier.seed_commitment(draw_id, secret).hex(),
        "stratum": terms.stratum,
        "units": [
            [entrants[position].code, str(weight)] for position, weight in zip(day.drawn, day.weights, strict=True)
        ],
        "notice": verifier.NO_BEACON_NOTICE,
        "planned_capacity": terms.capacity,
        "policy_hash": terms.policy_hash.hex(),
    } | ({"demonstration": "a demonstration, not an inspection"} if terms.demonstration else {})


def _able_teams(entrants: Sequence[Entrant], staffing: Staffing) -> dict[str, frozenset[int]]:
    able = {entrant.code: set(range(len(staffing.teams))) for entrant in entrants}
    for code, team in staffing.barred:
        able.get(code, set()).discard(team)
    return {code: frozenset(teams) for code, teams in able.items()}


def staffing_hash(staffing: Staffing) -> bytes:
    content = msgspec.json.decode(msgspec.json.encode(staffing))
    return verifier.tagged_hash("staffing", verifier.canonical(content))


def manifest_hash(manifest: Mapping[str, Any]) -> bytes:
    return verifier.manifest_digest(manifest)


def visits(frozen: Frozen, secret: bytes, beacon: bytes) -> list[Visit]:
    """Which unit is visited by which team."""
    key = verifier.final_key(secret, manifest_hash(frozen.manifest), beacon)
    selected = verifier.draw(frozen.manifest, key)
    if not selected:
        return []
    barred = set(frozen.staffing.barred)
    weights = [
        [0 if (code, position) in barred else 1 for code in selected] for position in range(len(frozen.staffing.teams))
    ]
    assigned = assign(weights, verifier.Stream(key, "assign"))
    return [
        Visit(code, frozen.staffing.units[code], frozen.staffing.teams[team])
        for code, team in zip(selected, assigned, strict=True)
    ]


def bundle(manifest: Mapping[str, Any], secret: bytes, beacon: bytes) -> dict[str, Any]:
    """What is published; raises ValueError if it would not hold."""
    hashed = manifest_hash(manifest)
    published = {
        "manifest": manifest,
        "manifest_hash": hashed.hex(),
        "secret": secret.hex(),
        "beacon": beacon.hex(),
        "selected": verifier.draw(manifest, verifier.final_key(secret, hashed, beacon)),
    }
    verifier.verify(msgspec.json.encode(published))
    return published
