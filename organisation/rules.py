"""Who may get which role from whom, and who may not inspect what."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from organisation.actors import Actor, Role
from organisation.refusing import Refused

LONGEST_ACTING = timedelta(days=366)
FARTHEST_START = timedelta(days=366)
APPROVERS: tuple[Role, ...] = ("reviewer", "planner", "administrator")
FORMER = timedelta(days=365)
"""So long somebody who moved on does not inspect where they worked."""

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


class OffLimits(NamedTuple):
    """Units that somebody may not inspect: each of `alone` by itself, each of `whole` with all below it."""

    alone: frozenset[UUID]
    whole: frozenset[UUID]


def off_limits(home_paths: Iterable[Sequence[UUID]], recusals: Iterable[UUID]) -> OffLimits:
    """`recusals` are the units of declarations in force; each counts for all below it. `home_paths` are where the
    person works and worked until lately, each from the root down.

    Without any declaration: the person's own office, an office above it, and the service points of an own office
    below the province. A province's people may inspect its communes, a commune's people not their own counter.
    """
    paths = list(home_paths)
    alone = frozenset(unit for path in paths for unit in path)
    return OffLimits(alone, frozenset(recusals) | {path[-1] for path in paths if len(path) >= OFFICE_DEPTH})
