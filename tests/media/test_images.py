from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from tests.media.photos import TYPES, jpeg, photo
from tests.media.rendered import renditions, viewing

pytestmark = pytest.mark.anyio

ORIENTATION = 0x0112
LOCATION = 0x8825
CLEAN = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def exif(orientation: int) -> bytes:
    made = Image.Exif()
    made[ORIENTATION] = orientation
    made.get_ifd(LOCATION)[1] = "N"
    return made.tobytes()


def is_red(image: Image.Image, place: tuple[int, int]) -> bool:
    colour = image.getpixel(place)
    assert isinstance(colour, tuple)
    return colour[0] > 200 > 100 > colour[1]


@pytest.mark.parametrize(
    ("orientation", "red"), [(1, (2, 2)), (3, (61, 45)), (6, (45, 2)), (8, (2, 61)), (5, (2, 2)), (7, (45, 61))]
)
async def test_a_rendition_stands_upright(orientation: int, red: tuple[int, int], tmp_path: Path) -> None:
    assert is_red(await viewing(jpeg(exif=exif(orientation)), tmp_path), red)


@pytest.mark.parametrize("kind", TYPES)
async def test_every_format_of_phones_gives_two_clean_upright_jpegs(kind: str, tmp_path: Path) -> None:
    """A HEIC carries the turn twice, in EXIF and as a property, and is turned once."""
    made = await renditions(photo(kind, 1200, 900, exif=exif(6)), tmp_path, kind)
    assert {purpose: image.size for purpose, image in made.items()} == {
        "viewing": (900, 1200),
        "thumbnail": (240, 320),
    }
    for image in made.values():
        assert (image.format, image.mode, dict(image.getexif())) == ("JPEG", "RGB", {})
        assert set(image.info) <= CLEAN
        assert is_red(image, (image.width - 9, 9))


async def test_comments_are_left_out(tmp_path: Path) -> None:
    assert set((await viewing(jpeg(comment=b"taken by Hung"), tmp_path)).info) <= CLEAN


@pytest.mark.parametrize("kind", TYPES)
async def test_a_large_photo_is_halved_without_losing_its_shape(kind: str, tmp_path: Path) -> None:
    assert (await viewing(photo(kind, 2601, 1500), tmp_path, kind)).size == (1301, 750)


async def test_a_small_photo_keeps_its_size(tmp_path: Path) -> None:
    made = await renditions(jpeg(200, 150), tmp_path)
    assert [image.size for image in made.values()] == [(200, 150), (200, 150)]


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (3, 7)])
async def test_odd_shapes_are_photos_too(size: tuple[int, int], tmp_path: Path) -> None:
    assert (await viewing(jpeg(*size), tmp_path)).width >= 1


async def test_a_progressive_photo_is_taken(tmp_path: Path) -> None:
    assert (await viewing(jpeg(640, 480, progressive=True), tmp_path)).size == (640, 480)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
async def test_grey_and_print_colours_become_viewable(mode: str, tmp_path: Path) -> None:
    image = await viewing(photo("JPEG", 2600, 40, mode=mode), tmp_path)
    assert (image.mode, image.size) == ("RGB", (1300, 20))


async def test_several_pictures_in_one_file_are_shown_by_the_first(tmp_path: Path) -> None:
    content = BytesIO()
    others = [Image.new("RGB", (20, 20)) for _ in range(2)]
    Image.new("RGB", (640, 480), "navy").save(content, "MPO", save_all=True, append_images=others)
    assert (await viewing(content.getvalue(), tmp_path)).size == (640, 480)


async def test_a_colour_profile_is_applied_and_left_out(tmp_path: Path) -> None:
    for profile in (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"broken", bytes(4000)):
        assert "icc_profile" not in (await viewing(jpeg(icc_profile=profile), tmp_path)).info


def swapped_profile() -> bytes:
    """What it calls red is what sRGB calls green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    return profile.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")


@pytest.mark.parametrize("kind", TYPES)
async def test_colours_of_another_profile_are_shown_as_they_were_seen(kind: str, tmp_path: Path) -> None:
    image = await viewing(photo(kind, 640, 480, icc_profile=swapped_profile()), tmp_path, kind)
    colour = image.getpixel((20, 20))
    assert isinstance(colour, tuple)
    assert colour[1] > 200 > 100 > colour[0]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
async def test_what_is_transparent_is_shown_on_white(kind: str, tmp_path: Path) -> None:
    content = BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(content, kind, lossless=True)
    assert (await viewing(content.getvalue(), tmp_path, kind)).getpixel((20, 15)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
async def test_every_mode_of_a_png_is_viewable(mode: str, tmp_path: Path) -> None:
    content = BytesIO()
    image = Image.new("L", (40, 30), 128).convert("RGB") if mode != "I;16" else Image.new("I;16", (40, 30), 128 * 256)
    (image if mode == "I;16" else image.convert(mode)).save(content, "PNG")
    assert (await viewing(content.getvalue(), tmp_path, "PNG")).mode == "RGB"


async def test_a_film_behind_the_photo_does_not_count_as_scans(tmp_path: Path) -> None:
    image = await viewing(jpeg(64, 64, progressive=True) + b"ftyp" + b"\xff\xda\x00\x08" * 500, tmp_path)
    assert image.size == (64, 64)


async def test_bytes_that_some_cameras_add_before_the_end_do_no_harm(tmp_path: Path) -> None:
    content = jpeg()
    assert (await viewing(content[:-2] + b"\xff\xd0\x00" + content[-2:], tmp_path)).size == (64, 48)
