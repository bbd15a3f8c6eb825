"""Files made to harm, looked at as an examination does: an answer for each, within limits, and the next one is fine."""

import random
import socket
from pathlib import Path

import pytest

from media.photo_facts import Looked
from tests.media.credentials import referring
from tests.media.hostile import NOISE, TOO_MANY_PIXELS, cut, riff, with_exif, with_exif_loop, with_scans
from tests.media.looked import answer, look, saved, scene
from tests.media.photos import TYPES, jpeg, photo

pytestmark = pytest.mark.anyio

BAD = ("photo-incomplete", "photo-too-heavy")
LITTLE, BIG = b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"


def entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return (
        tag.to_bytes(2, "little")
        + kind.to_bytes(2, "little")
        + count.to_bytes(4, "little")
        + value.to_bytes(4, "little")
    )


def directory(*entries: bytes) -> bytes:
    return LITTLE + len(entries).to_bytes(2, "little") + b"".join(entries) + (8).to_bytes(4, "little")


CRAZY_EXIF = {
    "loop": with_exif_loop(),
    "three loops": with_exif(directory(entry(0x8769, 4, 1, 8), entry(0x8825, 4, 1, 8), entry(0xA005, 4, 1, 8))),
    "outside": with_exif(directory(entry(0x8825, 4, 1, 2**32 - 1))),
    "many values": with_exif(directory(entry(0x010F, 2, 2**32 - 1, 8))),
    "many entries": with_exif(LITTLE + b"\xff\xff" + bytes(40_000)),
    "no header": with_exif(b"XX*\0" + bytes(100)),
    "nothing": with_exif(b""),
    "noise": with_exif(LITTLE + NOISE[:50_000]),
    "noise of the other end": with_exif(BIG + NOISE[:50_000]),
    "wrong kinds": with_exif(directory(entry(0x010F, 5, 1, 8), entry(0x0110, 12, 1, 8), entry(0x0131, 99, 1, 8))),
}


@pytest.mark.parametrize("content", CRAZY_EXIF.values(), ids=CRAZY_EXIF.keys())
async def test_crazy_data_of_a_camera_say_nothing_of_place_and_time(content: bytes, tmp_path: Path) -> None:
    facts = (await look(content, tmp_path)).facts
    assert (facts.width, facts.height) == (64, 48)
    assert (facts.latitude, facts.taken_at, facts.taken_local, facts.located_at) == (None, None, None, None)


@pytest.mark.parametrize(("content", "kind"), TOO_MANY_PIXELS.values(), ids=TOO_MANY_PIXELS.keys())
async def test_too_many_pixels_are_not_opened(content: bytes, kind: str, tmp_path: Path) -> None:
    assert (await answer(content, tmp_path, kind)).refused in BAD


@pytest.mark.parametrize("mend", ["cut", "ended", "hole"])
@pytest.mark.parametrize("kind", TYPES)
async def test_a_photo_cut_at_any_tenth_has_a_name_for_it(kind: str, mend: str, tmp_path: Path) -> None:
    whole = photo(kind, 500, 400, quality=95)
    for tenth in range(1, 10):
        assert (await answer(cut(whole, kind, tenth, mend), tmp_path, kind)).refused == "photo-incomplete", tenth


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("content", [b"", NOISE, b"%PDF-1.7" + jpeg()], ids=["nothing", "noise", "polyglot"])
async def test_what_is_no_photo_has_a_name_too(kind: str, content: bytes, tmp_path: Path) -> None:
    assert (await answer(content, tmp_path, kind)).refused in BAD


async def test_hundreds_of_scans_are_not_opened(tmp_path: Path) -> None:
    assert (await answer(with_scans(400), tmp_path)).refused == "photo-too-heavy"


@pytest.mark.parametrize("tail", [b"PK\x03\x04" + bytes(500), b"<script>alert(1)</script>", b"c2pa" * 1000, NOISE])
async def test_what_hangs_behind_a_photo_is_left_alone(tail: bytes, tmp_path: Path) -> None:
    assert (await look(jpeg() + tail, tmp_path)).facts.width == 64


@pytest.mark.parametrize("kind", TYPES)
async def test_changed_bytes_never_harm_the_examination(kind: str, tmp_path: Path) -> None:
    chance = random.Random(kind)
    for _ in range(12):
        content = bytearray(saved(scene(), kind))
        for _ in range(10):
            content[chance.randrange(16, len(content))] = chance.randrange(256)
        found = await answer(riff(bytes(content)) if kind == "WEBP" else bytes(content), tmp_path, kind)
        assert found.refused in BAD or isinstance(found.looked, Looked)
    assert (await look(saved(scene(), kind), tmp_path, kind)).facts.width == 640


async def test_a_photo_makes_the_server_call_nobody(tmp_path: Path) -> None:
    """Its credentials lie elsewhere, it says."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        elsewhere = f"http://127.0.0.1:{listening.getsockname()[1]}/c2pa"
        assert (await look(referring(saved(scene()), elsewhere), tmp_path)).facts.width == 640
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()
