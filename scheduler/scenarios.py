"""What a forecast starts from and what it finds: plain data, which travels to a process of its own and back."""

from collections.abc import Sequence
from datetime import date

import msgspec

from scheduler.frequencies import Place
from scheduler.plans import Plan

WITHIN = (30, 60, 90)
"""Calendar days."""


class Scenario(msgspec.Struct, frozen=True):
    """A stratum and its open days ahead. Units and teams are positions in `places` and in the plan's teams.

    `ages` and `balances` are as of the last freeze. Of each day: how many visits, which units cannot be drawn, which
    teams are on duty. `barred` are pairs of unit and team, `minutes` the way there and back by team and unit.
    """

    stratum: str
    plan: Plan
    places: list[Place]
    ages: list[int]
    balances: list[int]
    days: list[date]
    capacities: list[int]
    shut: list[list[int]]
    present: list[list[int]]
    barred: list[tuple[int, int]]
    bases: list[int]
    minutes: list[list[float]]


class UnitForecast(msgspec.Struct, frozen=True, rename="camel"):
    """`met_within` by days: the chance that an office that behaves badly from some day on is met so soon."""

    code: str
    visits_per_month: float
    met_within: dict[str, float]
    longest_gap: int


class TeamForecast(msgspec.Struct, frozen=True):
    visits_per_month: float
    hours_per_month: float


class Measure(msgspec.Struct, frozen=True):
    """`eta` and `i5` may not be below their limits, the others not above."""

    name: str
    value: float
    limit: float
    holds: bool


class Forecast(msgspec.Struct, frozen=True):
    """Teams stand in the order of the plan."""

    days: int
    replicas: int
    units: list[UnitForecast]
    met: dict[str, float]
    teams: list[TeamForecast]
    likeliest_fifth: float
    measures: list[Measure]


class Progress(msgspec.Struct, frozen=True):
    done: float


def calendar_days(days: Sequence[date]) -> int:
    """From the first to the last of them, both counted."""
    return (days[-1] - days[0]).days + 1
