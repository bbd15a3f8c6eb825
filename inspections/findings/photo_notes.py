"""What a reviewer should know of a photo before leaning on it. Pure; notes, never a verdict: all of this can be chance,
and all of it can be faked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from media.photo_facts import Facts
from organisation.distances import Place, kilometres

NEAR_METRES = 300
SAME_TIME = timedelta(minutes=5)
CLOCK_MAY_BE_AHEAD = timedelta(minutes=2)
YEARS_OF_PHONES = range(2000, 2200)
DURING_VISIT = ("item", "minutes")
EDITORS = re.compile(
    r"adobe|photoshop|lightroom|gimp|snapseed|picsart|canva|pixelmator|affinity|meitu|facetune|vsco|photopea|luminar|"
    r"paint|polarr|remini|faceapp|beautyplus|airbrush|b612|capcut|pixlr|stable diffusion|midjourney|dall-e|firefly",
    re.IGNORECASE,
)


class Note(msgspec.Struct, frozen=True):
    """`name` is one of `photo_notes.yaml`. Times are told as at the unit."""

    name: str
    facts: dict[str, str | int]


class Spot(msgspec.Struct, frozen=True):
    """In degrees; `within` metres."""

    place: Place
    within: float = 0


class Visit(msgspec.Struct, frozen=True):
    """`opened_at` is the door's time as far as it can be true; `door_ahead` is by how much the clock of the phone that
    opened was ahead at least."""

    zone: str
    opened_at: datetime
    ends_at: datetime
    unit: Spot | None
    door: Spot | None
    opened_by: UUID
    door_ahead: timedelta


class Photo(msgspec.Struct, frozen=True):
    """What its phone claimed, and what it says itself where it was examined. `cameras` are those of the same person's
    other photos of the visit."""

    purpose: str
    taken_by: UUID
    claimed_at: datetime
    announced_at: datetime
    claimed: Spot | None
    facts: Facts | None
    cameras: Sequence[str] = ()


class Resembling(msgspec.Struct, frozen=True):
    """Where else the picture is; nothing more of an inspection that the reader may not see."""

    same_file: bool
    told: dict[str, str | int] | None


def notes_on(photo: Photo, visit: Visit, resembling: Sequence[Resembling]) -> list[Note]:
    """What weighs most comes first."""
    found = [*_resemblances(resembling), *_claims(photo, visit)]
    if photo.facts is not None:
        found += [
            *_credentials(photo.facts),
            *_place(photo.facts, visit),
            *_time(photo, photo.facts, visit),
            *_camera(photo, photo.facts),
        ]
    return found


def camera_of(facts: Facts) -> str | None:
    """Some models repeat their maker's name."""
    make, model = facts.make or "", facts.model or ""
    named = model if model.lower().startswith(make.lower()) else f"{make} {model}"
    return named.strip() or None


def taken_at(facts: Facts, zone: str) -> datetime | None:
    """The satellites' time first; a time without a zone is taken for the unit's. Not of a clock that was never set."""
    local = facts.taken_local.replace(tzinfo=ZoneInfo(zone)) if facts.taken_local else None
    times = (facts.located_at, facts.taken_at, local)
    return next((time for time in times if time and time.year in YEARS_OF_PHONES), None)


def _resemblances(resembling: Sequence[Resembling]) -> Iterator[Note]:
    """How many there are that the reader may not see stays unsaid."""
    unseen = {"same-file-elsewhere": False, "same-picture-elsewhere": False}
    for other in resembling:
        name = "same-file" if other.same_file else "same-picture"
        if other.told:
            yield Note(name, other.told)
        else:
            unseen[f"{name}-elsewhere"] = True
    yield from (Note(name, {}) for name, is_there in unseen.items() if is_there)


def _claims(photo: Photo, visit: Visit) -> Iterator[Note]:
    if photo.claimed:
        yield from _away("claimed-away", photo.claimed, visit)
    ahead = photo.claimed_at - photo.announced_at
    if photo.taken_by == visit.opened_by:
        ahead = max(ahead, visit.door_ahead)
    if ahead > CLOCK_MAY_BE_AHEAD:
        yield Note("clock-ahead", {"minutes": _minutes(ahead)})


def _place(facts: Facts, visit: Visit) -> Iterator[Note]:
    if facts.latitude is not None and facts.longitude is not None:
        yield from _away("taken-away", Spot((facts.latitude, facts.longitude), facts.accuracy or 0), visit)


def _away(name: str, spot: Spot, visit: Visit) -> Iterator[Note]:
    """From the unit; where nobody entered its place, from where the visit was opened."""
    goal = visit.unit or visit.door
    if goal is None:
        return
    metres = round(kilometres(spot.place, goal.place) * 1000)
    if metres > NEAR_METRES + spot.within + goal.within:
        yield Note(name if visit.unit else f"{name}-from-door", {"metres": metres})


def _time(photo: Photo, facts: Facts, visit: Visit) -> Iterator[Note]:
    taken = taken_at(facts, visit.zone)
    if taken is None:
        return
    told = _told(taken, visit)
    if photo.purpose in DURING_VISIT and taken < visit.opened_at - SAME_TIME:
        yield Note("taken-before-visit", {"at": told, "opened": _told(visit.opened_at, visit)})
    if photo.purpose in DURING_VISIT and taken > visit.ends_at + SAME_TIME:
        yield Note("taken-after-visit", {"at": told, "ended": _told(visit.ends_at, visit)})
    if abs(taken - photo.claimed_at) > SAME_TIME:
        yield Note("time-differs", {"at": told, "claimed": _told(photo.claimed_at, visit)})
    if taken.tzinfo == ZoneInfo(visit.zone):
        yield Note("zone-unknown", {"at": told})


def _camera(photo: Photo, facts: Facts) -> Iterator[Note]:
    if facts.software and EDITORS.search(facts.software):
        yield Note("edited", {"software": facts.software})
    camera = camera_of(facts)
    if camera is None and taken_at(facts, "UTC") is None and facts.latitude is None:
        yield Note("no-camera-data", {})
    if camera and photo.cameras and camera not in photo.cameras:
        [(usual, _)] = Counter(photo.cameras).most_common(1)
        yield Note("other-camera", {"camera": camera, "usual": usual})


def _credentials(facts: Facts) -> Iterator[Note]:
    if facts.credentials == "invalid":
        yield Note("credentials-invalid", {})
    if facts.credentials == "valid":
        yield Note("credentials-valid", {"signer": facts.signer}) if facts.signer else Note("credentials-unnamed", {})


def _minutes(passed: timedelta) -> int:
    return round(passed.total_seconds() / 60)


def _told(instant: datetime, visit: Visit) -> str:
    return f"{instant.astimezone(ZoneInfo(visit.zone)):%d/%m/%Y %H:%M}"
