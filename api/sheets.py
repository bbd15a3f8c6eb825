"""Sheets: kept revision by revision, each answered with a receipt; the leader hands the merged sheet in."""

import base64
import hmac
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, HeaderParameter
from msgspec import Meta

from api.access import only, signed_in
from api.exact_bodies import SheetOperation, SubmissionOperation
from inspections import access
from inspections.visiting import sheet_queries, sheets, submitting
from inspections.visiting.sheets import Receipt, Sent
from organisation.actors import Actor
from organisation.device_key_rules import Signature
from organisation.refusing import Refused, not_found

BODY_LIMIT = 256_000

Digest = Annotated[str, HeaderParameter(name="Content-Digest", max_length=200, description="RFC 9530, sha-256")]


DeviceSignature = Annotated[
    str | None,
    HeaderParameter(
        name="X-Device-Signature",
        description="By the device's key, in hex: r and s of ECDSA P-256 with SHA-256 over the 32 bytes of the body's "
        "SHA-256. Without it, or when it is wrong, the sheet is taken all the same and marked.",
    ),
]


class Sheet(msgspec.Struct, frozen=True, rename="camel"):
    """The newest revision of one inspector's sheet; `signature` is what the server found when it came.

    `late`: it came after the leader's hand-in, so it is kept and not scored.
    """

    id: UUID
    inspector: UUID
    inspector_name: str
    revision: int
    sha256: str
    received_at: datetime
    submitted: bool
    late: bool
    receipt: str | None
    photos: list[UUID]
    signature: Signature


class Submitted(msgspec.Struct, frozen=True, rename="camel"):
    """`score` is in hundredths of 0 to 100, null when nothing was observed; `grade` null is "not graded"."""

    id: UUID
    score: int | None
    grade: str | None
    observed_weight: int
    total_weight: int
    received_at: datetime
    incomplete_reason: str | None


@put(
    "/v1/inspections/{inspection:uuid}/sheets/{sheet:uuid}/revisions/{revision:int}",
    operation_id="putSheetRevision",
    operation_class=SheetOperation,
    summary="Keep one revision of my sheet; the answer is its receipt",
    tags=["sheets"],
    request_max_body_size=BODY_LIMIT,
    **only("inspector"),
)
async def put_revision(
    request: Request[Any, Any, Any],
    inspection: FromPath[UUID],
    sheet: FromPath[UUID],
    revision: FromPath[Annotated[int, Meta(ge=1, le=100_000)]],
    content_digest: Digest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    device_signature: DeviceSignature = None,
) -> Response[Receipt]:
    """The whole sheet as JSON. The same bytes again: 200; other bytes under the same number: 409; the next: 201."""
    body = await request.body()
    require_digest(content_digest, body)
    place = await sheet_queries.find_place(actor, inspection, sheet, revision)
    if place is None:
        raise not_found()
    access.require_team(place)
    sent = Sent(body, signature_of(device_signature))
    receipt, created = await sheets.keep_revision(actor, place, sheet, revision, sent, now)
    return Response(receipt, status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/sheets",
    operation_id="listSheets",
    summary="The team's sheets, the newest revision of each",
    tags=["sheets"],
    **signed_in(),
)
async def list_sheets(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Sheet]:
    """The team's sheets: for the team, and for whoever reviews or oversees."""
    found = await access.see(actor, inspection, now)
    access.require_working_papers(actor, found)
    return [
        Sheet(
            id=row["id"],
            inspector=row["inspector"],
            inspector_name=row["inspector_name"],
            revision=row["number"],
            sha256=row["sha256"].hex(),
            received_at=row["received_at"],
            submitted=row["submitted"],
            late=row["late"],
            receipt=row["receipt"],
            photos=row["photos"],
            signature=row["signature"],
        )
        for row in await sheet_queries.sheets(inspection)
    ]


@get(
    "/v1/inspections/{inspection:uuid}/sheets/{sheet:uuid}/revisions/{revision:int}",
    operation_id="getSheetRevision",
    summary="The exact bytes of a revision",
    tags=["sheets"],
    **signed_in(),
)
async def get_revision(
    inspection: FromPath[UUID],
    sheet: FromPath[UUID],
    revision: FromPath[Annotated[int, Meta(ge=1, le=100_000)]],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[bytes]:
    """The exact bytes that were received."""
    found = await access.see(actor, inspection, now)
    access.require_working_papers(actor, found)
    stored = await sheet_queries.revision_body(inspection, sheet, revision)
    if stored is None:
        raise not_found()
    digest = base64.b64encode(stored["sha256"]).decode()
    return Response(stored["body"], media_type="application/json", headers={"Content-Digest": f"sha-256=:{digest}:"})


@put(
    "/v1/inspections/{inspection:uuid}/submission",
    operation_id="submitInspection",
    operation_class=SubmissionOperation,
    summary="End the visit: the merged sheet is scored",
    tags=["sheets"],
    request_max_body_size=BODY_LIMIT,
    **only("inspector"),
)
async def put_submission(
    request: Request[Any, Any, Any],
    inspection: FromPath[UUID],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[Submitted]:
    """The leader ends the visit: overlaps settled, severities said, the merged sheet scored by the server."""
    body = await request.body()
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "submit", found)
    created = await submitting.submit(actor, found, body, now)
    return Response(await _submitted(inspection), status_code=201 if created else 200)


@get(
    "/v1/inspections/{inspection:uuid}/submission",
    operation_id="getSubmission",
    summary="Score and grade of a visit",
    tags=["sheets"],
    **signed_in(),
)
async def get_submission(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Submitted:
    """Score and grade of the visit; the grade is pending for the unit's record until concluded."""
    found = await access.see(actor, inspection, now)
    if not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    return await _submitted(inspection)


async def _submitted(inspection: UUID) -> Submitted:
    row = await sheet_queries.find_submission(inspection)
    if row is None:
        raise not_found()
    return Submitted(**{name: row[name] for name in Submitted.__struct_fields__})


def signature_of(given: str | None) -> bytes | None:
    """What is not even hexadecimal is a wrong signature, and no reason to turn the sheet away."""
    if given is None:
        return None
    try:
        return bytes.fromhex(given)[:64]
    except ValueError:
        return b""


def require_digest(given: str, body: bytes) -> None:
    """What arrived is what the phone hashed."""
    digest = f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"
    offered = [part.strip() for part in given.split(",")]
    if not any(hmac.compare_digest(part.encode(), digest.encode()) for part in offered):
        raise Refused("digest-mismatch")


HANDLERS = [put_revision, list_sheets, get_revision, put_submission, get_submission]
