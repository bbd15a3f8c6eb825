"""Areas of photos that are shown blurred: proposed by one person, confirmed by another."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.access import only, signed_in
from api.lists import after_id, page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page
from api.parts import Parts
from inspections import access
from inspections.evidence import photo_care_queries
from ledger.database import Row
from media import redacting, redaction_queries
from media.redaction_rules import MOST_AREAS, WHOLE, Area
from media.renditions import make
from media.rules import Purpose, Reason
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

Place = Annotated[int, Meta(ge=0, le=WHOLE)]
Side = Annotated[int, Meta(ge=1, le=WHOLE)]


class NewRedaction(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Each area is [left, top, width, height] in ten-thousandths of the upright picture's sides."""

    areas: Annotated[list[tuple[Place, Place, Side, Side]], Meta(min_length=1, max_length=MOST_AREAS)]
    reason: Reason


class RedactionDecision(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    confirmed: bool


class Redaction(msgspec.Struct, frozen=True, rename="camel"):
    """`confirmed` is null until somebody else decided."""

    id: UUID
    evidence: UUID
    inspection: UUID
    purpose: Purpose
    areas: list[tuple[int, int, int, int]]
    reason: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: datetime | None
    confirmed: bool | None


@post(
    "/v1/evidence/{evidence:uuid}/redactions",
    operation_id="proposeRedaction",
    summary="Propose areas of a photo to be blurred; it needs a second person",
    tags=["evidence"],
    **signed_in(),
)
async def propose(
    evidence: FromPath[UUID],
    data: JSONBody[NewRedaction],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Redaction:
    """By the team's leader, reviewers, overseers and the unit's head."""
    found, inspection = await access.see_photo(actor, evidence)
    access.may_propose_blurring(actor, inspection)
    redaction = await redacting.propose(actor, found, data.areas, data.reason, now)
    return _redaction(await _find(redaction))


@get(
    "/v1/evidence/{evidence:uuid}/redactions",
    operation_id="listRedactions",
    summary="The areas of a photo that are blurred, or proposed to be, with who and why",
    tags=["evidence"],
    **signed_in(),
)
async def listed(evidence: FromPath[UUID], actor: NamedDependency[Actor]) -> list[Redaction]:
    """For the team, reviewers, overseers and the unit's head."""
    _, inspection = await access.see_photo(actor, evidence)
    if not actor.holds("unit_head", inspection["path"]):
        access.require_working_papers(actor, inspection)
    return [_redaction(row) for row in await redaction_queries.listed(evidence)]


@get(
    "/v1/redactions",
    operation_id="listUndecidedRedactions",
    summary="Proposed areas that wait for a decision, the oldest first",
    tags=["evidence"],
    **only(*access.OVERSIGHT),
)
async def undecided(
    actor: NamedDependency[Actor], cursor: FromQuery[Cursor] = None, limit: FromQuery[Limit] = DEFAULT_LIMIT
) -> Page[Redaction]:
    found = await photo_care_queries.undecided_redactions(actor, after_id(cursor), limit + 1)
    return page_of(found, limit, _redaction, "id")


@post(
    "/v1/redactions/{redaction:uuid}/decision",
    operation_id="decideRedaction",
    summary="Confirm or decline proposed areas as the second person",
    tags=["evidence"],
    status_code=200,
    **signed_in(),
)
async def decide(
    redaction: FromPath[UUID],
    data: JSONBody[RedactionDecision],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
) -> Redaction:
    """By a reviewer or overseer who did not propose it, was not on the team and does not head the unit. From the
    confirmation on everybody gets the blurred picture; the original is sealed."""
    proposed = await _find(redaction)
    found, inspection = await access.see_photo(actor, proposed["evidence"])
    access.require_custodian(actor, inspection)
    await redacting.decide(actor, proposed, found, data.confirmed, now)
    if data.confirmed:
        # What cannot be made now is made when somebody looks.
        with suppress(Refused):
            await make(str(actor.person), found, parts.store, parts.spool, parts.clock)
    return _redaction(await _find(redaction))


async def _find(redaction: UUID) -> Row:
    found = await redaction_queries.find(redaction)
    if found is None:
        raise not_found()
    return found


def _redaction(row: Row) -> Redaction:
    return Redaction(**{**row, "areas": msgspec.json.decode(row["areas"], type=list[Area])})


HANDLERS = [propose, listed, undecided, decide]
