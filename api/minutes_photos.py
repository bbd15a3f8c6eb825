"""The photos that the paper of the minutes shows: small, and no more of them than a page wants."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import msgspec

from api.papers.minutes import Photo
from api.parts import Parts
from ledger.database import Row
from media.queries import list_evidence
from media.renditions import content, renditions
from media.rules import Shape
from organisation.actors import Actor

MOST_PICTURES = 10
"""Of findings. Beyond that a photo stands there by its hash."""


class Shown(msgspec.Struct, frozen=True):
    """Photos that arrived, by their ids, and those that are still `expected`. `pictured` are seen on the paper, with so
    many confirmed `redactions` together."""

    photos: Mapping[UUID, Photo]
    expected: Collection[UUID]
    pictured: Sequence[UUID]
    redactions: int
    complete: bool

    def of(self, ids: Collection[UUID]) -> list[Photo]:
        return [self.photos[each] for each in ids if each in self.photos]

    def missing(self, ids: Collection[UUID]) -> int:
        return sum(each in self.expected for each in ids)


class _Picture(msgspec.Struct, frozen=True):
    content: bytes
    redactions: int


async def gather(actor: Actor, inspection: UUID, cited: Sequence[UUID], pages: Sequence[UUID], parts: Parts) -> Shown:
    """Pages that were signed by hand are shown large enough to be read."""
    rows = {row["id"]: row for row in await list_evidence(inspection)}
    named = dict.fromkeys([*cited, *pages])
    here = {each: rows[each] for each in named if each in rows and rows[each]["state"] == "arrived"}
    small = [each for each in dict.fromkeys(cited) if each in here and each not in pages][:MOST_PICTURES]
    shapes: dict[UUID, Shape] = {
        **dict.fromkeys(small, "thumbnail"),
        **{each: "viewing" for each in pages if each in here},
    }
    pictures = {each: await _picture(actor, here[each], shape, parts) for each, shape in shapes.items()}
    seen = {each: picture for each, picture in pictures.items() if picture}
    expected = [each for each in named if each not in rows or rows[each]["state"] == "announced"]
    return Shown(
        photos={each: _photo(row, seen.get(each)) for each, row in here.items()},
        expected=expected,
        pictured=list(seen),
        redactions=sum(picture.redactions for picture in seen.values()),
        complete=not expected and all(each in seen or here[each]["erased_at"] for each in shapes),
    )


async def _picture(actor: Actor, row: Row, shape: Shape, parts: Parts) -> _Picture | None:
    made = (await renditions(actor, row, parts.store, parts.spool, parts.clock)).get(shape)
    read = await content(made, parts.store) if made else b""
    return _Picture(read, made["redactions"]) if made and read else None


def _photo(row: Row, picture: _Picture | None) -> Photo:
    return Photo(picture.content if picture else None, row["sha256"].hex(), row["claimed_at"])
