"""What photos tell of themselves, and what they look like: read by a process of its own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance
from PIL.TiffImagePlugin import IFDRational

from media.exif import read_exif
from media.likeness import likenesses
from media.photo_facts import Facts, Likeness
from tests.media.credentials import changed, signed
from tests.media.looked import AT_NINE, HERE, PHONE, TAKEN, look, saved, scene, told
from tests.media.photos import TYPES

pytestmark = pytest.mark.anyio

MOST_BITS = 8


@pytest.mark.parametrize("kind", TYPES)
async def test_a_photo_tells_time_place_and_camera(kind: str, tmp_path: Path) -> None:
    looked = await look(told(TAKEN, HERE | AT_NINE, PHONE, kind=kind), tmp_path, kind)
    assert looked.facts == Facts(
        width=640,
        height=480,
        taken_at=datetime(2026, 11, 23, 1, 5, tzinfo=UTC),
        located_at=datetime(2026, 11, 23, 1, 10, tzinfo=UTC),
        latitude=20.646333,
        longitude=106.051,
        accuracy=8.0,
        make="samsung",
        model="SM-A546E",
        software="A546EXXU9CXB1",
    )


@pytest.mark.parametrize("kind", TYPES)
async def test_a_photo_without_data_says_nothing(kind: str, tmp_path: Path) -> None:
    assert (await look(saved(scene(), kind), tmp_path, kind)).facts == Facts(640, 480)


async def test_a_time_without_a_zone_stays_local(tmp_path: Path) -> None:
    facts = (await look(told({36867: "2026:11:23 08:05:00"}), tmp_path)).facts
    assert (facts.taken_local, facts.taken_at) == (datetime(2026, 11, 23, 8, 5), None)  # noqa: DTZ001


@pytest.mark.parametrize(
    "taken",
    [
        {36867: "0000:00:00 00:00:00"},
        {36867: "    :  :     :  :  "},
        {36867: "2026:13:45 25:61:61"},
        {36867: "yesterday"},
        {36867: "9999:12:31 23:59:59", 36881: "-12:00"},
        {36867: "0001:01:01 00:00:00", 36881: "+14:00"},
    ],
)
async def test_a_time_that_is_none_says_nothing(taken: dict[int, Any], tmp_path: Path) -> None:
    facts = (await look(told(taken), tmp_path)).facts
    assert (facts.taken_local, facts.taken_at) == (None, None)


@pytest.mark.parametrize("zone", ["", "Z", "+99:99", "+7", "07:00"])
async def test_a_zone_that_is_none_says_nothing(zone: str, tmp_path: Path) -> None:
    facts = (await look(told(TAKEN | {36881: zone}), tmp_path)).facts
    assert (facts.taken_local, facts.taken_at) == (datetime(2026, 11, 23, 8, 5), None)  # noqa: DTZ001


@pytest.mark.parametrize(
    "changed",
    [
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
        {2: (91.0, 0.0, 0.0)},
        {4: (180.0, 1.0, 0.0)},
        {2: (20.0, 60.0, 0.0)},
        {2: (4294967295.0, 0.0, 0.0)},
        {1: "X"},
        {1: ""},
        {3: "N"},
    ],
    ids=str,
)
async def test_a_place_that_is_none_says_nothing(changed: dict[int, Any], tmp_path: Path) -> None:
    facts = (await look(told(located=HERE | changed), tmp_path)).facts
    assert (facts.latitude, facts.longitude, facts.accuracy) == (None, None, None)


async def test_a_place_in_the_south_and_west_is_negative(tmp_path: Path) -> None:
    facts = (await look(told(located=HERE | {1: "S", 3: "W"}), tmp_path)).facts
    assert (facts.latitude, facts.longitude) == (-20.646333, -106.051)


@pytest.mark.parametrize(
    ("clock", "day"), [((25.0, 0.0, 0.0), "2026:11:23"), ((1.0, 10.0, 0.0), "2026:02:30"), ((1.0, 10.0, 0.0), "")]
)
async def test_a_satellite_time_that_is_none_says_nothing(clock: tuple[float, ...], day: str, tmp_path: Path) -> None:
    assert (await look(told(located=HERE | {7: clock, 29: day}), tmp_path)).facts.located_at is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  Galaxy \n A54\t", "Galaxy A54"),
        ("x" * 300, "x" * 64),
        ("a\u202eb\u0000c", "a b c"),
        ("\u0000\u0007", None),
    ],
    ids=repr,
)
async def test_a_word_is_short_and_can_be_shown(written: str, read: str | None, tmp_path: Path) -> None:
    model = (await look(told(camera={272: written.encode()}), tmp_path)).facts.model
    assert model == read or (read and model and len(model) <= 64)


@pytest.mark.parametrize("kind", TYPES)
async def test_content_credentials_hold_until_a_bit_is_changed(kind: str, tmp_path: Path) -> None:
    content = signed(saved(scene(), kind), TYPES[kind])
    facts = (await look(content, tmp_path, kind)).facts
    assert (facts.credentials, facts.signer) == ("valid", "Test Camera")


async def test_changed_content_credentials_are_told(tmp_path: Path) -> None:
    content = changed(signed(saved(scene()), "image/jpeg"))
    assert (await look(content, tmp_path)).facts.credentials == "invalid"


async def test_the_word_alone_makes_no_credentials(tmp_path: Path) -> None:
    assert (await look(saved(scene()) + b"c2pa", tmp_path)).facts.credentials in ("none", "invalid")


def near(one: Likeness, other: Likeness) -> bool:
    return max(differing(one.phash, other.phash), differing(one.dhash, other.dhash)) <= MOST_BITS


def differing(one: int, other: int) -> int:
    return ((one ^ other) % 2**64).bit_count()


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_picture_saved_anew_is_the_same_picture(seed: int) -> None:
    picture = scene(seed)
    [upright, *_] = likenesses(picture)
    for copy in (picture.resize((320, 240)), ImageEnhance.Brightness(picture).enhance(0.9)):
        assert near(likenesses(copy)[0], upright)


@pytest.mark.parametrize("turn", list(Image.Transpose))
def test_a_turned_or_mirrored_picture_is_found_by_one_of_its_hashes(turn: Image.Transpose) -> None:
    upright = likenesses(scene())[0]
    assert any(near(each, upright) for each in likenesses(scene().transpose(turn)))


def test_different_pictures_differ() -> None:
    upright = [likenesses(scene(seed))[0] for seed in range(1, 12)]
    assert not any(near(one, other) for one in upright for other in upright if one is not other)


@pytest.mark.parametrize("picture", [Image.new("RGB", (640, 480), "navy"), Image.effect_noise((640, 480), 9)])
def test_a_plain_surface_looks_like_nothing(picture: Image.Image) -> None:
    assert likenesses(picture) == []


class Written(Image.Exif):
    """Directories as somebody wrote them."""

    def __init__(self, directories: dict[int, dict[int, object]]) -> None:
        super().__init__()
        self.directories = directories
        self.update(directories[0])

    def get_ifd(self, tag: int) -> dict[int, object]:
        return self.directories[tag]


class WithExif(Image.Image):
    written: Written

    def getexif(self) -> Image.Exif:
        return self.written


NUMBERS = st.one_of(st.floats(), st.integers(), st.builds(IFDRational, st.integers(), st.integers()))
TRIPLES = st.tuples(NUMBERS, NUMBERS, NUMBERS)
VALUES = st.one_of(NUMBERS, st.text(), st.binary(), st.none(), st.lists(NUMBERS).map(tuple), TRIPLES)
TIMES = st.one_of(VALUES, st.from_regex(r"\A\d{4}:\d\d:\d\d \d\d:\d\d:\d\d\Z"), st.from_regex(r"\A[+-]\d\d:\d\d\Z"))
SIDES = st.one_of(VALUES, st.sampled_from(["N", "S", "E", "W", "n\0"]))


@given(
    camera=st.dictionaries(st.sampled_from([271, 272, 305]), VALUES, min_size=1),
    taken=st.dictionaries(st.sampled_from([36867, 36881]), TIMES),
    located=st.dictionaries(st.sampled_from([2, 4, 7, 29, 31]), TIMES),
    sides=st.dictionaries(st.sampled_from([1, 3]), SIDES),
)
def test_whatever_somebody_wrote_can_be_read(
    camera: dict[int, object], taken: dict[int, object], located: dict[int, object], sides: dict[int, object]
) -> None:
    image = WithExif()
    image.written = Written({0: camera, 0x8769: taken, 0x8825: located | sides})
    told = {"width": 1, "height": 1} | read_exif(image)
    facts = msgspec.convert(told, Facts)
    assert msgspec.json.decode(msgspec.json.encode(facts), type=Facts) == facts
    assert (facts.latitude is None) == (facts.longitude is None)
