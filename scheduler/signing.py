"""Whether a programme has enough people for everything that two must sign."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from ledger.database import Row
from organisation.actors import Role
from organisation.grant_queries import holders, standing_in

Pair = tuple[UUID, UUID]
Holders = dict[Role, set[UUID]]


class Rule(NamedTuple):
    """One of `begin` and then others of `sign`, so many people in all."""

    name: str
    begin: tuple[Role, ...]
    sign: tuple[Role, ...]
    needed: int = 2


RULES = (
    Rule("plan-approval", ("planner",), ("planner", "reviewer")),
    Rule("capacity-day", ("planner",), ("planner", "reviewer")),
    Rule("calendar-day", ("planner", "reviewer", "administrator"), ("planner", "reviewer")),
    Rule("leave", ("planner", "reviewer"), ("planner", "reviewer")),
    Rule("order", ("planner", "reviewer"), ("planner", "reviewer", "overseer")),
    # The leader of the team may draft; whoever issues and whoever signs besides are reviewers.
    Rule("conclusion", ("reviewer",), ("reviewer",), 1),
    Rule("conclusion-second-signer", ("reviewer",), ("reviewer",)),
    # Two besides the one of them whose password is lost.
    Rule("reset", ("administrator",), ("administrator", "planner", "reviewer"), 3),
)


class Staffed(NamedTuple):
    rule: str
    people: int
    needed: int


async def staffed(programme: Row, now: datetime) -> list[Staffed]:
    roles: set[Role] = {role for rule in RULES for role in (*rule.begin, *rule.sign)}
    found: Holders = {role: set() for role in roles}
    for grant in await holders(sorted(roles), programme["path"], now):
        found[grant["role"]].add(grant["person"])
    everybody = set().union(*found.values())
    pairs = [(pair["person"], pair["acting_for"]) for pair in await standing_in(list(everybody), now)]
    return [Staffed(rule.name, able(rule, found, pairs), rule.needed) for rule in RULES]


def able(rule: Rule, found: Holders, pairs: Sequence[Pair]) -> int:
    """How many may sign who do not stand for each other; fewer than needed when nobody may begin."""
    beginners = set().union(*(found[role] for role in rule.begin))
    people = independent(beginners.union(*(found[role] for role in rule.sign)), pairs)
    return people if beginners else min(people, rule.needed - 1)


def independent(people: Collection[UUID], pairs: Iterable[Pair]) -> int:
    """Those who stand for each other, also by way of others, count as one."""
    group = {person: person for person in people}
    for one, other in pairs:
        if one in group and other in group:
            merged, kept = group[one], group[other]
            group = {person: kept if leader == merged else leader for person, leader in group.items()}
    return len(set(group.values()))
