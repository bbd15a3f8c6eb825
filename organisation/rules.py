"""Who may get which role from whom, and who may not inspect what."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from organisation.actors import Actor, Role
from organisation.refusing import Refused

LONGEST_ACTING = timedelta(days=366)
FARTHEST_START = timedelta(days=366)
APPROVERS: tuple[Role, ...] = ("reviewer", "planner", "administrator")
OFFICE_DEPTH = 3
"""Country, province, and from here on offices small enough that their service point is the office itself."""

_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{1,38})[a-z0-9]")


def check_username(username: str) -> None:
    if not _USERNAME.fullmatch(username):
        raise Refused("username-form")


def holds_any(actor: Actor, path: Collection[UUID], *roles: Role) -> bool:
    return any(actor.holds(role, path) for role in roles)


def check_in_scope(actor: Actor, path: Collection[UUID], *roles: Role) -> None:
    if not holds_any(actor, path, *roles):
        raise Refused("outside-your-scope")


def check_dates(starts: datetime, ends: datetime | None, now: datetime) -> None:
    """A grant never reaches into the past, where it would rewrite who was allowed what."""
    if starts < now or starts > now + FARTHEST_START:
        raise Refused("grant-starts", days=FARTHEST_START.days)
    if ends is not None and ends <= starts:
        raise Refused("grant-ends")


def check_acting(role: Role, starts: datetime, ends: datetime | None) -> None:
    """A deputy stands in for a unit head, for a time that is said beforehand."""
    if role != "unit_head" or ends is None or ends - starts > LONGEST_ACTING:
        raise Refused("deputy-terms", days=LONGEST_ACTING.days)


def check_second(actor: Actor, first: UUID, concerned: UUID) -> None:
    """Whoever signs second neither asked for it nor gains by it."""
    if actor.person in (first, concerned):
        raise Refused("same-person-twice")


def is_recused(person_home_path: Sequence[UUID], recusals: Collection[UUID], unit_path: Sequence[UUID]) -> bool:
    """`recusals` are the units of declarations in force; each counts for all below it.

    Without any declaration: the person's own office, an office above it, and the service points of an own office
    below the province. A province's people may inspect its communes, a commune's people not their own counter.
    """
    if any(unit in recusals for unit in unit_path):
        return True
    home, unit = person_home_path[-1], unit_path[-1]
    is_own_counter = len(person_home_path) >= OFFICE_DEPTH and home in unit_path
    return unit in person_home_path or is_own_counter
