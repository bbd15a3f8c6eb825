import hashlib
from io import BytesIO

from PIL import Image


def jpeg(width: int = 64, height: int = 48, **saving: object) -> bytes:
    """A photo with a bright corner top left, so that a turn is seen."""
    image = Image.effect_noise((width, height), 40).convert("RGB")
    image.paste((250, 0, 0), (0, 0, width // 4, height // 4))
    content = BytesIO()
    image.save(content, "JPEG", **saving)
    return content.getvalue()


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
