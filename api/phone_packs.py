"""What a phone holds in advance, so that a release is one short message."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency

from api.access import only
from api.compressing import compressed
from api.conditional import conditional
from checklists.format import Document
from checklists.publishing import PublishedChecklist
from ledger.database import Row
from organisation.actors import Actor
from organisation.opening import OpeningHours
from scheduler.phone_packs import pack


class PackedChecklist(msgspec.Struct, frozen=True):
    """`id` is the `checklistVersion` of an inspection; a sheet names its checklist by `sha256`."""

    id: UUID
    code: str
    number: int
    sha256: str
    document: Document


class PackedUnit(msgspec.Struct, frozen=True, rename="camel"):
    """`parents` are the names of the units above, from the country down."""

    id: UUID
    code: str
    name: str
    kind: str
    zone: str
    opening_hours: OpeningHours | None
    latitude: float | None
    longitude: float | None
    parents: list[str]


class PhonePack(msgspec.Struct, frozen=True):
    checklists: list[PackedChecklist]
    units: list[PackedUnit]


@get(
    "/v1/phone-pack",
    operation_id="getPhonePack",
    summary="Checklists and units that my phone should hold in advance",
    tags=["inspections"],
    **only("inspector"),
)
async def get_pack(
    request: Request[Any, Any, Any], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[PhonePack]:
    """Of every stratum that may send me out, whatever is drawn. With `If-None-Match` 304 while nothing changed."""
    found = await pack(actor, now)
    body = msgspec.json.encode(PhonePack([_checklist(each) for each in found.checklists], [*map(_unit, found.units)]))
    return compressed(request, conditional(request, body, sha256(body).hexdigest()[:32]))


def _checklist(version: PublishedChecklist) -> PackedChecklist:
    return PackedChecklist(version.id, version.code, version.number, version.sha256.hex(), version.document)


def _unit(row: Row) -> PackedUnit:
    hours = row["opening_hours"]
    return PackedUnit(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        zone=row["zone"],
        opening_hours=msgspec.json.decode(hours, type=OpeningHours) if hours else None,
        latitude=None if row["latitude"] is None else float(row["latitude"]),
        longitude=None if row["longitude"] is None else float(row["longitude"]),
        parents=row["parents"] or [],
    )


HANDLERS = [get_pack]
