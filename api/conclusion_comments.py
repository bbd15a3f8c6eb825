"""Sending a draft back, and what was written about earlier ones: for those who conclude, never for the unit."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from inspections import access
from inspections.concluding import comment_queries, sending_back
from inspections.concluding.sending_back import Comment
from organisation.actors import Actor


class Return(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What is to change before it can be signed. No names of persons."""

    comment: Comment


class ConclusionComment(msgspec.Struct, frozen=True, rename="camel"):
    """`number` is the version that was sent back."""

    number: int
    text: str
    sent_by_name: str
    sent_at: datetime


@post(
    "/v1/inspections/{inspection:uuid}/conclusions/{number:int}/return",
    operation_id="sendConclusionBack",
    summary="Send a conclusion back to be drafted anew, with a comment, instead of signing it",
    tags=["hearing"],
    **only("reviewer"),
)
async def send_conclusion_back(
    inspection: FromPath[UUID],
    number: FromPath[int],
    data: JSONBody[Return],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> list[ConclusionComment]:
    """By whoever would sign next: neither its drafter nor, once issued, its issuer."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "send_back", found)
    await sending_back.send_back(actor, found, number, data.comment, now)
    return await _comments(inspection)


@get(
    "/v1/inspections/{inspection:uuid}/conclusion-comments",
    operation_id="listConclusionComments",
    summary="Why earlier versions of the conclusion were sent back, the newest first",
    tags=["hearing"],
    **only("inspector", *access.OVERSIGHT),
)
async def list_conclusion_comments(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[ConclusionComment]:
    """For the team's leader, reviewers and overseers."""
    access.require_concluder(actor, await access.see(actor, inspection, now))
    return await _comments(inspection)


async def _comments(inspection: UUID) -> list[ConclusionComment]:
    return [
        ConclusionComment(row["number"], row["text"], row["sent_by_name"], row["sent_at"])
        for row in await comment_queries.of_inspection(inspection)
    ]


HANDLERS = [send_conclusion_back, list_conclusion_comments]
