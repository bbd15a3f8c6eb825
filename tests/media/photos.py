import hashlib
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()

TYPES = {"JPEG": "image/jpeg", "HEIF": "image/heic", "PNG": "image/png", "WEBP": "image/webp"}


def photo(kind: str, width: int = 64, height: int = 48, *, mode: str = "RGB", **saving: Any) -> bytes:
    """With a bright corner top left, so that a turn is seen."""
    image = _noise(kind, width, height).convert("RGB")
    image.paste((250, 0, 0), (0, 0, width // 4, height // 4))
    content = BytesIO()
    image.convert(mode).save(content, kind, **saving)
    return content.getvalue()


def _noise(kind: str, width: int, height: int) -> Image.Image:
    """The encoder of HEIC takes seconds for real noise."""
    if kind != "HEIF":
        return Image.effect_noise((width, height), 40)
    return Image.effect_noise((width // 16 + 1, height // 16 + 1), 40).resize((width, height))


def jpeg(width: int = 64, height: int = 48, **saving: Any) -> bytes:
    return photo("JPEG", width, height, **saving)


def with_size(content: bytes, width: int, height: int) -> bytes:
    """A JPEG or PNG whose header says something else than its data."""
    changed = bytearray(content)
    if content.startswith(b"\x89PNG"):
        changed[16:24] = width.to_bytes(4) + height.to_bytes(4)
        changed[29:33] = zlib.crc32(changed[12:29]).to_bytes(4)
    else:
        size = content.index(b"\xff\xc0") + 5
        changed[size : size + 4] = height.to_bytes(2) + width.to_bytes(2)
    return bytes(changed)


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
