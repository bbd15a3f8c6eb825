"""What cameras write beside a picture: time, place, model. Written by phones and by whoever wants to lie, so anything
may stand there; what makes no sense says nothing."""

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

LONGEST_WORD = 64
MOST_METRES = 1_000_000
MOMENT = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
DAY = re.compile(r"(\d{4}):(\d\d):(\d\d)")

Tags = Mapping[int, Any]


def read_exif(image: Image.Image) -> dict[str, object]:
    """Fields of `Facts`, only those that the photo has."""
    whole = _tags(image.getexif)
    if not whole:
        return {}
    directory = image.getexif()
    taken = _tags(lambda: directory.get_ifd(IFD.Exif))
    located = _tags(lambda: directory.get_ifd(IFD.GPSInfo))
    told = (
        _time(taken)
        | _place(located)
        | {
            "located_at": _satellite_time(located),
            "make": word(whole.get(Base.Make)),
            "model": word(whole.get(Base.Model)),
            "software": word(whole.get(Base.Software)),
        }
    )
    return {name: value for name, value in told.items() if value is not None}


def _tags(read: Any) -> Tags:
    """A broken directory is an empty one: Pillow raises whatever comes to its mind."""
    try:
        return dict(read())
    except Exception:
        return {}


def _time(taken: Tags) -> dict[str, object]:
    local = _moment(taken.get(Base.DateTimeOriginal))
    zone = _zone(taken.get(Base.OffsetTimeOriginal))
    if local is None or zone is None:
        return {"taken_local": local}
    with suppress(OverflowError):
        return {"taken_at": local.replace(tzinfo=zone).astimezone(UTC)}
    return {}


def _moment(value: object) -> datetime | None:
    found = MOMENT.match(value) if isinstance(value, str) else None
    with suppress(ValueError):
        return datetime(*(int(part) for part in found.groups())) if found else None  # type: ignore[arg-type]  # noqa: DTZ001
    return None


def _zone(value: object) -> timezone | None:
    found = OFFSET.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    with suppress(ValueError):
        return timezone(-offset if found[1] == "-" else offset)
    return None


def _satellite_time(located: Tags) -> datetime | None:
    day = located.get(GPS.GPSDateStamp)
    found = DAY.match(day) if isinstance(day, str) else None
    clock = _numbers(located.get(GPS.GPSTimeStamp))
    if found is None or clock is None:
        return None
    with suppress(ValueError):
        hour, minute, second = (int(number) for number in clock)
        year, month, date_of_month = (int(part) for part in found.groups())
        return datetime.combine(date(year, month, date_of_month), time(hour, minute, min(second, 59)), UTC)
    return None


def _place(located: Tags) -> dict[str, object]:
    latitude = _angle(located.get(GPS.GPSLatitude), located.get(GPS.GPSLatitudeRef), "NS", 90)
    longitude = _angle(located.get(GPS.GPSLongitude), located.get(GPS.GPSLongitudeRef), "EW", 180)
    # Phones that know no place write zeros: a spot in the ocean.
    if latitude is None or longitude is None or latitude == longitude == 0:
        return {}
    return {"latitude": latitude, "longitude": longitude, "accuracy": _metres(located.get(GPS.GPSHPositioningError))}


def _angle(value: object, side: object, sides: str, most: int) -> float | None:
    """Degrees, minutes and seconds, and which half of the globe."""
    numbers = _numbers(value)
    side = side.strip("\0 ").upper() if isinstance(side, str) else ""
    if numbers is None or len(side) != 1 or side not in sides:
        return None
    degrees, minutes, seconds = numbers
    angle = degrees + minutes / 60 + seconds / 3600
    if minutes >= 60 or seconds >= 60 or angle > most:
        return None
    return round(-angle if side == sides[1] else angle, 6)


def _numbers(value: object) -> tuple[float, float, float] | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    first, second, third = (_number(part) for part in value)
    return None if first is None or second is None or third is None else (first, second, third)


def _metres(value: object) -> float | None:
    metres = _number(value)
    return None if metres is None or metres > MOST_METRES else round(metres, 2)


def _number(value: Any) -> float | None:
    """Not negative, and finite: a denominator may be zero."""
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def word(value: object) -> str | None:
    """Of one line, without what cannot be seen or turns the direction of writing."""
    if not isinstance(value, str):
        return None
    seen = "".join(letter if letter.isprintable() else " " for letter in value)
    return " ".join(seen.split())[:LONGEST_WORD].strip() or None
