"""A photo of twelve megapixels checked, hashed and turned into its two renditions: at most 1.25 times the floor.

The floor is what nobody can do without: libjpeg-turbo's scaled decoding by the strict decoder, SHA-256 of the
original, and the encoding of the picture for viewing. Both run in turns in this process, on one core, and are
measured in processor time. Beside it, without a budget: HEIC over JPEG, and the way through a warm decoder.
"""

import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import simplejpeg
from PIL import Image

from media.decoders import Decoder, Rendering
from media.hashing import digests_of, sha256_of
from media.images import VIEWING_QUALITY, for_viewing, prepare, save, thumbnail

WIDTH, HEIGHT, ROUNDS, BUDGET = 4032, 3024, 15, 1.25


def scene() -> Image.Image:
    """Coarse and fine noise: about as large in the file as what a phone's camera sees, three to four megabytes."""
    coarse = Image.effect_noise((WIDTH // 4, HEIGHT // 4), 60).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return Image.blend(coarse, Image.effect_noise((WIDTH, HEIGHT), 20), 0.2).convert("RGB")


def floor(source: Path) -> None:
    content = source.read_bytes()
    hashlib.sha256(content).digest()
    decoded = simplejpeg.decode_jpeg(content, min_width=WIDTH // 2, min_height=HEIGHT // 2)
    simplejpeg.encode_jpeg(decoded, quality=VIEWING_QUALITY, colorsubsampling="420")


def ours(source: Path, kind: str = "JPEG") -> None:
    """What the receiving and the decoder do between them."""
    sha256_of(source)
    viewing = for_viewing(source.read_bytes(), kind)
    for picture, suffix in ((viewing, ".viewing"), (thumbnail(viewing), ".thumbnail")):
        save(picture, source.with_suffix(suffix))
        digests_of(source.with_suffix(suffix))


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    begun = clock()
    work()
    return clock() - begun


def main() -> None:
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        jpeg, heic = Path(folder) / "jpeg", Path(folder) / "heic"
        picture = scene()
        picture.save(jpeg, "JPEG", quality=92)
        content = BytesIO()
        picture.resize((WIDTH // 2, HEIGHT // 2)).save(content, "HEIF", quality=50)
        heic.write_bytes(content.getvalue())
        least, made = [], []
        for _ in range(ROUNDS):
            least.append(seconds(lambda: floor(jpeg)))
            made.append(seconds(lambda: ours(jpeg)))
        heavy = statistics.median(seconds(lambda: ours(heic, "HEIF")) for _ in range(3))
        asked = through_a_decoder(jpeg)
        size = jpeg.stat().st_size / 1e6
    own, theirs = statistics.median(made), statistics.median(least)
    print(f"photo-12mp: {size:.1f} MB, {1000 * own:.1f} ms, floor {1000 * theirs:.1f} ms")
    print(f"photo-12mp: through a warm decoder {1000 * asked:.0f} ms of waiting")
    print(f"photo-12mp: HEIC, from 3 megapixels, {4 * heavy / own:.1f} times as long")
    print(f"photo-12mp ratio {own / theirs:.2f} budget {BUDGET:g}")


def through_a_decoder(jpeg: Path) -> float:
    decoder = Decoder()
    job = Rendering(jpeg, "JPEG", jpeg.with_suffix(".viewing"), jpeg.with_suffix(".thumbnail"))
    decoder.ask(job)
    found = statistics.median(seconds(lambda: decoder.ask(job), time.perf_counter) for _ in range(5))
    decoder.end()
    return found


if __name__ == "__main__":
    main()
