"""Whether two pictures look the same: hashes that change little when a picture is saved anew, made smaller or brighter.

ImageHash takes 4 ms for all eight positions of a thumbnail, beside tens for opening the photo.
"""

import imagehash
import scipy.fftpack  # noqa: F401  # ImageHash loads it at its first hash, which every process would pay anew.
from PIL import Image

from media.photo_facts import Likeness

# A wall, a covered lens, the night: every such picture looks like every other.
LEAST_CONTRAST = 24
TURNED = (
    Image.Transpose.ROTATE_90,
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_270,
    Image.Transpose.FLIP_LEFT_RIGHT,
    Image.Transpose.FLIP_TOP_BOTTOM,
    Image.Transpose.TRANSPOSE,
    Image.Transpose.TRANSVERSE,
)


def likenesses(image: Image.Image) -> list[Likeness]:
    """Of the picture as it is, then turned and mirrored in every way; none when there is nothing to tell it by."""
    grey = image.convert("L")
    shades = grey.resize((16, 16), Image.Resampling.BOX).tobytes()
    if max(shades) - min(shades) < LEAST_CONTRAST:
        return []
    return [_likeness(grey), *(_likeness(grey.transpose(turn)) for turn in TURNED)]


def _likeness(image: Image.Image) -> Likeness:
    return Likeness(_signed(imagehash.phash(image)), _signed(imagehash.dhash(image)))


def _signed(found: imagehash.ImageHash) -> int:
    """As PostgreSQL keeps 64 bits."""
    return int.from_bytes(int(str(found), 16).to_bytes(8), signed=True)
