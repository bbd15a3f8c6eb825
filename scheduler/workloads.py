"""How many visits each team makes and how long it is on the road, when teams are drawn by lot among the able ones."""

from collections import defaultdict

import numpy as np

from scheduler.assigning import Staffing, assigned
from scheduler.replicas import Booleans
from scheduler.scenarios import Scenario, TeamForecast, calendar_days

DAYS_PER_MONTH = 365.25 / 12
MOST_PAIRS = 400_000
"""Teams times visits: so many days' assignments are drawn as these allow, which tells enough of the rest."""
MOST_DRAWS = 1_200


def workloads(scenario: Scenario, drawn: Booleans, seed: int) -> list[TeamForecast]:
    generator = np.random.default_rng(seed)
    visits, minutes = np.zeros(len(scenario.plan.teams)), np.zeros(len(scenario.plan.teams))
    looked_at = _looked_at(scenario, drawn, generator)
    barred = _barred(scenario)
    for day, replica in looked_at:
        units = np.flatnonzero(drawn[day, replica]).tolist()
        for unit, team in _assign(scenario, units, scenario.present[day], barred, generator.bytes(32)):
            visits[team] += 1
            minutes[team] += scenario.minutes[scenario.bases[team]][unit]
    months = len(looked_at) / len(scenario.days) * calendar_days(scenario.days) / DAYS_PER_MONTH
    return [
        TeamForecast(float(count / months), float(way / 60 / months))
        for count, way in zip(visits, minutes, strict=True)
    ]


def _looked_at(scenario: Scenario, drawn: Booleans, generator: np.random.Generator) -> list[tuple[int, int]]:
    """Days and histories, each pair at most once."""
    days, replicas, _ = drawn.shape
    pairs = max(1, max(scenario.capacities) * len(scenario.plan.teams))
    count = min(days * replicas, MOST_DRAWS, max(days, MOST_PAIRS // pairs))
    chosen = generator.choice(days * replicas, count, replace=False)
    return [(int(number) % days, int(number) // days) for number in chosen]


def _barred(scenario: Scenario) -> dict[int, list[int]]:
    """By team the units where it may not go."""
    units: dict[int, list[int]] = defaultdict(list)
    for unit, team in scenario.barred:
        units[team].append(unit)
    return units


def _assign(
    scenario: Scenario, units: list[int], present: list[int], barred: dict[int, list[int]], key: bytes
) -> list[tuple[int, int]]:
    """By the rule of the releases."""
    wanted = set(units)
    pairs = tuple((str(unit), number) for number, team in enumerate(present) for unit in wanted & set(barred[team]))
    staffing = Staffing(
        teams=tuple(scenario.plan.teams[team] for team in present),
        units={str(unit): scenario.plan.teams[0].leader for unit in units},
        barred=pairs,
        salt="",
    )
    team_of = {scenario.plan.teams[team].leader: team for team in present}
    made = assigned([str(unit) for unit in units], staffing, key)
    return [(int(visit.code), team_of[visit.team.leader]) for visit in made]
