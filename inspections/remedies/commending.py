"""Praise, as easy as blame: proposed by who saw it, confirmed by another; a reward takes a third."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.findings import finding_queries
from inspections.remedies import commendation_queries as queries
from inspections.remedies import telling_remedies
from inspections.steps.lifecycle import check
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.refusing import Refused

MOST_PHOTOS = 10


class CommendationDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """`id` is made by the sender. `whom` is a post or a team of the unit, never a name; `finding` is what it rests on.

    `photos` are of the same visit. `reward` asks for more than a letter.
    """

    id: UUID
    whom: Annotated[str, Meta(min_length=2, max_length=200, pattern=r"\S")]
    text: Annotated[str, Meta(min_length=10, max_length=2000, pattern=r"\S")]
    finding: UUID | None = None
    photos: Annotated[list[UUID], Meta(max_length=MOST_PHOTOS)] = []
    reward: bool = False


async def propose(actor: Actor, inspection: Row, document: CommendationDocument, now: datetime) -> bool:
    """False for a replay; once the visit is over."""
    known = await queries.find_any(document.id)
    if known is not None:
        return _replayed(known, inspection["id"], document)
    check("commend", inspection["state"])
    if inspection["submitted_at"] is None:
        raise Refused("not-yet")
    await _check_belongs(inspection["id"], document)
    async with change(by=str(actor.person), at=now) as record:
        said = (document.finding, document.whom.strip(), document.text.strip(), list(document.photos), document.reward)
        await queries.add(document.id, inspection["id"], (*said, actor.person, now))
        facts = {"inspection": str(inspection["id"]), "reward": document.reward}
        await record("commendation.proposed", subject=str(document.id), facts=facts)
        await telling_remedies.commendation_proposed(record, inspection, document.id)
    return True


async def _check_belongs(inspection: UUID, document: CommendationDocument) -> None:
    findings = {finding["id"] for finding in await finding_queries.findings_of(inspection)}
    if document.finding is not None and document.finding not in findings:
        raise Refused("commendation-finding")
    if await finding_queries.photos_of_others(inspection, document.photos):
        raise Refused("explanation-photo-elsewhere")


async def decide(
    actor: Actor, inspection: Row, commendation: Row, confirmed: bool, reason: str | None, now: datetime
) -> None:
    """By a reviewer who did not propose it; a refusal says why."""
    if not confirmed and not (reason and reason.strip()):
        raise Refused("remedy-comment-missing")
    await require_another(actor.person, [commendation["proposed_by"]], now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.decide(commendation["id"], confirmed, reason, actor.person, now):
            raise Refused("commendation-settled")
        name = "commendation.confirmed" if confirmed else "commendation.refused"
        await record(name, subject=str(commendation["id"]))
        if confirmed and not commendation["reward"]:
            await telling_remedies.commended(record, inspection, commendation["id"])


async def sign_second(actor: Actor, inspection: Row, commendation: Row, now: datetime) -> None:
    """The third person, where a reward is asked for."""
    await require_another(actor.person, [commendation["proposed_by"], *_decider(commendation)], now)
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.sign_second(commendation["id"], actor.person, now):
            raise Refused("commendation-settled")
        await record("commendation.signed-second", subject=str(commendation["id"]))
        await telling_remedies.commended(record, inspection, commendation["id"])


def _decider(commendation: Row) -> list[UUID]:
    return [commendation["decided_by"]] if commendation["decided_by"] else []


def _replayed(known: Row, inspection: UUID, document: CommendationDocument) -> bool:
    said = (inspection, document.finding, document.whom.strip(), document.text.strip(), document.photos)
    if (known["inspection"], known["finding"], known["whom"], known["text"], known["photos"]) != said:
        raise Refused("commendation-differs")
    return False
