"""A QR code as a picture that is sharp at every size."""

import io

import segno


def qr_code(address: str) -> bytes:
    """SVG. A quarter of it may be dirty or torn."""
    drawn = io.BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", xmldecl=False, border=2)
    return drawn.getvalue()
