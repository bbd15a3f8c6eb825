"""A photo looked at as an examination does, and photos that tell something."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from media.decoders import Answer, Looking
from media.examining import LANES
from media.photo_facts import Looked

TAKEN = {36867: "2026:11:23 08:05:00", 36881: "+07:00"}
HERE = {1: "N", 2: (20.0, 38.0, 46.8), 3: "E", 4: (106.0, 3.0, 3.6), 31: 8.0}
AT_NINE = {7: (1.0, 10.0, 0.0), 29: "2026:11:23"}
PHONE = {271: "samsung", 272: "SM-A546E", 305: "A546EXXU9CXB1"}


async def answer(content: bytes, folder: Path, kind: str = "JPEG") -> Answer:
    source = folder / "looked at"
    source.write_bytes(content)
    return await LANES["quick"].attempt(Looking(source, kind))


async def look(content: bytes, folder: Path, kind: str = "JPEG") -> Looked:
    found = (await answer(content, folder, kind)).looked
    assert found
    return found


def scene(seed: int = 1, width: int = 640, height: int = 480) -> Image.Image:
    """Shapes that look different from those of another seed, in the light of a window."""
    image = Image.linear_gradient("L").rotate(90 * (seed % 4)).resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for number in range(1, 9):
        step = seed * 7919 * number
        left, top = step % width, step * 3 % height
        right, bottom = left + 40 + step % 150, top + 30 + step * 5 % 120
        draw.rectangle((left, top, right, bottom), fill=(step % 256, step * 11 % 256, step * 17 % 256))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **saving: Any) -> bytes:
    content = BytesIO()
    image.save(content, kind, **saving)
    return content.getvalue()


def told(
    taken: dict[int, Any] | None = None,
    located: dict[int, Any] | None = None,
    camera: dict[int, Any] | None = None,
    *,
    kind: str = "JPEG",
    seed: int = 1,
) -> bytes:
    """A photo with these EXIF tags."""
    exif = Image.Exif()
    for tag, value in (camera or {}).items():
        exif[tag] = value
    exif.get_ifd(0x8769).update(taken or {})
    exif.get_ifd(0x8825).update(located or {})
    return saved(scene(seed), kind, exif=exif.tobytes())
