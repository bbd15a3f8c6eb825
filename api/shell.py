"""The built files of `web/`, read once at the start: what is rebuilt meanwhile is served from the next start on."""

from hashlib import sha256
from pathlib import Path

import msgspec

MEDIA_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


class ShellFile(msgspec.Struct, frozen=True):
    content: bytes
    media_type: str
    compressed: bytes | None

    def sent(self, *, compressed: bool) -> bytes:
        return self.compressed if compressed and self.compressed else self.content

    def tag(self, *, compressed: bool) -> str:
        return f'"{sha256(self.sent(compressed=compressed)).hexdigest()[:32]}"'


Shell = dict[str, ShellFile]
"""By the path of its address."""


def read_shell(folder: Path) -> Shell:
    """Empty when nothing was built."""
    if not (folder / "index.html").exists():
        return {}
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in MEDIA_TYPES]
    shell = {f"/{path.relative_to(folder)}": _read(path) for path in files}
    return shell | {"/": shell["/index.html"]}


def _read(path: Path) -> ShellFile:
    compressed = path.with_name(f"{path.name}.gz")
    return ShellFile(
        path.read_bytes(), MEDIA_TYPES[path.suffix], compressed.read_bytes() if compressed.exists() else None
    )
