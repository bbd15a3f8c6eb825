"""A forecast as it goes over the wire."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from api.forecast_words import number, price, text
from api.problems import tell
from organisation.refusing import Refused
from organisation.texts import Language
from scheduler.forecasting import Ahead
from scheduler.outlines import Outline
from scheduler.plans import Plan
from scheduler.scenarios import Forecast, Measure, UnitForecast

PURE_CHANCE = 0.2
UNITS_NAMED = ("plan-unit-", "plan-gap-", "plan-adjustment-")
"""Problems whose `code` is that of a unit."""


class DraftPlan(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`validTo` is the last day. Of a large stratum fewer `replicas` are simulated than asked for; of 0 none."""

    plan: Plan
    valid_from: date
    valid_to: date
    replicas: Annotated[int, Meta(ge=0, le=400)] | None = None


class Told(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """In the reader's language; with the code of the unit it speaks of."""

    type: str
    detail: str
    unit_code: str | msgspec.UnsetType = msgspec.UNSET


class OutlinedUnit(msgspec.Struct, frozen=True, rename="camel"):
    """`gap` is 0 and `rho` null without a guarantee."""

    code: str
    name: str
    visits_per_year: float
    gap: int
    rho: float | None


class Signers(msgspec.Struct, frozen=True):
    rule: str
    people: int
    needed: int
    detail: str


class OutlineEvent(msgspec.Struct, frozen=True, rename="camel"):
    """`problems` are all that a proposal would be refused for."""

    problems: list[Told]
    warnings: list[Told]
    capacity_per_year: int
    open_days: int
    units: list[OutlinedUnit]
    staffing: list[Signers]


class Workload(msgspec.Struct, frozen=True, rename="camel"):
    person: UUID
    name: str
    visits_per_month: float
    hours_on_the_road_per_month: float


class Price(msgspec.Struct, frozen=True, rename="camel"):
    likeliest_fifth: float
    pure_chance: float
    sentence: str


class ForecastEvent(msgspec.Struct, frozen=True, rename="camel"):
    """`met` by calendar days, 30, 60 and 90: the mean of the units."""

    days: int
    replicas: int
    units: list[UnitForecast]
    met: dict[str, float]
    inspectors: list[Workload]
    price: Price
    measures: list[Measure]


class FailedEvent(msgspec.Struct, frozen=True):
    """Instead of a forecast."""

    type: str
    detail: str


def outlined(outline: Outline, language: Language) -> OutlineEvent:
    return OutlineEvent(
        problems=[_problem(problem, language) for problem in outline.problems],
        warnings=[_warning(warned.name, warned.facts, language) for warned in outline.warnings],
        capacity_per_year=outline.capacity_per_year,
        open_days=outline.open_days,
        units=[OutlinedUnit(*unit) for unit in outline.units],
        staffing=[
            Signers(*staffed, text(f"signers-{staffed.rule}", language, **staffed._asdict()))
            for staffed in outline.staffing
        ],
    )


def _problem(problem: Refused, language: Language) -> Told:
    told = tell(problem, language)
    named = problem.name.startswith(UNITS_NAMED) and "code" in problem.facts
    return Told(told.type, told.detail, str(problem.facts["code"]) if named else msgspec.UNSET)


def _warning(name: str, facts: Mapping[str, object], language: Language) -> Told:
    said = {key: number(fact, language, 1) if isinstance(fact, float) else fact for key, fact in facts.items()}
    return Told(name, text(name, language, **said), str(facts["code"]) if "code" in facts else msgspec.UNSET)


def forecasted(forecast: Forecast, ahead: Ahead, names: Mapping[UUID, str], language: Language) -> ForecastEvent:
    inspectors = [
        Workload(person, names[person], load.visits_per_month, load.hours_per_month)
        for team, load in zip(ahead.plan.teams, forecast.teams, strict=True)
        for person in team.people
        if person in names
    ]
    return ForecastEvent(
        days=forecast.days,
        replicas=forecast.replicas,
        units=forecast.units,
        met=forecast.met,
        inspectors=inspectors,
        price=Price(forecast.likeliest_fifth, PURE_CHANCE, price(forecast, ahead, language)),
        measures=forecast.measures,
    )
