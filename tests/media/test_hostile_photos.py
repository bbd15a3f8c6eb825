"""Files that are no photos, not whole, or made to harm: each is refused by name, and the server goes on."""

import random
from pathlib import Path

import pytest

from organisation.refusing import Refused
from tests.media.hostile import NOISE, TOO_MANY_PIXELS, cut, with_exif_loop, with_scans
from tests.media.photos import TYPES, jpeg, photo, with_size
from tests.media.rendered import refusal, viewing

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"GIF89a" + bytes(100),
        b"<svg onload=alert(1)>",
        b"%PDF-1.7",
        b"BM" + bytes(100),
        b"II*\0" + bytes(100),
        b"PK\x03\x04" + jpeg(),
        b"<html><script>alert(1)</script>" + jpeg(),
        b"\0\0\0\x1cftypavif" + bytes(100),
        b"\0\0\0\x18ftypmp42" + bytes(100),
        NOISE,
    ],
    ids=lambda content: repr(content[:12]),
)
async def test_what_is_no_photo_is_refused(content: bytes, tmp_path: Path) -> None:
    assert await refusal(content, tmp_path) == "not-a-photo"


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("announced", TYPES)
async def test_a_photo_is_of_the_announced_type(kind: str, announced: str, tmp_path: Path) -> None:
    if kind != announced:
        assert await refusal(photo(kind), tmp_path, announced) == "photo-type-differs"


@pytest.mark.parametrize("kind", TYPES)
async def test_a_magic_number_makes_no_photo(kind: str, tmp_path: Path) -> None:
    for rest in (b"", bytes(100), NOISE[:100_000]):
        assert await refusal(photo(kind)[:16] + rest, tmp_path, kind) == "photo-incomplete"


async def test_thirty_megabytes_of_noise_behind_a_photos_beginning(tmp_path: Path) -> None:
    assert await refusal(jpeg()[:300] + NOISE, tmp_path) in ("photo-incomplete", "photo-too-heavy")


@pytest.mark.parametrize("mend", ["cut", "ended", "hole"])
@pytest.mark.parametrize("kind", ["JPEG", "progressive", "HEIF", "PNG", "WEBP"])
async def test_a_photo_cut_at_any_tenth_is_refused(kind: str, mend: str, tmp_path: Path) -> None:
    whole = jpeg(500, 400, progressive=True) if kind == "progressive" else photo(kind, 500, 400, quality=95)
    form = "JPEG" if kind == "progressive" else kind
    for tenth in range(1, 10):
        assert await refusal(cut(whole, form, tenth, mend), tmp_path, form) == "photo-incomplete", tenth


async def test_a_progressive_photo_that_ends_between_two_scans_is_refused(tmp_path: Path) -> None:
    whole = jpeg(500, 400, progressive=True)
    scans = [place for place in range(len(whole) - 1) if whole[place : place + 2] == b"\xff\xda"]
    for place in scans[1:]:
        # Up to the tables that come before this scan.
        end = whole.rindex(b"\xff\xc4", 0, place)
        assert await refusal(whole[:end] + b"\xff\xd9", tmp_path) == "photo-incomplete"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
async def test_a_header_larger_than_the_picture_behind_it_is_refused(kind: str, tmp_path: Path) -> None:
    assert await refusal(with_size(photo(kind), 7000, 7000), tmp_path, kind) == "photo-incomplete"


@pytest.mark.parametrize(("content", "kind"), TOO_MANY_PIXELS.values(), ids=TOO_MANY_PIXELS.keys())
async def test_too_many_pixels_are_refused(content: bytes, kind: str, tmp_path: Path) -> None:
    assert await refusal(content, tmp_path, kind) in ("photo-too-heavy", "photo-incomplete")


async def test_a_heic_of_too_many_pixels_is_refused(tmp_path: Path) -> None:
    content = photo("HEIF", 512, 512)
    spatial = content.index(b"ispe") + 8
    huge = content[:spatial] + (60_000).to_bytes(4) * 2 + content[spatial + 8 :]
    assert await refusal(huge, tmp_path, "HEIF") in ("photo-too-heavy", "photo-incomplete")


async def test_hundreds_of_scans_are_refused(tmp_path: Path) -> None:
    assert await refusal(with_scans(400), tmp_path) == "photo-too-heavy"


async def test_exif_that_runs_in_circles_says_nothing(tmp_path: Path) -> None:
    assert (await viewing(with_exif_loop(), tmp_path)).size == (64, 48)


@pytest.mark.parametrize("tail", [b"PK\x03\x04" + bytes(500), b"<html><script>alert(1)</script>"])
async def test_what_hangs_behind_a_photo_is_in_no_rendition(tail: bytes, tmp_path: Path) -> None:
    await viewing(jpeg() + tail, tmp_path)
    for suffix in (".viewing", ".thumbnail"):
        assert tail[:8] not in (tmp_path / f"source{suffix}").read_bytes()


@pytest.mark.parametrize("kind", TYPES)
async def test_changed_bytes_never_harm_the_server(kind: str, tmp_path: Path) -> None:
    """Either the picture can still be seen, or there is a name for what is wrong."""
    chance = random.Random(kind)
    for _ in range(12):
        content = bytearray(photo(kind, 300, 200))
        for _ in range(10):
            content[chance.randrange(16, len(content))] = chance.randrange(256)
        assert await outcome(bytes(content), tmp_path, kind) in ("seen", "photo-incomplete", "photo-too-heavy")
    assert (await viewing(photo(kind), tmp_path, kind)).size == (64, 48)


async def outcome(content: bytes, folder: Path, kind: str) -> str:
    try:
        await viewing(content, folder, kind)
    except Refused as refused:
        return refused.name
    return "seen"
