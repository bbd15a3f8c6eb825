"""How visits were carried out, for overseers: early reads, the worth of surprise, who did not go."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from api.access import only
from api.periods import First, Last, check_period
from ledger.database import Row
from organisation.actors import Actor
from organisation.texts import Text
from scheduler import conduct_queries

MOST = 500


class EarlyRead(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Somebody read a released inspection before its opening. Times are the server's; `openedAt` is the phone's,
    corrected by how far its clock was off. `hasLeft`: they were on the team and withdrew before the opening. What
    names the inspection is null until it is over."""

    person: UUID
    name: str
    reads: int
    first_at: datetime
    last_at: datetime
    has_left: bool
    stratum: str | None
    zone: str
    inspection: UUID | None
    unit_code: str | None
    unit_name: str | None
    released_at: datetime | None
    opened_at: datetime | None


class EarlyReads(msgspec.Struct, frozen=True, rename="camel"):
    """`visits` of the period are over, `readEarly` of them were read by others than their team; the newest reads."""

    visits: int
    read_early: int
    reads: list[EarlyRead]


class ScoreGap(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Mean scores in hundredths, null without a visit. `pairedGap` is announced less surprise, the mean over the
    `pairedUnits` that were visited both ways."""

    stratum: str
    programme: Text
    kind: str
    drawn: int
    drawn_score: int | None
    announced: int
    announced_score: int | None
    paired_units: int
    paired_gap: int | None


class InspectorDuties(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One inspector's drawn visits that are over, by what became of them. `unknown`: a phone may still bring it."""

    person: UUID
    name: str
    assigned: int
    delivered: int
    late: int
    missed: int
    aborted: int
    cancelled: int
    withdrawn: int
    absent: int
    unknown: int


class UndeliveredVisit(msgspec.Struct, frozen=True, rename="camel"):
    """`reason` of a withdrawal is `conflict` or `illness`, else what the leader wrote."""

    person: UUID
    inspection: UUID
    unit_name: str
    day: date
    became: Literal["missed", "aborted", "cancelled", "withdrawn", "absent"]
    reason: str | None


class NonDelivery(msgspec.Struct, frozen=True, rename="camel"):
    """`failures` are the newest ones, of all inspectors."""

    inspectors: list[InspectorDuties]
    failures: list[UndeliveredVisit]


@get(
    "/v1/oversight/early-reads",
    operation_id="listEarlyReads",
    summary="Who read a released inspection before its opening; the team's own reads do not count",
    tags=["oversight"],
    **only("overseer"),
)
async def list_early_reads(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], first: FromQuery[First], last: FromQuery[Last]
) -> EarlyReads:
    check_period(first, last)
    found = await conduct_queries.early_reads(actor, first, last, MOST, now)
    counted = await conduct_queries.secrecy(actor, first, last, now)
    return EarlyReads(counted["visits"], counted["read_early"], [_early_read(row) for row in found])


@get(
    "/v1/oversight/score-gaps",
    operation_id="listScoreGaps",
    summary="What surprise visits score beside announced ones, by programme and kind of unit",
    tags=["oversight"],
    **only("overseer"),
)
async def list_score_gaps(
    actor: NamedDependency[Actor], first: FromQuery[First], last: FromQuery[Last]
) -> list[ScoreGap]:
    check_period(first, last)
    return [_score_gap(row) for row in await conduct_queries.score_gaps(actor, first, last)]


@get(
    "/v1/oversight/non-deliveries",
    operation_id="listNonDeliveries",
    summary="Drawn visits that were not carried out, by inspector, with their reasons",
    tags=["oversight"],
    **only("overseer"),
)
async def list_non_deliveries(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], first: FromQuery[First], last: FromQuery[Last]
) -> NonDelivery:
    check_period(first, last)
    duties = await conduct_queries.duties(actor, first, last, now)
    failures = await conduct_queries.failures(actor, first, last, MOST, now)
    return NonDelivery([InspectorDuties(**row) for row in duties], [UndeliveredVisit(**row) for row in failures])


def _early_read(row: Row) -> EarlyRead:
    hidden = ("inspection", "unit_code", "unit_name", "released_at", "opened_at")
    told: dict[str, Any] = {name: value for name, value in row.items() if name != "is_over"}
    return EarlyRead(**told | ({} if row["is_over"] else dict.fromkeys(hidden)))


def _score_gap(row: Row) -> ScoreGap:
    told = {name: value for name, value in row.items() if name != "name"}
    return ScoreGap(**told, programme=msgspec.json.decode(row["name"], type=Text))


HANDLERS = [list_early_reads, list_score_gaps, list_non_deliveries]
