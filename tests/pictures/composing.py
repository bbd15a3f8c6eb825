"""`python -m tests.pictures.composing`: the best screenshots, side by side, for the README and docs/."""

import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

from tests.tooling.programs import ROOT

SCREENS = ROOT / "var/screenshots"
PICTURES = ROOT / "docs/pictures"
ROUND, GAP, QUALITY = 18, 28, 82


class Picture(NamedTuple):
    screens: tuple[str, ...]
    width: int
    """Of each, in pixels."""
    height: int


COMPOSED = {
    "phone": Picture(
        ("inspector.vi.360.light", "letter.vi.360.light", "sheet.1.vi.360.light", "leader.vi.360.dark"), 420, 860
    ),
    "offline": Picture(("sheet.offline.vi.360.light", "inspector.offline.id.360.dark", "end.en.360.light"), 420, 800),
    "hearing": Picture(("unit-head.vi.360.light", "finding.vi.360.light", "conclusion.id.360.dark"), 420, 900),
    "desk": Picture(("desk.en.1280.light",), 1100, 900),
    "planner": Picture(("plan.draft.vi.1280.light",), 1000, 1080),
    "overseer": Picture(("overseer.verified.vi.360.light", "overseer.vi.360.dark"), 420, 800),
    "check": Picture(("check.genuine.en.360.light", "check.false.en.360.light", "receipt.held.id.360.dark"), 420, 700),
}


def main() -> None:
    screens = Path(sys.argv[1]) if len(sys.argv) > 1 else SCREENS
    for name, picture in COMPOSED.items():
        compose(picture, screens).save(PICTURES / f"{name}.webp", quality=QUALITY, method=6)


def compose(picture: Picture, screens: Path) -> Image.Image:
    """On a quiet ground, so that light and dark ones stand apart from the page that shows them."""
    step = picture.width + GAP
    sheet = Image.new("RGB", (step * len(picture.screens) + GAP, picture.height + 2 * GAP), "#eef1ef")
    for place, screen in enumerate(picture.screens):
        shown = shrink(Image.open(screens / f"{screen}.png").convert("RGB"), picture)
        sheet.paste(shown, (GAP + place * step, GAP), corners(shown.size))
    return sheet


def shrink(screen: Image.Image, picture: Picture) -> Image.Image:
    """Its upper part, as far as the screen of a reader goes."""
    tall = round(screen.height * picture.width / screen.width)
    shown = Image.new("RGB", (picture.width, picture.height), screen.getpixel((2, screen.height - 2)))
    shown.paste(screen.resize((picture.width, tall), Image.Resampling.LANCZOS))
    return shown


def corners(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), ROUND, fill=255)
    return mask


if __name__ == "__main__":
    main()
