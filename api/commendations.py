"""Commendations: proposed by the team or a reviewer, confirmed by another, a reward signed by a third."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import only, signed_in
from inspections import access
from inspections.remedies import commendation_queries, commending
from inspections.remedies.commending import CommendationDocument
from inspections.steps.lifecycle import Action, check
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found

Standing = Literal["proposed", "second_signature", "given", "refused"]


class Confirmation(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A refusal says why."""

    confirmed: bool
    reason: Annotated[str, Meta(min_length=3, max_length=1000, pattern=r"\S")] | None = None


class Commendation(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """`whom` is a post or a team. One that asks for a `reward` is given once a third person has signed."""

    id: UUID
    inspection: UUID
    finding: UUID | None
    whom: str
    text: str
    photos: list[UUID]
    reward: bool
    state: Standing
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    reason: str | None
    decided_by: UUID | None
    decided_by_name: str | None
    decided_at: datetime | None
    second_by_name: str | None
    second_at: datetime | None


@get(
    "/v1/inspections/{inspection:uuid}/commendations",
    operation_id="listCommendations",
    summary="The praise that came of an inspection",
    tags=["remedies"],
    **signed_in(),
)
async def listed(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Commendation]:
    """The unit reads what was given; the team and the desk also what is only proposed."""
    return await _of(actor, await access.see(actor, inspection, now))


@post(
    "/v1/inspections/{inspection:uuid}/commendations",
    operation_id="proposeCommendation",
    summary="Propose to commend a post or a team of the unit",
    tags=["remedies"],
    **only("inspector", "reviewer"),
)
async def propose(
    inspection: FromPath[UUID],
    data: JSONBody[CommendationDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> Response[list[Commendation]]:
    """Once the visit is over. 201 the first time, 200 for the same again."""
    found = await access.see(actor, inspection, now)
    access.may_do(actor, "commend", found)
    created = await commending.propose(actor, found, data, now)
    return Response(await _of(actor, found), status_code=201 if created else 200)


@post(
    "/v1/commendations/{commendation:uuid}/confirmation",
    operation_id="confirmCommendation",
    summary="Confirm a commendation that another person proposed, or refuse it",
    tags=["remedies"],
    status_code=200,
    **only("reviewer"),
)
async def confirm(
    commendation: FromPath[UUID],
    data: JSONBody[Confirmation],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> list[Commendation]:
    found, inspection = await _seen(actor, commendation, "confirm_commendation", now)
    await commending.decide(actor, inspection, found, data.confirmed, data.reason, now)
    return await _of(actor, inspection)


@post(
    "/v1/commendations/{commendation:uuid}/second-signature",
    operation_id="signCommendation",
    summary="Sign a proposed reward as the third person",
    tags=["remedies"],
    status_code=200,
    **only("reviewer"),
)
async def sign(
    commendation: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[Commendation]:
    found, inspection = await _seen(actor, commendation, "sign_commendation", now)
    await commending.sign_second(actor, inspection, found, now)
    return await _of(actor, inspection)


async def _seen(actor: Actor, commendation: UUID, action: Action, now: datetime) -> tuple[Row, Row]:
    """The commendation and its inspection, for whoever may do this with it."""
    found = await commendation_queries.find(actor, commendation)
    if found is None:
        raise not_found()
    inspection = await access.see(actor, found["inspection"], now)
    access.may_do(actor, action, inspection)
    check(action, inspection["state"])
    return found, inspection


async def _of(actor: Actor, inspection: Row) -> list[Commendation]:
    whole = access.reads_working_papers(actor, inspection)
    found = await commendation_queries.of_inspection(inspection["id"], in_force=not whole)
    return [_commendation(each) for each in found]


def _commendation(row: Row) -> Commendation:
    fields = {name: row[name] for name in Commendation.__struct_fields__ if name != "state"}
    return Commendation(**fields, state=_state(row))


def _state(row: Row) -> Standing:
    if row["confirmed"] is None:
        return "proposed"
    if not row["confirmed"]:
        return "refused"
    return "second_signature" if row["reward"] and row["second_by"] is None else "given"


HANDLERS = [listed, propose, confirm, sign]
