"""What overseers do with one revealed draw: say that they verified it, read who was on duty."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import only
from api.beacons import Hex
from api.draws import Stratum
from checklists.items import END
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found
from scheduler import oversight, oversight_queries
from scheduler.oversight import Compared

Fault = Annotated[str, Meta(pattern=rf"^[A-Za-z][A-Za-z0-9-]{{0,39}}{END}", description="A word of the verifier")]


class NewVerification(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`id` is made on the device, `manifestHash` is the one of the bundle that was verified. `fault` is null when the
    bundle holds. `compared`: whether the hash is the one the device saw before the draw, if it saw one."""

    id: UUID
    manifest_hash: Hex
    fault: Fault | None
    compared: Compared


class DutyDocument(msgspec.Struct, frozen=True, rename="camel"):
    """`document` as the manifest's `staffing_hash` covers it, see docs/verify.md; `names` by the ids in it."""

    document: dict[str, Any]
    names: dict[str, str]


@post(
    "/v1/strata/{stratum:str}/draws/{day:date}/verifications",
    operation_id="recordVerification",
    summary="Say that I ran a revealed draw again, and with what result; the same again is harmless",
    tags=["oversight"],
    **only("overseer"),
)
async def record_verification(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    day: FromPath[date],
    data: JSONBody[NewVerification],
) -> Response[NewVerification]:
    found = await _find(actor, stratum, day, now)
    given = oversight.Verification(data.id, bytes.fromhex(data.manifest_hash), data.fault, data.compared)
    created = await oversight.attest(actor, found, given, now)
    return Response(data, status_code=201 if created else 200)


@get(
    "/v1/strata/{stratum:str}/draws/{day:date}/staffing",
    operation_id="getStaffing",
    summary="Who was on duty at a revealed draw and might go where; every reading is recorded",
    tags=["oversight"],
    **only("overseer"),
)
async def get_staffing(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    stratum: FromPath[Stratum],
    day: FromPath[date],
) -> Response[DutyDocument]:
    duty = await oversight.read_staffing(actor, await _find(actor, stratum, day, now), now)
    names = {str(person): name for person, name in duty.names.items()}
    return Response(DutyDocument(duty.document, names), headers={"Cache-Control": "private, no-store"})


async def _find(actor: Actor, stratum: str, day: date, now: datetime) -> Row:
    found = await oversight_queries.revealed(actor, stratum, day, now)
    if found is None:
        raise not_found()
    return found


HANDLERS = [record_verification, get_staffing]
