"""One freeze, from whatever the days before left: what is committed to fits together."""

from datetime import date
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from scheduler import verifier
from scheduler.assigning import Staffing
from scheduler.balancing import SCALE
from scheduler.drawing import Entrant, Frozen, Terms, freeze
from scheduler.plans import Team
from scheduler.states import Document, state_hash
from tests.scheduler.test_promises import plan

SECRET = b"\x11" * 32
TEAMS = tuple(Team(UUID(int=2 * number), (UUID(int=2 * number + 1),)) for number in range(6))
PLAN = plan(gaps={"centre": 30}, exceptions={"u00": 0}, reserved=1)
DEADLINE = 26

entrants = st.lists(
    st.builds(
        Entrant,
        code=st.integers(0, 29).map("u{:02}".format),
        unit=st.just(UUID(int=1)),
        kind=st.just("centre"),
        age=st.integers(1, 35),
        balance=st.integers(-5 * SCALE, 5 * SCALE),
        closed=st.booleans(),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda entrant: entrant.code,
)


def frozen(units: list[Entrant], capacity: int, teams: int, barred: set[str]) -> tuple[Frozen, Document]:
    terms = Terms(
        stratum="HY01.33",
        day=date(2026, 11, 24),
        plan=PLAN,
        capacity=capacity,
        policy_hash=bytes(32),
        prev=bytes(32),
        demonstration=False,
        beacon={"type": "none"},
    )
    nobody = tuple((code, team) for code in sorted(barred) for team in range(teams))
    found, content = freeze(terms, SECRET, units, Staffing(TEAMS[:teams], {}, nobody, "00"))
    assert found.manifest["state_hash"] == state_hash(content).hex()
    return found, msgspec.json.decode(content, type=Document)


@given(entrants, st.integers(0, 4), st.integers(0, 6), st.sets(st.integers(0, 29).map("u{:02}".format), max_size=6))
def test_manifest_and_document_fit_together(units: list[Entrant], capacity: int, teams: int, barred: set[str]) -> None:
    found, document = frozen(units, capacity, teams, barred)
    manifest = found.manifest
    codes = {*manifest["forced"], *(code for code, _ in manifest["units"])}
    status = {unit.id: unit.status for unit in document.units}
    drawable = {code for code in status if status[code] == "open" and code != "u00"}
    due = {unit.code for unit in units if unit.age >= DEADLINE} & drawable
    everybody = manifest["capacity"] >= len(drawable)
    assert [unit.id for unit in document.units] == sorted(unit.code for unit in units)
    assert manifest["capacity"] <= min(capacity, max(0, teams - 1), len(drawable))
    assert codes == (due if len(due) > manifest["capacity"] and not everybody else drawable)
    assert set(manifest["forced"]) == (drawable if everybody else due if len(due) <= manifest["capacity"] else set())
    assert all(status[code] != "open" for code in barred & status.keys())
    selected = verifier.draw(manifest, verifier.final_key(SECRET, bytes(32), bytes(32)))
    assert len(selected) == manifest["capacity"]


@given(entrants, st.integers(1, 4))
def test_a_visit_that_was_undone_is_owed_in_whole_or_as_far_as_the_rest_was_worth(
    units: list[Entrant], capacity: int
) -> None:
    _, document = frozen(units, capacity, 6, set())
    for unit in document.units:
        assert unit.visited == unit.spared
        assert -2 * SCALE <= unit.undone - unit.visited <= 0
        assert abs(unit.visited) <= 2 * SCALE


def test_only_the_overdue_stand_in_the_lot_when_there_are_too_many() -> None:
    units = [
        Entrant(f"u{number:02}", UUID(int=1), "centre", age, 0, False) for number, age in enumerate((9, 26, 27, 40), 1)
    ]
    found, _ = frozen(units, 2, 6, set())
    assert (found.manifest["forced"], found.manifest["units"]) == ([], [["u02", "1"], ["u03", "2"], ["u04", "16"]])
