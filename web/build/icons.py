"""Draws the app's icons (`make icons`); what it makes is checked in."""

from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).parents[1] / "public" / "icons"
BRAND, SIGN = "#0b5d52", "#ffffff"
CHECK = ((9, 17.5), (13.5, 22), (23.5, 11))
"""Of a square of 32; the same as in the SVG."""
DRAWN = 2048


def check(side: int, share: float) -> Image.Image:
    """The sign on a full square, filling `share` of what it fills in the SVG."""
    picture = Image.new("RGB", (DRAWN, DRAWN), BRAND)
    scale = DRAWN / 32 * share
    shift = DRAWN * (1 - share) / 2
    points = [(shift + x * scale, shift + y * scale) for x, y in CHECK]
    draw = ImageDraw.Draw(picture)
    width = round(3.5 * scale)
    draw.line(points, fill=SIGN, width=width, joint="curve")
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=SIGN)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def rounded(picture: Image.Image) -> Image.Image:
    mask = Image.new("L", (DRAWN, DRAWN))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, DRAWN, DRAWN), DRAWN / 4, fill=255)
    shaped = picture.convert("RGBA")
    shaped.putalpha(mask.resize(picture.size, Image.Resampling.LANCZOS))
    return shaped


def main() -> None:
    for side in (192, 512):
        rounded(check(side, 1)).save(ICONS / f"sidak-{side}.png", optimize=True)
    check(512, 0.8).save(ICONS / "sidak-maskable.png", optimize=True)
    check(180, 1).save(ICONS / "sidak-180.png", optimize=True)


if __name__ == "__main__":
    main()
