"""A JPEG decoded at the size it is shown in, by a decoder that says so when something is missing."""

import math
import re
from collections.abc import Iterator

import simplejpeg
from PIL import Image

MOST_SCANS = 64
VIEWING_SIDE = 1280
COEFFICIENTS = 64
# Neither a stuffed byte of picture data, nor padding, nor a restart.
MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
# Some cameras write these, and the picture is whole.
HARMLESS = re.compile("extraneous bytes|Invalid SOS parameters|Unknown Adobe|unknown JFIF|Inconsistent progression")


class Unusable(Exception):
    """The reason is the name of a problem: photo-incomplete or photo-too-heavy."""


def check_scans(content: bytes) -> None:
    """A small file of hundreds of scans decodes for seconds (a real photo has at most eleven), and one that was cut
    between two scans decodes without a complaint: both are told by the scans' headers."""
    scans = 0
    progressive = False
    missing: dict[int, list[int]] = {}
    for marker, segment in _frames_and_scans(content):
        if marker != START_OF_SCAN:
            progressive = marker in PROGRESSIVE
            missing = {component: [1] * COEFFICIENTS for component in segment[6::3]}
            continue
        scans += 1
        if scans > MOST_SCANS:
            raise Unusable("photo-too-heavy")
        _fill(missing, segment, progressive)
        if scans == 1 and not progressive and _whole(missing):
            return  # The decoder reads no further either.
    if not scans or not _whole(missing):
        raise Unusable("photo-incomplete")


def _frames_and_scans(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Up to the end of the picture: the film some phones append does not count."""
    at = 2
    while (found := MARKER.search(content, at)) and (marker := found[1][0]) != END_OF_IMAGE:
        length = int.from_bytes(content[found.end() : found.end() + 2])
        at = found.end() + length
        if marker == START_OF_SCAN or marker in FRAMES:
            yield marker, content[found.end() + 2 : at]


def _whole(missing: dict[int, list[int]]) -> bool:
    return not any(any(bits) for bits in missing.values())


def _fill(missing: dict[int, list[int]], scan: bytes, progressive: bool) -> None:
    """How many low bits of each coefficient are still missing once this scan came."""
    components = scan[1:-3:2]
    first, last, bits = (scan[-3], scan[-2], scan[-1] & 15) if progressive and components else (0, 63, 0)
    for component in components:
        if component in missing and first <= last < COEFFICIENTS:
            missing[component][first : last + 1] = [bits] * (last + 1 - first)


def scale_for_viewing(size: tuple[int, int]) -> int:
    """What to divide both sides by: the picture is then 1280 to 2559 pixels long, which is sharp on a desk."""
    for scale in (8, 4, 2):
        if math.ceil(max(size) / scale) >= VIEWING_SIDE and min(size) >= scale:
            return scale
    return 1


def decode(content: bytes, size: tuple[int, int]) -> Image.Image:
    """The decoder halves for nothing: its own scaled picture needs no resizing."""
    scale = scale_for_viewing(size)
    width, height = (math.ceil(side / scale) for side in size)
    return Image.fromarray(_decode_strictly(content, min_width=width, min_height=height))


def check_decodable(content: bytes) -> None:
    """For print colours, which another decoder then turns into what screens show."""
    _decode_strictly(content, colorspace="CMYK", min_width=1, min_height=1)


def _decode_strictly(content: bytes, **wanted: int | str) -> "simplejpeg.np.ndarray":
    try:
        return simplejpeg.decode_jpeg(content, strict=True, **wanted)
    except ValueError as error:
        if not HARMLESS.search(str(error)):
            raise Unusable("photo-incomplete") from error
    return simplejpeg.decode_jpeg(content, strict=False, **wanted)
