"""What a photo is, told by its content, and the one picture made from it for viewing.

Runs as a process of its own, `python -m media.images SOURCE TARGET`, under limits: a file that attacks the
decoder costs that process and nothing else. It prints one JSON object: the picture's size, or why it was
refused.
"""

import json
import math
import mmap
import re
import resource
import sys
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, JpegImagePlugin

MOST_PIXELS = 64_000_000
MOST_SCANS = 64
VIEWING_SIDE = 1280
VIEWING_QUALITY = 82
ORIENTATION = 0x0112
START_OF_IMAGE = b"\xff\xd8"
START_OF_SCAN = b"\xda"
END_OF_IMAGE = b"\xd9"
# Neither a stuffed byte of picture data, nor padding, nor a restart.
MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
SECONDS = 20
BYTES = 2 * 1024**3

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Unusable(Exception):
    """The reason is the name of a problem: not-a-jpeg, jpeg-incomplete, jpeg-too-large."""


def make_rendition(source: Path, target: Path) -> tuple[int, int]:
    """Gives the rendition's width and height. Raises Unusable when the source is not a whole, sane JPEG."""
    _check_scans(source)
    with _open(source) as image:
        orientation = _orientation(image)
        _scale_while_decoding(image)
        try:
            image.load()
        except (OSError, SyntaxError, ValueError) as error:
            raise Unusable("jpeg-incomplete") from error
        upright = _upright(_in_srgb(image), orientation)
    upright.info = {}
    upright.save(target, "JPEG", quality=VIEWING_QUALITY)
    return upright.size


def _check_scans(source: Path) -> None:
    """A small file with hundreds of scans decodes for seconds; a real photo has at most eleven."""
    if source.stat().st_size == 0:
        raise Unusable("not-a-jpeg")
    with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if any(number > MOST_SCANS for number, _ in enumerate(_scans(content), 1)):
            raise Unusable("jpeg-too-large")


def _scans(content: mmap.mmap) -> Iterator[int]:
    """Where scans begin, up to the end of the picture: the film some phones append does not count."""
    at = len(START_OF_IMAGE)
    while (marker := MARKER.search(content, at)) and marker[1] != END_OF_IMAGE:
        if marker[1] == START_OF_SCAN:
            yield marker.start()
        at = marker.end() + int.from_bytes(content[marker.end() : marker.end() + 2])


def _open(source: Path) -> JpegImagePlugin.JpegImageFile:
    try:
        image = Image.open(source, formats=("JPEG",))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unusable("jpeg-too-large") from error
    except (OSError, SyntaxError, ValueError, KeyError) as error:
        raise Unusable("not-a-jpeg") from error
    if not isinstance(image, JpegImagePlugin.JpegImageFile):
        raise Unusable("not-a-jpeg")
    return image


def _orientation(image: Image.Image) -> int:
    """Phones write strange EXIF: what cannot be read says nothing."""
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return 1
    return value if value in UPRIGHT else 1


def _scale_while_decoding(image: JpegImagePlugin.JpegImageFile) -> None:
    """The decoder halves for nothing: its smallest size that is still sharp on a desk needs no resize."""
    width, height = image.size
    for scale in (8, 4, 2):
        if math.ceil(max(width, height) / scale) >= VIEWING_SIDE and min(width, height) >= scale:
            image.draft(None, (width // scale, height // scale))
            return


def _in_srgb(image: Image.Image) -> Image.Image:
    """Wide-gamut phones: without this their colours would shift once the profile is gone."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else image


def _limit() -> None:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(source: str, target: str) -> None:
    _limit()
    try:
        width, height = make_rendition(Path(source), Path(target))
    except Unusable as reason:
        answer: dict[str, object] = {"refused": str(reason)}
    except MemoryError:
        answer = {"refused": "jpeg-too-large"}
    else:
        answer = {"width": width, "height": height}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
