"""All evidence of an inspection in one file, which whoever gets it checks without this server (docs/verify.md)."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from anyio import to_thread
from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream

from api.access import only
from api.attachments import file_answer, to_keep
from api.custody_report import Told, report_of
from api.custody_words import Words, readme
from api.languages import language_of
from api.ledger import seen_until
from api.papers.custody import custody_pdf
from api.parts import Parts
from api.printing import Server
from inspections import access
from inspections.evidence import bundling
from inspections.evidence.bundle_parts import Papers, Record
from inspections.evidence.bundle_photos import Photo, Photos
from inspections.steps.lifecycle import check
from ledger.database import Row
from media.custody_queries import names
from media.renditions import renditions
from organisation import data_accesses
from organisation.actors import Actor

AnyRequest = Request[Any, Any, Any]
ZIP = "application/zip"


@post(
    "/v1/inspections/{inspection:uuid}/custody-bundles",
    operation_id="exportCustodyBundle",
    summary="All evidence of a concluded inspection in one file that is checked without a server",
    tags=["evidence"],
    status_code=200,
    **only(*access.OVERSIGHT) | file_answer(ZIP),
)
async def export(
    request: AnyRequest,
    inspection: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Stream:
    """That it was made enters the ledger first, for each photo too. An overseer's bundle has a checkpoint made for it;
    a reviewer's has yesterday's, and newer entries stand in it without proof."""
    found = await access.see(actor, inspection, now)
    _require_export(actor, found)
    server = Server.of(request, parts)
    pictures = partial(renditions, actor, store=parts.store, spool=parts.spool, clock=parts.clock)
    photos = await Photos(parts.store, pictures, str(actor.person), parts.clock).of(inspection)
    record = await _recorded(actor, inspection, photos, parts, now)
    await data_accesses.note(actor, "custody_bundle", [], now, unit=found["unit"], inspection=inspection)
    words = Words(language_of(request), found["zone"])
    maker = (await names([actor.person]))[actor.person]
    told = Told(found, photos, record, maker, now, server.address)
    report = await report_of(told, words, parts.store)
    papers = Papers(readme(), await to_thread.run_sync(custody_pdf, report))
    bundle = await bundling.assemble(actor, found, photos, record, papers, parts.checkpoints, parts.store, now)
    return Stream(bundle.pieces(parts.store), media_type=ZIP, headers=_headers(found, bundle.size, now))


def _require_export(actor: Actor, inspection: Row) -> None:
    access.may_do(actor, "export_bundle", inspection)
    check("export_bundle", inspection["state"])


async def _recorded(actor: Actor, inspection: UUID, photos: list[Photo], parts: Parts, now: datetime) -> Record:
    until = seen_until(actor, now)
    if until is not None:
        await bundling.checkpoint_seen(until)
    await bundling.record_export(actor, inspection, photos, now)
    if until is None:
        await parts.checkpoints.sign(now)
    return await bundling.recorded(inspection, photos, await bundling.checkpoint_seen(until))


def _headers(inspection: Row, size: int, now: datetime) -> dict[str, str]:
    name = f"custody-{inspection['unit_code']}-{now:%Y-%m-%d}.zip"
    return to_keep(name) | {"Content-Length": str(size)}


HANDLERS = [export]
