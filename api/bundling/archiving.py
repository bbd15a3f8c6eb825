"""One archive, the same bytes for the same content: names in order, one owner, one instant."""

import gzip
import tarfile
from hashlib import file_digest
from pathlib import Path

INSTANT = 315532800
SUMS = "SHA256SUMS"
PROGRAM = "install"


def pack(content: Path, archive: Path) -> Path:
    """With a list of all SHA-256 in it, which `install` compares. Whole or not there."""
    files = sorted(path for path in content.rglob("*") if path.is_file() and path != content / SUMS)
    sums = [f"{_sha256(path)}  {path.relative_to(content)}\n" for path in files]
    (content / SUMS).write_text("".join(sums), "utf-8")
    part = archive.with_name(f"{archive.name}.part")
    with (
        part.open("wb") as written,
        gzip.GzipFile("", "wb", 1, written, INSTANT) as packed,
        tarfile.open(mode="w", fileobj=packed) as tar,
    ):
        for path in sorted([*files, content / SUMS]):
            inside = f"{archive.name.removesuffix('.tar.gz')}/{path.relative_to(content)}"
            tar.add(path, inside, filter=_alike)
    return part.rename(archive)


def _alike(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    is_program = entry.name.count("/") == 1 and entry.name.endswith(f"/{PROGRAM}")
    entry.mode = 0o755 if is_program else 0o644
    entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = INSTANT, 0, 0, "", ""
    return entry


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
