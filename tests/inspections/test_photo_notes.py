"""What is said of a photo, from what it tells of itself, what its phone claimed, and the visit."""

from datetime import UTC, datetime, timedelta, timezone
from string import Formatter
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.findings.photo_notes import (
    EDITORS,
    Note,
    Photo,
    Resembling,
    Spot,
    Visit,
    camera_of,
    notes_on,
    taken_at,
)
from inspections.findings.telling_notes import distance, sentences, tell
from media.photo_facts import Facts
from organisation.distances import kilometres
from organisation.texts import LANGUAGES, Language

OPENED = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ENDS = OPENED + timedelta(hours=9)
HERE = (20.646, 106.051)
FAR = (20.674, 106.051)
HUNG, MAI = UUID(int=1), UUID(int=2)
ELSEWHERE: dict[str, str | int] = {"inspection": "…", "number": "3HVK-7Q2M", "unit": "Xã Tiên Lữ", "on": "22/11/2026"}

VISIT = Visit(
    zone="Asia/Ho_Chi_Minh",
    opened_at=OPENED,
    ends_at=ENDS,
    unit=Spot(HERE),
    door=Spot(HERE, 20),
    opened_by=HUNG,
    door_ahead=timedelta(),
)
FACTS = Facts(
    width=4000,
    height=3000,
    taken_at=OPENED + timedelta(minutes=10),
    latitude=HERE[0],
    longitude=HERE[1],
    accuracy=8,
    make="samsung",
    model="SM-A546E",
)
PHOTO = Photo(
    purpose="item",
    taken_by=HUNG,
    claimed_at=OPENED + timedelta(minutes=10),
    announced_at=OPENED + timedelta(minutes=12),
    claimed=Spot(HERE, 12),
    facts=FACTS,
    cameras=["samsung SM-A546E"],
)


def photo(**changed: Any) -> Photo:
    """Fields of the photo, or of what it says."""
    own = {name: value for name, value in changed.items() if name in Facts.__struct_fields__}
    claimed = {name: value for name, value in changed.items() if name not in own}
    return msgspec.structs.replace(PHOTO, **{"facts": msgspec.structs.replace(FACTS, **own)} | claimed)


def visit(**changed: Any) -> Visit:
    return msgspec.structs.replace(VISIT, **changed)


def said(photo: Photo, visit: Visit = VISIT, *resembling: Resembling) -> dict[str, dict[str, str | int]]:
    return {note.name: note.facts for note in notes_on(photo, visit, resembling)}


def at(**passed: float) -> datetime:
    return OPENED + timedelta(**passed)


def test_a_photo_in_order_gets_no_note() -> None:
    assert said(PHOTO) == {}


def test_before_its_examination_only_the_claim_can_be_held_against_the_visit() -> None:
    assert said(photo(facts=None, claimed=Spot(FAR, 12))) == {"claimed-away": {"metres": 3113}}


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"latitude": FAR[0]}, "taken-away"),
        ({"claimed": Spot(FAR, 12)}, "claimed-away"),
        ({"taken_at": at(minutes=-6), "claimed_at": at(minutes=-6)}, "taken-before-visit"),
        ({"taken_at": at(hours=9.1), "claimed_at": at(hours=9.1), "announced_at": at(hours=9.1)}, "taken-after-visit"),
        ({"taken_at": at(minutes=16)}, "time-differs"),
        ({"claimed_at": at(minutes=15), "taken_at": at(minutes=15)}, "clock-ahead"),
        ({"software": "Adobe Photoshop 27.1 (Windows)"}, "edited"),
        ({"cameras": ["Xiaomi 23021RAA2Y"]}, "other-camera"),
        ({"credentials": "invalid"}, "credentials-invalid"),
        ({"credentials": "valid", "signer": "Google LLC"}, "credentials-valid"),
        ({"credentials": "valid"}, "credentials-unnamed"),
        ({"facts": Facts(1080, 1920)}, "no-camera-data"),
    ],
)
def test_one_thing_amiss_is_one_note(changed: dict[str, Any], name: str) -> None:
    assert list(said(photo(**changed))) == [name]


