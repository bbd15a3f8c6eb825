"""A signature as it was drawn by finger, as a picture of lines."""

from collections.abc import Sequence

from inspections.minutes.minutes_documents import HEIGHT, WIDTH, Point

THICK = 7


def signature_svg(strokes: Sequence[Sequence[Point]]) -> bytes:
    lines = "".join(f'<path d="{_path(stroke)}"/>' for stroke in strokes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g fill="none" stroke="#101614" stroke-width="{THICK}" stroke-linecap="round" stroke-linejoin="round">'
        f"{lines}</g></svg>"
    ).encode()


def _path(stroke: Sequence[Point]) -> str:
    """One that touched the glass only once is a dot: a line to where it stands."""
    points = [f"{x} {y}" for x, y in stroke]
    return f"M{points[0]}" + "".join(f"L{point}" for point in points[1:] or points)
