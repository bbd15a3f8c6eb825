"""What the unit says of a finding: sent, entered from a paper, or still being written."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import only
from inspections import access
from inspections.findings import finding_queries
from inspections.hearing import explanation_drafting, explanation_queries, hearing
from inspections.hearing.explanation_drafting import DraftDocument, HalfCorrection
from inspections.hearing.hearing import MOST_PHOTOS, Corrections, ExplanationDocument, Position, Voice
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found


class PaperDocument(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`photos` show the paper; `reasons` may repeat what it says, so that it can be searched and read aloud."""

    id: UUID
    position: Position
    photos: Annotated[list[UUID], Meta(min_length=1, max_length=MOST_PHOTOS)]
    reasons: Annotated[str, Meta(max_length=5000)] = ""
    corrections: Corrections = []


class ExplanationDraft(msgspec.Struct, frozen=True, rename="camel"):
    """Of the reader, where `mine`, or of whoever else answers for the unit. Photos stay on the device they are on."""

    author: UUID
    author_name: str
    mine: bool
    position: Position | None
    reasons: str
    corrections: list[HalfCorrection]
    saved_at: datetime


@post(
    "/v1/findings/{finding:uuid}/explanations",
    operation_id="explainFinding",
    summary="Explain a finding as the unit's head or acting deputy",
    tags=["hearing"],
    **only("unit_head"),
)
async def explain_finding(
    finding: FromPath[UUID],
    data: JSONBody[ExplanationDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[ExplanationDocument]:
    """By the unit's head or acting deputy. 201 the first time, 200 for the same again."""
    visited = await _visited(actor, finding, now)
    access.may_do(actor, "explain", visited)
    voice = Voice(str(actor.person), "unit", person=actor.person)
    created = await hearing.explain(voice, visited["id"], finding, data, now)
    return Response(data, status_code=201 if created else 200)


@post(
    "/v1/findings/{finding:uuid}/paper-explanations",
    operation_id="enterPaperExplanation",
    summary="Enter an explanation that was given on paper, with photos of it",
    tags=["hearing"],
    **only("unit_head", "reviewer"),
)
async def enter_paper(
    finding: FromPath[UUID],
    data: JSONBody[PaperDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[PaperDocument]:
    """By the unit's head or a reviewer; it stands as the unit's own. 201 the first time, 200 for the same again."""
    visited = await _visited(actor, finding, now)
    access.may_do(actor, "enter_paper", visited)
    voice = Voice(str(actor.person), "paper", person=actor.person)
    said = ExplanationDocument(data.id, data.position, data.reasons, data.photos, data.corrections)
    created = await hearing.explain(voice, visited["id"], finding, said, now)
    return Response(data, status_code=201 if created else 200)


@get(
    "/v1/findings/{finding:uuid}/explanation-drafts",
    operation_id="listExplanationDrafts",
    summary="What the unit's head and acting deputies have written so far and not sent",
    tags=["hearing"],
    **only("unit_head"),
)
async def list_drafts(
    finding: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Response[list[ExplanationDraft]]:
    access.require_head(actor, await _visited(actor, finding, now))
    drafts = [_draft(actor, row) for row in await explanation_queries.drafts_of(finding)]
    return Response(drafts, headers={"Cache-Control": "private, no-store"})


@put(
    "/v1/findings/{finding:uuid}/explanation-draft",
    operation_id="saveExplanationDraft",
    summary="Keep what I have written so far, for my other devices",
    tags=["hearing"],
    **only("unit_head"),
)
async def save_draft(
    finding: FromPath[UUID],
    data: JSONBody[DraftDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> ExplanationDraft:
    """409 where another device has saved something since `before`: nothing is overwritten unseen."""
    access.require_head(actor, await _visited(actor, finding, now))
    await explanation_drafting.save(actor, finding, data, now)
    drafts = [_draft(actor, row) for row in await explanation_queries.drafts_of(finding)]
    return next(draft for draft in drafts if draft.mine)


@delete(
    "/v1/findings/{finding:uuid}/explanation-draft",
    operation_id="discardExplanationDraft",
    summary="Forget my draft",
    tags=["hearing"],
    **only("unit_head"),
)
async def discard_draft(finding: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> None:
    access.require_head(actor, await _visited(actor, finding, now))
    await explanation_drafting.discard(actor, finding, now)


async def _visited(actor: Actor, finding: UUID, now: datetime) -> Row:
    found = await finding_queries.find_finding(actor, finding)
    if found is None:
        raise not_found()
    return await access.see(actor, found["inspection"], now)


def _draft(actor: Actor, row: Row) -> ExplanationDraft:
    return ExplanationDraft(
        author=row["author"],
        author_name=row["author_name"],
        mine=row["author"] == actor.person,
        position=row["position"],
        reasons=row["reasons"],
        corrections=msgspec.json.decode(row["corrections"], type=list[HalfCorrection]),
        saved_at=row["saved_at"],
    )


HANDLERS = [explain_finding, enter_paper, list_drafts, save_draft, discard_draft]
