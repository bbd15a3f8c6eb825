"""The files of a custody bundle: pictures are hashed as they pass, the others held. Standard library only."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from media.bundle_rules import demand
from media.plain_zip import read

PICTURES = ("originals/", "blurred/")
MOST_SMALL = 32 * 1024 * 1024
MOST_IN_MEMORY = 256 * 1024 * 1024


class Files:
    """Digest and size of each file, and the content of all but pictures."""

    def __init__(self) -> None:
        self.digests: dict[str, tuple[str, int]] = {}
        self.content: dict[str, bytes] = {}
        self._held = 0

    def take(self, name: str, size: int, pieces: Iterator[bytes]) -> None:
        demand(name not in self.digests, f"{name} stands twice in the archive")
        kept, digest = not name.startswith(PICTURES), sha256()
        self._held += size if kept else 0
        demand(not kept or size <= MOST_SMALL, f"{name} is too large for what it is")
        demand(self._held <= MOST_IN_MEMORY, "the files beside the photos are too large")
        content = []
        for piece in pieces:
            digest.update(piece)
            content += [piece] if kept else []
        self.digests[name] = (digest.hexdigest(), size)
        if kept:
            self.content[name] = b"".join(content)

    def text(self, name: str) -> str:
        demand(name in self.content, f"{name} is missing")
        return self.content[name].decode("utf-8")

    def within(self, folder: str) -> dict[str, bytes]:
        """By their names without folder and ending."""
        found = {name: content for name, content in self.content.items() if name.startswith(folder)}
        return {name.removeprefix(folder).removesuffix(".json"): content for name, content in found.items()}

    def numbered(self, pattern: re.Pattern[str]) -> list[str]:
        found = [match for name in self.digests if (match := pattern.fullmatch(name))]
        return [match[0] for match in sorted(found, key=lambda match: int(match[1]))]


def read_files(path: Path) -> Files:
    files = Files()
    with path.open("rb") as archive:
        read(archive, files.take)
    return files
