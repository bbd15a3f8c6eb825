"""A custody bundle: photos, ledger entries with their proofs, and what signs them, for somebody who trusts no server.

`media.bundle_verifier` reads it again; what is written here it expects there.
"""

import zlib
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import msgspec
import rfc8785

from inspections.evidence import bundle_queries
from inspections.evidence.bundle_papers import papers_of
from inspections.evidence.bundle_parts import Papers, Record, certificates, signatures, signatures_told, small_files
from inspections.evidence.bundle_photos import Photo, Weighed, counts
from ledger import proof_queries
from ledger.changes import change
from ledger.checkpoints import Checkpoints
from ledger.database import Row
from ledger.subject_queries import entries_about
from media.bundle_verifier import FORMAT, MANIFEST, NOTE, vouched
from media.custody import Event, event_of
from media.plain_zip import Member, ending, local_header, total
from media.stores import Store
from organisation.actors import Actor
from organisation.refusing import Refused

HERE = ("original", "blurred")
NAMED_BY_PHONES = {"evidence", "sheet"}


File = tuple[str, bytes] | Weighed
"""A small one with its content, or one that lies in the store."""


class Bundle(msgspec.Struct, frozen=True):
    """Small files whole, photos where they lie; in the order of the archive."""

    files: list[File]

    @property
    def members(self) -> list[Member]:
        return [each.member if isinstance(each, Weighed) else _member(*each) for each in self.files]

    @property
    def size(self) -> int:
        return total(self.members)

    async def pieces(self, store: Store) -> AsyncIterator[bytes]:
        members = self.members
        for member, each in zip(members, self.files, strict=True):
            yield local_header(member)
            if isinstance(each, Weighed):
                async for piece in store.read(each.file):
                    yield piece
            else:
                yield each[1]
        yield ending(members)


async def record_export(actor: Actor, inspection: UUID, photos: Sequence[Photo], now: datetime) -> None:
    """Before anything of it is handed out."""
    taken = [photo for photo in photos if photo.kept in HERE]
    async with change(by=str(actor.person), at=now) as record:
        facts = {"device": str(actor.device), "photos": len(taken)}
        await record("inspection.bundle-exported", subject=str(inspection), facts=facts)
        for photo in taken:
            facts = {"inspection": str(inspection), "kept": photo.kept}
            await record("evidence.exported", subject=str(photo.row["id"]), facts=facts)


async def checkpoint_seen(until: datetime | None) -> Row:
    """The newest that the reader may see: how many entries came since would tell the minute of a release."""
    newest = await proof_queries.signed_before(None, until, 1)
    if not newest:
        raise Refused("bundle-without-checkpoint")
    return newest[0]


async def recorded(inspection: UUID, photos: Sequence[Photo], checkpoint: Row) -> Record:
    entries = await _about(inspection) + await _beside(inspection, photos)
    size = checkpoint["size"]
    proved = [each for each in entries if each["position"] is not None and each["position"] < size]
    proved.sort(key=lambda each: int(each["position"]))
    places = {each["id"] for each in proved}
    return Record(checkpoint, proved, [each for each in entries if each["id"] not in places])


async def _about(inspection: UUID) -> list[Row]:
    """Without those about something else whose id a phone gave to a photo or sheet, and the other way round."""
    subjects = await bundle_queries.subjects(inspection)
    found = await entries_about(list({subject for subject, _ in subjects}))
    return [each for each in found if _named(event_of(each["content"], None)) in subjects]


def _named(event: Event) -> tuple[str, str]:
    """What it is about, with its kind."""
    family = event.action.partition(".")[0]
    return event.subject, family if family in NAMED_BY_PHONES else "inspection"


async def _beside(inspection: UUID, photos: Sequence[Photo]) -> list[Row]:
    """Where the keys of the phones come from, and redactions of the same bytes under another id."""
    devices = {str(each["device"]) for each in await signatures(inspection)}
    own = {photo.row["id"] for photo in photos}
    twins = {str(photo.redaction) for photo in photos if photo.redaction} - {str(each) for each in own}
    found = await entries_about([*devices, *twins])
    actions = {"device.keyed", "evidence.redacted"}
    return [each for each in found if event_of(each["content"], None).action in actions]


async def assemble(
    actor: Actor,
    inspection: Row,
    photos: Sequence[Photo],
    record: Record,
    papers: Papers,
    keys: Checkpoints,
    store: Store,
    at: datetime,
) -> Bundle:
    await _refuse_sealed(inspection["id"], photos)
    files: list[File] = [
        *await small_files(record, papers),
        *await papers_of(inspection["id"], store),
        *await certificates(inspection["id"]),
        *_pictures(photos),
    ]
    tree = record.tree
    told: dict[str, object] = {
        "format": FORMAT,
        "inspection": {
            "id": str(inspection["id"]),
            "state": inspection["state"],
            "unit": inspection["unit_code"],
        },
        "made": {"at": at.astimezone(UTC).isoformat(), "by": str(actor.person)},
        "ledger": {"name": tree.origin, "size": tree.size, "root": tree.root.hex()},
        "photos": counts(photos),
        "evidence": [photo.told() for photo in photos],
        "signatures": signatures_told(await signatures(inspection["id"])),
        "files": [_listed(each) for each in files],
    }
    manifest = rfc8785.dumps(told)  # type: ignore[arg-type]
    note = await keys.vouch(vouched(str(inspection["id"]), manifest))
    return Bundle([(MANIFEST, manifest), (NOTE, note.encode()), *files])


async def _refuse_sealed(inspection: UUID, photos: Sequence[Photo]) -> None:
    """Somebody may have confirmed a redaction while the originals were read."""
    sealed = await bundle_queries.redacted_as(inspection)
    if any(photo.kept == "original" and photo.row["id"] in sealed for photo in photos):
        raise Refused("changed-meanwhile")


def _pictures(photos: Sequence[Photo]) -> list[Weighed]:
    """The same bytes under two ids lie there once."""
    by_name = {photo.weighed.member.name: photo.weighed for photo in photos if photo.weighed}
    return list(by_name.values())


def _listed(each: File) -> dict[str, object]:
    if isinstance(each, Weighed):
        return {"name": each.member.name, "sha256": each.sha256.hex(), "size": each.member.size}
    name, content = each
    return {"name": name, "sha256": sha256(content).hexdigest(), "size": len(content)}


def _member(name: str, content: bytes) -> Member:
    return Member(name, len(content), zlib.crc32(content))
