"""What a programme has reached so far: when each unit was visited, what it scored, and how risky it looks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter, QueryParameter

from api.access import only
from api.programmes import find_programme
from checklists.items import Grade
from inspections.scoring.risk import Part
from inspections.scoring.scores import GroupScores
from organisation.actors import DESK, Actor
from organisation.refusing import Refused
from organisation.texts import Text
from scheduler.coverage import Covered, coverage
from scheduler.risks import risks
from scheduler.rosters import RosterDay, roster
from scheduler.scores import scores

LONGEST_ROSTER = 92


class UnitCoverage(msgspec.Struct, frozen=True, rename="camel"):
    """`lastVisit`, of whatever kind, is over. `visitsPerYear` and `gap` (open days, 0 for none) are what the plan in
    force comes to, null without one. `visits` are those of the last twelve months, `grade` the last concluded one."""

    unit: UUID
    code: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    visits_per_year: float | None
    gap: int | None
    last_visit: date | None
    open_days_since: int | None
    visits: int
    grade: Grade | None
    graded_on: date | None


class Coverage(msgspec.Struct, frozen=True):
    units: list[UnitCoverage]


class MonthScores(GroupScores, frozen=True, rename="camel"):
    """Of the visits of one kind in one month. `sections` are named "CL-VN-01.A"; means are 0 to 100."""

    month: date
    kind: str


class Scores(msgspec.Struct, frozen=True):
    """`sections` and `courtesies` are the titles of what the months name, `courtesies` the questions of the items."""

    months: list[MonthScores]
    sections: dict[str, Text]
    courtesies: dict[str, Text]


class UnitRisk(msgspec.Struct, frozen=True):
    """`score` is the sum of weight times value. `adjustment` is proposed for the next plan, `before` in force; both in
    thousandths."""

    code: str
    name: str
    score: float
    parts: list[Part]
    before: int
    adjustment: int


class Risk(msgspec.Struct, frozen=True):
    units: list[UnitRisk]


@get(
    "/v1/programmes/{programme:uuid}/coverage",
    operation_id="getCoverage",
    summary="When each unit was visited last, and how often within a year; only visits that are over",
    tags=["programmes"],
    **only(*DESK),
)
async def get_coverage(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], programme: FromPath[UUID]
) -> Coverage:
    found = await find_programme(actor, programme)
    return Coverage([_unit(each) for each in await coverage(actor, found, now)])


def _unit(covered: Covered) -> UnitCoverage:
    unit = covered.unit
    return UnitCoverage(
        unit=unit["id"],
        code=unit["code"],
        name=unit["name"],
        kind=unit["kind"],
        latitude=_degrees(unit["latitude"]),
        longitude=_degrees(unit["longitude"]),
        **{name: getattr(covered, name) for name in Covered.__struct_fields__ if name != "unit"},
    )


def _degrees(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@get(
    "/v1/programmes/{programme:uuid}/scores",
    operation_id="getScores",
    summary="Scores by month and kind of inspection, by section and by each of the eight courtesies",
    description="Of visits that are over, from the first to the last day; a year up to today if nothing is said.",
    tags=["programmes"],
    **only(*DESK),
)
async def get_scores(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    programme: FromPath[UUID],
    first: Annotated[date | None, QueryParameter(name="from")] = None,
    last: Annotated[date | None, QueryParameter(name="to")] = None,
) -> Scores:
    found = await find_programme(actor, programme)
    groups, titles = await scores(actor, found, first, last, now)
    months = [
        MonthScores(month=group.month, kind=group.kind, **msgspec.structs.asdict(each))
        for group, each in groups.items()
    ]
    return Scores(months, titles.sections, titles.courtesies)


@get(
    "/v1/programmes/{programme:uuid}/risk",
    operation_id="getRisk",
    summary="How risky each unit looks and why, and what that proposes for its frequency",
    tags=["programmes"],
    **only(*DESK),
)
async def get_risk(actor: NamedDependency[Actor], now: NamedDependency[datetime], programme: FromPath[UUID]) -> Risk:
    found = await find_programme(actor, programme)
    return Risk([UnitRisk(**msgspec.structs.asdict(each)) for each in await risks(actor, found, now)])


@get(
    "/v1/programmes/{programme:uuid}/roster",
    operation_id="getRoster",
    summary="Day by day: open or not, how many visits, and who of the plan is on duty",
    tags=["programmes"],
    **only(*DESK),
)
async def get_roster(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    programme: FromPath[UUID],
    first: FromQuery[date],
    days: FromQuery[Annotated[int, Parameter(ge=1, le=LONGEST_ROSTER)]] = 31,
) -> list[RosterDay]:
    found = await find_programme(actor, programme)
    if not 2000 <= first.year < 2100:
        raise Refused("calendar-years", first=2000, last=2100)
    return await roster(found, first, days, now)


HANDLERS = [get_coverage, get_scores, get_risk, get_roster]
