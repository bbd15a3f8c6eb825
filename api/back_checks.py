"""Back-checks: concluded inspections, drawn by lot, that another reviewer reads again without their conclusion."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from api.access import only
from api.inspection_shapes import Kind
from inspections.audits import (
    back_check_figures,
    back_check_overseeing_queries,
    back_check_packets,
    back_check_queries,
    back_check_round_queries,
    back_checking,
)
from inspections.audits.back_check_figures import WITHIN, BackCheckFigures, compared_of
from inspections.audits.back_check_packets import Packet
from inspections.audits.back_check_rules import far_apart
from inspections.audits.back_checking import AnswerDocument, Compared, Declined
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import not_found

MOST = 100
MOST_ROUNDS = 60


class BackCheck(msgspec.Struct, frozen=True, rename="camel"):
    """One that is mine to read, or that I answered."""

    id: UUID
    inspection: UUID
    unit_code: str
    unit_name: str
    zone: str
    kind: Kind
    opened_at: datetime
    assigned_at: datetime
    answered_at: datetime | None


class OneBackCheck(msgspec.Struct, frozen=True, rename="camel"):
    """`readings` beside the first ones are null until I answered: nobody is led by them."""

    back_check: BackCheck
    packet: Packet
    readings: list[Compared] | None


class Declining(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`knows_it`: I know the conclusion already."""

    reason: Declined


class FarApart(msgspec.Struct, frozen=True, rename="camel"):
    """An inspection where two readers are two steps apart or more, at so many `findings`."""

    inspection: UUID
    unit_code: str
    unit_name: str
    reader_name: str
    answered_at: datetime
    findings: int


class BackCheckRound(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A lottery of all conclusions from `committedAt` to `endsAt`: SHA-256 of its seed was in the ledger before them,
    the seed itself after them. In hex."""

    id: UUID
    commitment: str
    committed_at: datetime
    ends_at: datetime | None
    seed: str | None
    drawn_at: datetime | None
    candidates: int | None
    chosen: int | None


class OverseenBackChecks(msgspec.Struct, frozen=True, rename="camel"):
    """Of my part, two years back. `reading` are with a reader; `withoutReader` wait because no other reviewer of the
    unit may read them. `rounds` are of the whole server, the newest first."""

    figures: BackCheckFigures
    reading: int
    without_reader: int
    far_apart: list[FarApart]
    rounds: list[BackCheckRound]


@get(
    "/v1/back-checks",
    operation_id="listBackChecks",
    summary="Inspections that I am to read again, then those that I did",
    tags=["oversight"],
    **only("reviewer"),
)
async def list_back_checks(actor: NamedDependency[Actor]) -> list[BackCheck]:
    return [_back_check(row) for row in await back_check_queries.mine(actor, MOST)]


@get(
    "/v1/back-checks/{check:uuid}",
    operation_id="getBackCheck",
    summary="The sheet, the findings and what the unit said, without severity and conclusion",
    tags=["oversight"],
    **only("reviewer"),
)
async def get_back_check(check: FromPath[UUID], actor: NamedDependency[Actor]) -> OneBackCheck:
    found = await back_check_queries.find_mine(actor, check)
    if found is None:
        raise not_found()
    answered = await back_check_queries.find_answer(check)
    packet = await back_check_packets.packet_of(found)
    return OneBackCheck(_back_check(found), packet, compared_of(answered) if answered else None)


@post(
    "/v1/back-checks/{check:uuid}/answer",
    operation_id="answerBackCheck",
    summary="Say how severe each finding is; the conclusion stays as it is",
    tags=["oversight"],
    status_code=200,
    **only("reviewer"),
)
async def answer_back_check(
    check: FromPath[UUID],
    data: JSONBody[AnswerDocument],
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
) -> OneBackCheck:
    """Only now the first readings are shown. Of two steps apart the overseers and the first readers are told."""
    await back_checking.answer(actor, check, data, now)
    found = await back_check_queries.find_mine(actor, check)
    answered = await back_check_queries.find_answer(check)
    assert found
    assert answered
    return OneBackCheck(_back_check(found), await back_check_packets.packet_of(found), compared_of(answered))


@post(
    "/v1/back-checks/{check:uuid}/refusal",
    operation_id="declineBackCheck",
    summary="Pass a back-check on to the next reviewer in the order of the lot",
    tags=["oversight"],
    status_code=204,
    **only("reviewer"),
)
async def decline_back_check(
    check: FromPath[UUID], data: JSONBody[Declining], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> None:
    await back_checking.decline(actor, check, data.reason, now)


@get(
    "/v1/oversight/back-checks",
    operation_id="listOverseenBackChecks",
    summary="How second readers agree with the first, what waits, and the lots that were drawn",
    tags=["oversight"],
    **only("overseer"),
)
async def list_overseen_back_checks(
    actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> OverseenBackChecks:
    compared = {
        row["back_check"]: compared_of(row) for row in await back_check_overseeing_queries.answers(actor, now - WITHIN)
    }
    waiting = await back_check_overseeing_queries.waiting(actor)
    return OverseenBackChecks(
        figures=back_check_figures.figures_of(list(compared.values())),
        reading=waiting["reading"],
        without_reader=waiting["without_reader"],
        far_apart=await _all_far_apart(compared),
        rounds=[_round(row) for row in await back_check_round_queries.rounds(MOST_ROUNDS)],
    )


def _back_check(row: Row) -> BackCheck:
    return BackCheck(**{name: row[name] for name in BackCheck.__struct_fields__})


async def _all_far_apart(compared: Mapping[UUID, Sequence[Compared]]) -> list[FarApart]:
    """In the same order."""
    findings = {check: far_apart((each.first, each.second) for each in one) for check, one in compared.items()}
    shown = [check for check, apart in findings.items() if apart][:MOST]
    told = await back_check_overseeing_queries.read_again(shown)
    return [_far_apart(told[check], findings[check]) for check in shown]


def _far_apart(row: Row, findings: int) -> FarApart:
    told: dict[str, Any] = {name: row[name] for name in FarApart.__struct_fields__ if name != "findings"}
    return FarApart(**told, findings=findings)


def _round(row: Row) -> BackCheckRound:
    told = {name: row[name] for name in BackCheckRound.__struct_fields__}
    return BackCheckRound(
        **told | {"commitment": row["commitment"].hex(), "seed": row["seed"].hex() if row["seed"] else None}
    )


HANDLERS = [list_back_checks, get_back_check, answer_back_check, decline_back_check, list_overseen_back_checks]
