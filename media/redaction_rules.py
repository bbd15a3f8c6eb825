"""Which areas of a picture may be blurred, and where they lie in pixels. Pure: a decoder uses it too."""

from collections.abc import Sequence

from organisation.refusing import Refused

Area = tuple[int, int, int, int]
"""Left, top, width and height in ten-thousandths of the upright picture's sides."""
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""

WHOLE = 10_000
MOST_AREAS = 50
MOST_UNDECIDED = 10
# Neighbours of a blurred pixel share its colour, which cameras store more coarsely than brightness.
MARGIN_PIXELS = 2


def check_areas(areas: Sequence[Area]) -> None:
    if not 1 <= len(areas) <= MOST_AREAS or not all(_is_inside(area) for area in areas):
        raise Refused("redaction-areas-outside", most=MOST_AREAS, whole=WHOLE)


def _is_inside(area: Area) -> bool:
    left, top, width, height = area
    return left >= 0 and top >= 0 and width > 0 and height > 0 and left + width <= WHOLE and top + height <= WHOLE


def box_of(area: Area, size: tuple[int, int]) -> Box:
    """Every pixel that the area touches, and a margin."""
    left, top, width, height = area
    return (
        max(0, left * size[0] // WHOLE - MARGIN_PIXELS),
        max(0, top * size[1] // WHOLE - MARGIN_PIXELS),
        min(size[0], -(-(left + width) * size[0] // WHOLE) + MARGIN_PIXELS),
        min(size[1], -(-(top + height) * size[1] // WHOLE) + MARGIN_PIXELS),
    )
