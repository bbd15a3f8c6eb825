"""How far two places lie apart: pure."""

from math import asin, cos, radians, sin, sqrt

Place = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_KILOMETRES = 6371.0


def kilometres(one: Place, other: Place) -> float:
    """Along the great circle."""
    latitudes = radians(one[0]), radians(other[0])
    across = sin((latitudes[1] - latitudes[0]) / 2) ** 2
    along = cos(latitudes[0]) * cos(latitudes[1]) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KILOMETRES * asin(sqrt(min(1.0, across + along)))
