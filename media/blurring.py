"""Areas of a picture made unrecognisable for good.

Blurring alone can be computed back, and from a fine mosaic writing and faces have been read. So of an area hardly
anything is left: at most four by four mean colours, each of a patch no smaller than a thirty-second of the picture and
rounded to eight steps a channel; the smooth look is drawn from these alone.
"""

from collections.abc import Sequence

from PIL import Image

from media.redaction_rules import Area, Box, box_of

MOST_PATCHES = 4
PATCHES_ACROSS_PICTURE = 32
COLOUR_STEP = 32
COARSE = [value // COLOUR_STEP * COLOUR_STEP + COLOUR_STEP // 2 for value in range(256)]


def blur(image: Image.Image, areas: Sequence[Area]) -> None:
    """In place. Where areas overlap, the later one sees only what the earlier left."""
    for area in areas:
        box = box_of(area, image.size)
        image.paste(_veil(image, box), box[:2])


def _veil(image: Image.Image, box: Box) -> Image.Image:
    size = box[2] - box[0], box[3] - box[1]
    patches = _patches(size[0], max(image.size)), _patches(size[1], max(image.size))
    colours = image.resize(patches, Image.Resampling.BOX, box=box).point(COARSE * len(image.getbands()))
    return colours.resize(size, Image.Resampling.BILINEAR)


def _patches(side: int, longest: int) -> int:
    return max(1, min(MOST_PATCHES, side * PATCHES_ACROSS_PICTURE // longest))
