"""Which units a team can reach: pure. Roads are taken to be 1.3 times as long as the way a crow flies."""

from math import asin, cos, radians, sin, sqrt

from scheduler.plans import Travel

Place = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_KILOMETRES = 6371.0
DETOUR = 1.3


def kilometres(one: Place, other: Place) -> float:
    """Along the great circle."""
    latitudes = radians(one[0]), radians(other[0])
    across = sin((latitudes[1] - latitudes[0]) / 2) ** 2
    along = cos(latitudes[0]) * cos(latitudes[1]) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KILOMETRES * asin(sqrt(min(1.0, across + along)))


def minutes(one: Place, other: Place, travel: Travel) -> float:
    return kilometres(one, other) * DETOUR / travel.kilometres_per_hour * 60


def is_reachable(base: Place | None, unit: Place | None, travel: Travel | None) -> bool:
    """What has no coordinates is in reach: nobody becomes safe because somebody forgot to enter them."""
    if travel is None or base is None or unit is None:
        return True
    return minutes(base, unit, travel) <= travel.most_minutes
