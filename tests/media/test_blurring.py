"""What is left of a blurred area, and that nothing else of the picture changes."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from media.blurring import COLOUR_STEP, MOST_PATCHES, blur
from media.redaction_rules import WHOLE, Area, box_of, check_areas
from organisation.refusing import Refused
from tests.media.photos import jpeg
from tests.media.rendered import renditions

SIDE = st.integers(1, WHOLE)


@st.composite
def areas(draw: st.DrawFn) -> Area:
    width, height = draw(SIDE), draw(SIDE)
    return draw(st.integers(0, WHOLE - width)), draw(st.integers(0, WHOLE - height)), width, height


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8))


def inside(image: Image.Image, area: Area) -> np.ndarray:
    left, top, right, bottom = box_of(area, image.size)
    return np.asarray(image)[top:bottom, left:right]


@given(areas(), st.integers(1, 90), st.integers(1, 70))
def test_outside_the_areas_no_pixel_changes(area: Area, width: int, height: int) -> None:
    before = noise(width, height)
    after = before.copy()
    blur(after, [area])
    changed = (np.asarray(before) != np.asarray(after)).any(axis=2)
    left, top, right, bottom = box_of(area, before.size)
    changed[top:bottom, left:right] = False
    assert not changed.any()


@given(areas(), st.integers(0, 2**32), st.integers(0, 2**32))
def test_an_area_tells_nothing_but_its_few_mean_colours(area: Area, one: int, other: int) -> None:
    """Two pictures of nearly the same means, whatever their details, give the same area."""
    pictures = [detailed(area, seed) for seed in (one, other)]
    for picture in pictures:
        blur(picture, [area])
    assert (inside(pictures[0], area) == inside(pictures[1], area)).all()


def detailed(area: Area, seed: int) -> Image.Image:
    """Noise so faint that rounding hides what a patch's mean keeps of it."""
    content = np.zeros((480, 640), dtype=np.uint8)
    left, top, right, bottom = box_of(area, (640, 480))
    content[top:bottom, left:right] = 110 + np.random.default_rng(seed).integers(0, 9, (bottom - top, right - left))
    return Image.fromarray(content).convert("RGB")


@given(areas())
def test_at_most_sixteen_coarse_colours_are_left(area: Area) -> None:
    """Bilinear shading goes through the patches' colours only: nothing brighter or darker than the coarsest."""
    picture = noise(400, 300)
    blur(picture, [area])
    left = inside(picture, area)
    assert left.min() >= COLOUR_STEP // 2
    assert left.max() <= 255 - COLOUR_STEP // 2 + 1


def test_writing_is_gone() -> None:
    """Black writing on white and plain white differ nowhere once their means are the same."""
    written, plain = Image.new("RGB", (1600, 1200), "white"), Image.new("RGB", (1600, 1200), (250, 250, 250))
    ImageDraw.Draw(written).text((500, 500), "NGUYỄN VĂN A 0123456789", fill="black", font_size=24)
    area = (3000, 4000, 4000, 1000)
    for picture in (written, plain):
        blur(picture, [area])
    assert (inside(written, area) == inside(plain, area)).all()


def test_many_small_areas_do_not_keep_more_than_a_large_one() -> None:
    """A patch has a least size: letter by letter covered, each letter is one colour."""
    picture = noise(1600, 1200)
    blur(picture, [(5000, 5000, 100, 100)])
    assert len(np.unique(inside(picture, (5000, 5000, 100, 100)).reshape(-1, 3), axis=0)) == 1
    assert MOST_PATCHES <= 4


def test_overlapping_areas_leave_nothing_between_them() -> None:
    before = noise(800, 600)
    after = before.copy()
    pair: list[Area] = [(1000, 1000, 4000, 4000), (3000, 3000, 4000, 4000)]
    blur(after, pair)
    for area in pair:
        assert (inside(before, area) != inside(after, area)).any(axis=2).mean() > 0.95


@pytest.mark.parametrize(
    "area",
    [(0, 0, 0, 5), (0, 0, 5, 0), (-1, 0, 5, 5), (0, -1, 5, 5), (9999, 0, 2, 5), (0, 9999, 5, 2), (0, 0, 10001, 1)],
)
def test_areas_lie_within_the_picture(area: Area) -> None:
    with pytest.raises(Refused, match="redaction-areas-outside"):
        check_areas([area])


def test_there_is_at_least_one_area_and_not_more_than_fifty() -> None:
    for wrong in ([], [(0, 0, 1, 1)] * 51):
        with pytest.raises(Refused, match="redaction-areas-outside"):
            check_areas(wrong)
    check_areas([(0, 0, WHOLE, WHOLE)] * 50)


@pytest.mark.anyio
async def test_a_decoder_blurs_the_upright_picture_and_its_thumbnail(tmp_path: Path) -> None:
    """The red corner is top left of the file; turned by EXIF's 6 it stands top right."""
    exif = Image.Exif()
    exif[0x0112] = 6
    content = jpeg(800, 600, exif=exif)
    clear = await renditions(content, tmp_path)
    blurred = await renditions(content, tmp_path, areas=[(5000, 0, 5000, 2500)])
    assert blurred.keys() == {"blurred", "blurred-thumbnail"}
    assert blurred["blurred"].size == clear["viewing"].size == (600, 800)
    before, after = (np.asarray(each.convert("L"), dtype=int) for each in (clear["viewing"], blurred["blurred"]))
    assert np.abs(before - after)[210:, :].max() < 40  # JPEG's own noise
    rough, smooth = (np.abs(np.diff(each[20:180, 320:440])).mean() for each in (before, after))
    assert smooth < rough / 10
