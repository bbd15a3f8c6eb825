"""Which units a team can reach: pure. Roads are taken to be 1.3 times as long as the way a crow flies."""

from organisation.distances import Place, kilometres
from scheduler.plans import Travel

DETOUR = 1.3


def minutes(one: Place, other: Place, travel: Travel) -> float:
    return kilometres(one, other) * DETOUR / travel.kilometres_per_hour * 60


def is_reachable(base: Place | None, unit: Place | None, travel: Travel | None) -> bool:
    """What has no coordinates is in reach: nobody becomes safe because somebody forgot to enter them."""
    if travel is None or base is None or unit is None:
        return True
    return minutes(base, unit, travel) <= travel.most_minutes
