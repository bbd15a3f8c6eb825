"""Looks at one photo, in a process of its own: what it tells of itself, and what it looks like."""

from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from media.exif import read_exif
from media.images import for_viewing, thumbnail
from media.likeness import likenesses
from media.photo_facts import Facts, Looked

# The label of every box that holds credentials.
CREDENTIALS = b"c2pa"


def look(job: dict[str, Any]) -> dict[str, object]:
    content, kind = Path(job["source"]).read_bytes(), job["kind"]
    small = thumbnail(for_viewing(content, kind))
    with Image.open(BytesIO(content), formats=(kind,)) as image:
        told = {"width": image.width, "height": image.height} | read_exif(image)
    if CREDENTIALS in content:
        told |= _credentials(content, kind)
    looked = Looked(msgspec.convert(told, Facts), likenesses(small))
    return {"looked": msgspec.to_builtins(looked)}


def _credentials(content: bytes, kind: str) -> dict[str, object]:
    """Few photos have any: the large library is loaded for those only."""
    from media.credentials import read_credentials

    return read_credentials(content, kind)
