"""The story of a photo from its announcement on, and originals that were found damaged."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import only, signed_in
from api.ledger import seen_until
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from inspections import access
from inspections.evidence.damage_queries import damaged
from ledger import proof_queries
from ledger.database import Row
from media import custody, fixity_queries
from media.custody import Event
from media.fixity import Result
from media.rules import Purpose
from organisation.actors import Actor
from organisation.device_key_rules import Signature


class Who(msgspec.Struct, frozen=True):
    id: UUID
    name: str


class Step(msgspec.Struct, frozen=True):
    """`by` is null for what the server did by itself. `position` is the place in the ledger: null as long as the
    reader sees no checkpoint that covers it."""

    action: str
    at: datetime
    by: Who | None
    facts: dict[str, Any]
    position: int | None


class Custody(msgspec.Struct, frozen=True, rename="camel"):
    """`result` is what was found when the original was last read back and hashed, at `verifiedAt`; `viewers` counts the
    people who saw it. Readers without the working papers get no names, facts and positions."""

    arrived_at: datetime | None
    verified_at: datetime | None
    result: Result | None
    viewers: int
    device_signature: Signature
    events: list[Step]


class DamagedEvidence(msgspec.Struct, frozen=True, rename="camel"):
    """An original that the store no longer has as it was. `result` is "damaged" or "missing"."""

    id: UUID
    inspection: UUID
    unit_code: str
    unit_name: str
    zone: str
    purpose: Purpose
    item: str | None
    sha256: str
    size: int
    result: Result
    checked_at: datetime
    arrived_at: datetime


@get(
    "/v1/evidence/{evidence:uuid}/custody",
    operation_id="getCustody",
    summary="What became of a photo, step by step, as the ledger has it",
    tags=["evidence"],
    **signed_in(),
)
async def get_custody(
    evidence: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Custody:
    found, inspection = await access.see_photo(actor, evidence)
    whole = access.reads_working_papers(actor, inspection)
    checked, events = await fixity_queries.find(evidence), await custody.events_of(evidence)
    return Custody(
        arrived_at=found["arrived_at"],
        verified_at=checked["checked_at"] if checked else None,
        result=checked["result"] if checked else None,
        viewers=custody.viewers(events),
        device_signature=found["signature"],
        events=await _whole(actor, events, now) if whole else [_stripped(event) for event in events],
    )


async def _whole(actor: Actor, events: list[Event], now: datetime) -> list[Step]:
    names, size = await custody.names_in(events), await _seen_size(actor, now)
    return [
        Step(
            event.action,
            event.at,
            Who(event.by, names.get(event.by, "")) if event.by else None,
            event.facts,
            event.position if event.position is not None and event.position < size else None,
        )
        for event in events
    ]


def _stripped(event: Event) -> Step:
    """Facts name devices, as shared copies do not."""
    return Step(event.action, event.at, None, {}, None)


async def _seen_size(actor: Actor, now: datetime) -> int:
    """The newest places would tell how many entries there are, and that the minute of a release."""
    newest = await proof_queries.signed_before(None, seen_until(actor, now), 1)
    return newest[0]["size"] if newest else 0


@get(
    "/v1/damaged-evidence",
    operation_id="listDamagedEvidence",
    summary="Originals that were read back and are damaged or missing",
    tags=["evidence"],
    **only(*access.OVERSIGHT),
)
async def list_damaged(
    actor: NamedDependency[Actor],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[DamagedEvidence]:
    return page_of(await damaged(actor, after_id(cursor), limit + 1), limit, _damaged, "id")


def _damaged(row: Row) -> DamagedEvidence:
    fields = {name: row[name] for name in DamagedEvidence.__struct_fields__ if name != "sha256"}
    return DamagedEvidence(**fields, sha256=row["sha256"].hex())


HANDLERS = [get_custody, list_damaged]
