"""Files made to harm, or that chance made bad."""

import random
import zlib

from tests.media.photos import jpeg, photo, with_size

ENDS = {"JPEG": b"\xff\xd9", "PNG": b"\0\0\0\0IEND\xaeB`\x82", "WEBP": b"", "HEIF": b""}
NOISE = random.Random(1).randbytes(30_000_000)


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png_bomb(width: int, height: int) -> bytes:
    """All black: a small file of very many pixels."""
    header = width.to_bytes(4) + height.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    packed = zlib.compress(bytes((width + 15) // 8 * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def with_scans(number: int) -> bytes:
    content = jpeg(64, 64, progressive=True)
    scans = content[content.index(b"\xff\xda") : -2]
    return content[:-2] + scans * (number // scans.count(b"\xff\xda") + 1) + content[-2:]


def riff(content: bytes) -> bytes:
    """With the length that its header should say."""
    return content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:]


def with_exif_loop() -> bytes:
    """An EXIF directory that names itself as the next and as the place of the position."""
    entry = (0x8825).to_bytes(2, "little") + (4).to_bytes(2, "little") + (1).to_bytes(4, "little")
    tiff = b"II*\0" + (8).to_bytes(4, "little") + (1).to_bytes(2, "little")
    tiff += entry + (8).to_bytes(4, "little") + (8).to_bytes(4, "little")
    return with_exif(tiff)


def cut(whole: bytes, kind: str, tenth: int, mend: str) -> bytes:
    """Of a photo so many tenths: "cut", "ended" as a whole one ends, or filled up with a "hole"."""
    left = whole[: len(whole) * tenth // 10]
    if mend == "ended":
        return riff(left) if kind == "WEBP" else left + ENDS[kind]
    return left + bytes(max(4096, len(whole) - len(left))) if mend == "hole" else left


def with_exif(tiff: bytes) -> bytes:
    """Whatever it is, where the data of the camera should be."""
    content, exif = jpeg(), b"Exif\0\0" + tiff
    return content[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + content[2:]


TOO_MANY_PIXELS = {
    "jpeg": (with_size(jpeg(), 60_000, 60_000), "JPEG"),
    "png": (with_size(photo("PNG"), 60_000, 60_000), "PNG"),
    "bomb": (png_bomb(30_000, 30_000), "PNG"),
    "thread": (png_bomb(3, 20_000_000), "PNG"),
    "endless": (with_size(photo("PNG"), 2**31 - 1, 2**31 - 1), "PNG"),
}
