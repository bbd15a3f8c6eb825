from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from media.rendering import render
from organisation.refusing import Refused
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

ORIENTATION = 0x0112
LOCATION = 0x8825


async def rendition(content: bytes, folder: Path) -> Image.Image:
    source, target = folder / "source", folder / "target"
    source.write_bytes(content)
    made = await render(source, target)
    assert made.sha256 == sha256(target.read_bytes())
    image = Image.open(BytesIO(target.read_bytes()))
    assert image.size == (made.width, made.height)
    return image


async def refusal(content: bytes, folder: Path) -> str:
    source = folder / "source"
    source.write_bytes(content)
    with pytest.raises(Refused) as refused:
        await render(source, folder / "target")
    return refused.value.name


def with_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(LOCATION)[1] = "N"
    return jpeg(exif=exif, comment=b"taken by Hung")


@pytest.mark.parametrize(
    ("orientation", "red"), [(1, (2, 2)), (3, (61, 45)), (6, (45, 2)), (8, (2, 61)), (5, (2, 2)), (7, (45, 61))]
)
async def test_a_rendition_stands_upright(orientation: int, red: tuple[int, int], tmp_path: Path) -> None:
    image = await rendition(with_exif(orientation), tmp_path)
    colour = image.getpixel(red)
    assert isinstance(colour, tuple)
    assert colour[0] > 200 > 100 > colour[1]


async def test_a_rendition_carries_no_metadata(tmp_path: Path) -> None:
    image = await rendition(with_exif(6), tmp_path)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


async def test_a_large_photo_is_made_smaller_without_losing_its_shape(tmp_path: Path) -> None:
    image = await rendition(jpeg(4032, 3024), tmp_path)
    assert image.size == (2016, 1512)


async def test_a_small_photo_keeps_its_size(tmp_path: Path) -> None:
    assert (await rendition(jpeg(640, 480), tmp_path)).size == (640, 480)


async def test_a_colour_profile_is_applied_and_left_out(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert "icc_profile" not in (await rendition(jpeg(icc_profile=profile), tmp_path)).info
    assert "icc_profile" not in (await rendition(jpeg(icc_profile=b"broken"), tmp_path)).info


async def test_grey_and_print_colours_become_viewable(tmp_path: Path) -> None:
    for mode in ("L", "CMYK"):
        content = BytesIO()
        Image.new(mode, (40, 30)).save(content, "JPEG")
        assert (await rendition(content.getvalue(), tmp_path)).mode == "RGB"


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload=alert(1)>", b"\xff\xd8\xff", b"%PDF-1.7"])
async def test_what_is_no_jpeg_is_refused(content: bytes, tmp_path: Path) -> None:
    assert await refusal(content, tmp_path) == "not-a-jpeg"


async def test_another_picture_format_is_refused(tmp_path: Path) -> None:
    content = BytesIO()
    Image.new("RGB", (10, 10)).save(content, "PNG")
    assert await refusal(content.getvalue(), tmp_path) == "not-a-jpeg"


async def test_half_a_jpeg_is_refused(tmp_path: Path) -> None:
    content = jpeg(800, 600)
    assert await refusal(content[: len(content) // 2], tmp_path) == "jpeg-incomplete"


async def test_a_jpeg_that_claims_too_many_pixels_is_refused(tmp_path: Path) -> None:
    content = bytearray(jpeg())
    size = content.index(b"\xff\xc0") + 5
    content[size : size + 4] = (65000).to_bytes(2) * 2
    assert await refusal(bytes(content), tmp_path) == "jpeg-too-large"


async def test_a_jpeg_of_hundreds_of_scans_is_refused(tmp_path: Path) -> None:
    content = jpeg(64, 64, progressive=True)
    scans = content[content.index(b"\xff\xda") : -2]
    assert await refusal(content[:-2] + scans * 70 + content[-2:], tmp_path) == "jpeg-too-large"


async def test_a_film_behind_the_photo_does_not_count_as_scans(tmp_path: Path) -> None:
    image = await rendition(jpeg(64, 64, progressive=True) + b"ftyp" + b"\xff\xda\x00\x08" * 500, tmp_path)
    assert image.size == (64, 64)