@pytest.mark.parametrize(
    "changed",
    [
        {"accuracy": 3000.0, "latitude": FAR[0]},
        {"latitude": None, "longitude": None},
        {"claimed": None},
        {"taken_at": at(minutes=-4), "claimed_at": at(minutes=-4)},
        {"taken_at": at(minutes=14)},
        {"taken_at": None},
        {"software": "A546EXXU9CXB1"},
        {"cameras": []},
        {"model": None, "make": None},
        {"purpose": "explanation", "taken_at": at(days=3), "claimed_at": at(days=3), "announced_at": at(days=3)},
        {"claimed_at": at(minutes=14), "taken_at": at(minutes=14)},
    ],
    ids=str,
)
def test_what_may_be_is_no_note(changed: dict[str, Any]) -> None:
    assert said(photo(**changed)) == {}


def test_without_the_units_place_the_door_is_where_to_be() -> None:
    away = photo(latitude=FAR[0], claimed=Spot(FAR, 12))
    assert list(said(away, visit(unit=None))) == ["claimed-away-from-door", "taken-away-from-door"]
    assert said(away, visit(unit=None, door=None)) == {}
    assert said(away, visit(unit=None, door=Spot(HERE, 5000))) == {}


def test_the_clock_of_the_phone_that_opened_is_the_phones_own() -> None:
    fast = visit(door_ahead=timedelta(minutes=20))
    assert said(PHOTO, fast) == {"clock-ahead": {"minutes": 20}}
    assert said(photo(taken_by=MAI), fast) == {}


def test_the_satellites_time_comes_first() -> None:
    facts = msgspec.structs.replace(FACTS, located_at=at(minutes=11), taken_at=at(days=-4))
    assert taken_at(facts, VISIT.zone) == at(minutes=11)
    assert said(photo(facts=facts)) == {}


def test_a_time_without_a_zone_is_read_as_the_units_and_said_so() -> None:
    facts = msgspec.structs.replace(FACTS, taken_at=None, taken_local=datetime(2026, 11, 23, 8, 10))  # noqa: DTZ001
    assert said(photo(facts=facts)) == {"zone-unknown": {"at": "23/11/2026 08:10"}}


def test_times_are_told_as_at_the_unit() -> None:
    early = at(minutes=-80)
    [note] = notes_on(photo(taken_at=early.astimezone(timezone(timedelta(hours=-5))), claimed_at=early), VISIT, [])
    assert note.facts == {"at": "23/11/2026 06:40", "opened": "23/11/2026 08:00"}
    assert tell(note, "en") == (
        "Taken at 23/11/2026 06:40, as the photo's own data say; the visit was opened at 23/11/2026 08:00."
    )


@pytest.mark.parametrize("year", [1970, 1999, 2200, 9999])
def test_a_clock_that_was_never_set_says_nothing(year: int) -> None:
    facts = msgspec.structs.replace(FACTS, taken_at=None, taken_local=datetime(year, 1, 1))  # noqa: DTZ001
    assert said(photo(facts=facts)) == {}


@pytest.mark.parametrize(
    ("resembling", "name"),
    [
        (Resembling(same_file=True, told=ELSEWHERE), "same-file"),
        (Resembling(same_file=False, told=ELSEWHERE), "same-picture"),
        (Resembling(same_file=True, told=None), "same-file-elsewhere"),
        (Resembling(same_file=False, told=None), "same-picture-elsewhere"),
    ],
)
def test_a_picture_used_again_comes_first(resembling: Resembling, name: str) -> None:
    assert next(iter(said(photo(latitude=FAR[0]), VISIT, resembling))) == name


