"""The pictures for viewing, made by decoders in processes of their own: that no photo ever holds up a request."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from anyio import to_thread

from media.decoders import Lane, Rendering
from media.hashing import digests_of
from media.redaction_rules import Area
from media.rules import BLURRED, CLEAR, HEAD_BYTES, RenditionPurpose, check_kind

# A JPEG is decoded at the size it is shown in. The others take about seven times as long, in a lane of their own.
QUICK = Lane(max(1, min(4, os.cpu_count() or 1)))
SLOW = Lane(max(1, min(4, (os.cpu_count() or 1) // 4)))


class Made(msgspec.Struct, frozen=True):
    """A rendition that lies at `path` now."""

    purpose: RenditionPurpose
    path: Path
    width: int
    height: int
    size: int
    sha256: bytes


async def render(source: Path, content_type: str, targets: Path, areas: Sequence[Area] = ()) -> list[Made]:
    """`targets` is a path to which a suffix is added; `areas` are blurred. Raises Refused with the reason why the
    source cannot be kept as evidence of that type, or that there is no time to look now."""
    kind = check_kind(await to_thread.run_sync(_head, source), content_type)
    job = Rendering(source, kind, targets.with_suffix(".viewing"), targets.with_suffix(".thumbnail"), tuple(areas))
    sizes = await (QUICK if kind == "JPEG" else SLOW).open(job)
    assert sizes.viewing
    assert sizes.thumbnail
    viewing, thumbnail = BLURRED if areas else CLEAR
    return [
        await _made(viewing, job.viewing, sizes.viewing),
        await _made(thumbnail, job.thumbnail, sizes.thumbnail),
    ]


def remove_renditions(targets: Path) -> None:
    for suffix in (".viewing", ".thumbnail"):
        targets.with_suffix(suffix).unlink(missing_ok=True)


async def _made(purpose: RenditionPurpose, path: Path, size: tuple[int, int]) -> Made:
    digests = await to_thread.run_sync(digests_of, path)
    return Made(purpose, path, size[0], size[1], digests.size, digests.sha256)


def _head(source: Path) -> bytes:
    with source.open("rb") as file:
        return file.read(HEAD_BYTES)
