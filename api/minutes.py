"""The minutes of a visit: sent by its leader's phone, read by whoever may see what was found."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import only, signed_in
from api.exact_bodies import MinutesOperation
from api.sheets import DeviceSignature, Digest, require_digest, signature_of
from inspections import access
from inspections.minutes import minutes, minutes_documents, minutes_queries
from inspections.minutes.minutes_differences import Difference
from inspections.minutes.minutes_documents import Closing, MinutesDocument, Official, ReadOut, Refusal, Signer
from inspections.visiting.sheets import Sent
from media.custody_queries import names
from organisation.actors import Actor
from organisation.device_key_rules import Signature
from organisation.refusing import Refused, not_found

BODY_LIMIT = 2_000_000


class Signatory(msgspec.Struct, frozen=True):
    """Who signed: for the unit, as the witness of a refusal, or as a member of the team."""

    by: Signer
    name: str


class Minutes(msgspec.Struct, frozen=True, rename="camel"):
    """`sha256` is of the exact bytes that came; `signature` is what the server found of the phone's own. `differences`
    are between what was read out and the findings as they stood when the visit ended; `paper` are photos of the pages
    that were signed by hand, which may still be on their way."""

    id: UUID
    submission: UUID
    sha256: str
    claimed_at: datetime
    received_at: datetime
    sent_by: UUID
    sent_by_name: str
    signature: Signature
    closing: Closing
    unit: Official | None
    reservations: str | None
    refusal: Refusal | None
    read: list[ReadOut]
    signers: list[Signatory]
    paper: list[UUID]
    differences: list[Difference]


@put(
    "/v1/inspections/{inspection:uuid}/minutes/{minutes_id:uuid}",
    operation_id="putMinutes",
    operation_class=MinutesOperation,
    summary="Keep the minutes that were read to the unit",
    tags=["minutes"],
    request_max_body_size=BODY_LIMIT,
    **only("inspector"),
)
async def put_minutes(
    request: Request[Any, Any, Any],
    inspection: FromPath[UUID],
    minutes_id: FromPath[UUID],
    content_digest: Digest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    device_signature: DeviceSignature = None,
) -> Response[Minutes]:
    """By the leader, once, after the submission. The same bytes again: 200; other bytes or other minutes: 409."""
    body = await request.body()
    require_digest(content_digest, body)
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "keep_minutes", found)
    created = await minutes.keep(actor, found, minutes_id, Sent(body, signature_of(device_signature)), now)
    return Response(await _minutes(inspection), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/minutes",
    operation_id="getMinutes",
    summary="The minutes: what was read, who signed, what differs from the findings",
    tags=["minutes"],
    **signed_in(),
)
async def get_minutes(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Minutes:
    found = await access.see(actor, inspection, now)
    if not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    return await _minutes(inspection)


async def _minutes(inspection: UUID) -> Minutes:
    row = await minutes_queries.find_minutes(inspection)
    if row is None:
        raise not_found()
    document = minutes_documents.read(row["body"])
    return Minutes(
        **{name: row[name] for name in ("id", "submission", "claimed_at", "received_at", "sent_by", "sent_by_name")},
        sha256=row["sha256"].hex(),
        signature=row["signature"],
        closing=document.closing,
        unit=document.unit,
        reservations=document.reservations,
        refusal=document.refusal,
        read=document.read,
        signers=await _signers(document),
        paper=document.paper,
        differences=await minutes.differing_findings(inspection, document.read),
    )


async def _signers(document: MinutesDocument) -> list[Signatory]:
    people = await names(each.person for each in document.signatures if each.person)
    by_side = {
        "unit": document.unit.name if document.unit else "",
        "witness": document.refusal.witness.name if document.refusal else "",
    }
    return [
        Signatory(each.by, people.get(each.person, "") if each.person else by_side[each.by])
        for each in document.signatures
    ]


HANDLERS = [put_minutes, get_minutes]