def test_how_many_unseen_inspections_have_it_stays_unsaid() -> None:
    unseen = Resembling(same_file=True, told=None)
    assert notes_on(PHOTO, VISIT, [unseen] * 3) == [Note("same-file-elsewhere", {})]


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("samsung", "SM-A546E", "samsung SM-A546E"),
        ("HUAWEI", "Huawei P30", "Huawei P30"),
        (None, "iPhone 13", "iPhone 13"),
        ("Apple", None, "Apple"),
        (None, None, None),
    ],
)
def test_a_camera_is_named_once(make: str | None, model: str | None, camera: str | None) -> None:
    assert camera_of(Facts(1, 1, make=make, model=model)) == camera


@pytest.mark.parametrize("firmware", ["17.6.1", "HDR+ 1.0.640", "MediaTek Camera Application", "V14.0.6.0.TMHEUXM"])
def test_a_phones_own_program_is_no_editor(firmware: str) -> None:
    assert not EDITORS.search(firmware)


@pytest.mark.parametrize(
    ("metres", "language", "told"),
    [
        (304, "vi", "300 m"),
        (3113, "en", "3.1 km"),
        (3113, "vi", "3,1 km"),
        (3113, "id", "3,1 km"),
        (64_200, "vi", "64 km"),
    ],
)
def test_distances_are_told_as_people_say_them(metres: int, language: Language, told: str) -> None:
    assert distance(metres, language) == told


def test_a_sentence_tells_the_distance() -> None:
    assert tell(Note("taken-away", {"metres": 3113}), "en") == (
        "Taken 3.1 km from the unit, as the photo's own data say."
    )


def test_no_sentence_is_a_verdict_and_all_languages_name_the_same() -> None:
    for name, sentence in sentences().items():
        names = [{field for _, field, _, _ in Formatter().parse(sentence.within(one)) if field} for one in LANGUAGES]
        assert names[0] == names[1] == names[2], name
        assert not {"fake", "fraud", "forged", "suspicious"} & set(sentence.en.lower().split()), name


INSTANTS = st.datetimes(timezones=st.just(UTC))
DEGREES = st.one_of(st.none(), st.floats(-90, 90))
WORDS = st.one_of(st.none(), st.text(max_size=64))
ANY_FACTS = st.builds(
    Facts,
    width=st.integers(1, 9000),
    height=st.integers(1, 9000),
    taken_at=st.one_of(st.none(), INSTANTS),
    taken_local=st.one_of(st.none(), st.datetimes()),
    located_at=st.one_of(st.none(), INSTANTS),
    latitude=DEGREES,
    longitude=st.one_of(st.none(), st.floats(-180, 180)),
    accuracy=st.one_of(st.none(), st.floats(0, 1_000_000)),
    make=WORDS,
    model=WORDS,
    software=WORDS,
    credentials=st.sampled_from(["none", "valid", "invalid"]),
    signer=WORDS,
)


@given(facts=ANY_FACTS, cameras=st.lists(st.text(max_size=9), max_size=3), unit=st.booleans())
def test_whatever_a_photo_says_can_be_told(facts: Facts, cameras: list[str], unit: bool) -> None:
    """In sentences that have all their facts."""
    notes = notes_on(photo(facts=facts, cameras=cameras), VISIT if unit else visit(unit=None), [])
    assert len({note.name for note in notes}) == len(notes)
    for note in notes:
        for language in LANGUAGES:
            assert tell(note, language)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_a_distance_is_the_same_from_both_ends(one: float, two: float, three: float, four: float) -> None:
    there, back = kilometres((one, two), (three, four)), kilometres((three, four), (one, two))
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_016


@given(st.floats(0, 20_000), st.floats(0, 5000))
def test_only_who_is_certainly_away_is_said_to_be(metres: float, accuracy: float) -> None:
    place = (HERE[0] + metres / 111_194.93, HERE[1])
    is_said = "taken-away" in said(photo(latitude=place[0], accuracy=accuracy))
    assert is_said == (round(kilometres(place, HERE) * 1000) > 300 + accuracy)
