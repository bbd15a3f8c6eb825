"""When a unit is open to the public, in its own local time."""

import re
from datetime import datetime
from itertools import pairwise

import msgspec

from organisation.refusing import Refused

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Span(msgspec.Struct, frozen=True):
    """`opens` and `closes` as "07:30"."""

    opens: str
    closes: str


Day = tuple[Span, ...]


class OpeningHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    monday: Day = ()
    tuesday: Day = ()
    wednesday: Day = ()
    thursday: Day = ()
    friday: Day = ()
    saturday: Day = ()
    sunday: Day = ()


def weekday_hours(*spans: tuple[str, str]) -> OpeningHours:
    """The same hours from Monday to Friday."""
    day = tuple(Span(opens, closes) for opens, closes in spans)
    return OpeningHours(day, day, day, day, day)


def check_hours(hours: OpeningHours) -> None:
    for weekday in WEEKDAYS:
        spans: Day = getattr(hours, weekday)
        times = [time for span in spans for time in (span.opens, span.closes)]
        if not all(_TIME.fullmatch(time) for time in times) or any(a >= b for a, b in pairwise(times)):
            raise Refused("opening-hours", day=weekday)


def is_open(hours: OpeningHours, local: datetime) -> bool:
    spans: Day = getattr(hours, WEEKDAYS[local.weekday()])
    return any(span.opens <= f"{local:%H:%M}" < span.closes for span in spans)
