"""The two pictures made from a photo for viewing: upright, in sRGB, without any metadata."""

import warnings
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms

from media.jpegs import Unusable, check_decodable, check_scans, decode, scale_for_viewing

MOST_PIXELS = 64_000_000
# A JPEG has at most 65,535 pixels a side, and is halved when it is long.
MOST_SIDE = 32_768
THUMBNAIL_SIDE = 320
VIEWING_QUALITY = 82
ORIENTATION = 0x0112
# Compressed pictures hold no such run of zeros; what was cut while it was copied ends in one.
HOLE = bytes(4096)
SRGB = ImageCms.createProfile("sRGB")

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def prepare() -> None:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    pillow_heif.register_heif_opener(thumbnails=False)


def for_viewing(content: bytes, kind: str) -> Image.Image:
    """`kind` is a format of Pillow's. Raises Unusable when the content is not a whole, sane photo of that kind."""
    try:
        image = _jpeg(content) if kind == "JPEG" else _other(content, kind)
    except Unusable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise Unusable("photo-too-heavy") from error
    except Exception as error:  # Over broken files decoders raise whatever comes to their minds.
        raise Unusable("photo-incomplete") from error
    if max(image.size) > MOST_SIDE:
        raise Unusable("photo-too-heavy")
    return image


def thumbnail(image: Image.Image) -> Image.Image:
    longest = max(image.size)
    if longest <= THUMBNAIL_SIDE:
        return image
    size = tuple(max(1, round(side * THUMBNAIL_SIDE / longest)) for side in image.size)
    return image.resize((size[0], size[1]), Image.Resampling.BICUBIC, reducing_gap=1.0)


def save(image: Image.Image, target: Path) -> None:
    image.info = {}
    image.save(target, "JPEG", quality=VIEWING_QUALITY)


def _jpeg(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content), formats=("JPEG",)) as image:
        check_scans(content)
        orientation, profile = _orientation(image), image.info.get("icc_profile")
        if image.mode == "CMYK":
            check_decodable(content)
            scale = scale_for_viewing(image.size)
            image.draft(None, (image.width // scale, image.height // scale))
            decoded = image.copy()
        else:
            decoded = decode(content, image.size)
    return _upright(_in_srgb(decoded, profile), orientation)


def _other(content: bytes, kind: str) -> Image.Image:
    """No decoder of these has a scaled size: the whole picture is decoded."""
    if content.endswith(HOLE):
        raise Unusable("photo-incomplete")
    if kind == "PNG":
        # Only this reads its check sums; the picture cannot be used any more afterwards.
        Image.open(BytesIO(content), formats=(kind,)).verify()
    with Image.open(BytesIO(content), formats=(kind,)) as image:
        image.load()
        profile, orientation = image.info.get("icc_profile"), _orientation(image)
        reduced = _opaque(image).reduce(scale_for_viewing(image.size))
    return _upright(_in_srgb(reduced, profile), orientation)


def _opaque(image: Image.Image) -> Image.Image:
    """On white, so that nothing shows that was hidden; greys of sixteen bits keep their upper eight."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    shown = image.convert("RGBA")
    white = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(white, shown).convert("RGB")


def _orientation(image: Image.Image) -> int:
    """Phones write strange EXIF: what cannot be read says nothing."""
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except Exception:
        return 1
    return value if value in UPRIGHT else 1


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Wide-gamut phones: without this their colours would shift once the profile is gone."""
    with suppress(Exception):  # A profile that cannot be used says nothing.
        source = ImageCms.ImageCmsProfile(BytesIO(profile)) if profile else None
        if source and "sRGB" not in ImageCms.getProfileDescription(source):
            return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB") or image.convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else image
