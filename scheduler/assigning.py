"""Who was on duty and may go where, and which team goes to which drawn unit: pure, and the same at every release."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from scheduler import verifier
from scheduler.plans import Team
from scheduler.teams import assign, cheapest, is_countable


class Staffing(msgspec.Struct, frozen=True):
    """Who was on duty at the freeze and may go where: sealed with the manifest, which holds only its hash.

    `barred` names pairs of a unit's code and a team's position. `salt` keeps the hash from confirming a guess.
    `ordered` further teams are out on inspections outside the lottery, for which the plan reserves some.
    """

    teams: tuple[Team, ...]
    units: dict[str, UUID]
    barred: tuple[tuple[str, int], ...]
    salt: str
    ordered: int = 0


class Visit(msgspec.Struct, frozen=True):
    code: str
    unit: UUID
    team: Team


def staffing_hash(staffing: Staffing) -> bytes:
    return verifier.tagged_hash("staffing", staffing_bytes(staffing))


def staffing_bytes(staffing: Staffing) -> bytes:
    return verifier.canonical(msgspec.json.decode(msgspec.json.encode(staffing)))


def able_teams(codes: Iterable[str], staffing: Staffing) -> dict[str, frozenset[int]]:
    """By unit, the positions of the teams that may go there."""
    able = {code: set(range(len(staffing.teams))) for code in codes}
    for code, team in staffing.barred:
        able.get(code, set()).discard(team)
    return {code: frozenset(teams) for code, teams in able.items()}


def assigned(selected: Sequence[str], staffing: Staffing, key: bytes) -> list[Visit]:
    """Which of the drawn units is visited by which team."""
    if not selected:
        return []
    barred = set(staffing.barred)
    weights = [[0 if (code, team) in barred else 1 for code in selected] for team in range(len(staffing.teams))]
    if is_countable(weights):
        teams = assign(weights, verifier.Stream(key, "assign"))
    else:
        teams = cheapest(weights, selected, key)
    return [Visit(code, staffing.units[code], staffing.teams[team]) for code, team in zip(selected, teams, strict=True)]


def substitutes_in_order(pool: Iterable[UUID], key: bytes) -> list[UUID]:
    """A uniform permutation: whoever may go and comes first steps in."""
    order = sorted(set(pool), key=str)
    stream = verifier.Stream(key, "substitute")
    for left in range(len(order), 1, -1):
        chosen = stream.below(left)
        order[chosen], order[left - 1] = order[left - 1], order[chosen]
    return order
