"""The ledger alone tells where every inspection stands; who writes past Sidak is named."""

import pytest

from inspections.steps.replaying import Entry, Replaying
from inspections.steps.telling_apart import tell_apart
from ledger.database import rows
from ledger.sequencing import sequence
from tests.api.visits import CLOSED, Visit, submitted

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return opened


async def test_what_people_did_is_what_the_ledger_tells(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    waiting = await tell_apart()
    await sequence(visit.hours.now)
    placed = await tell_apart()
    assert waiting == placed
    assert (placed.inspections, placed.faults) == (1, ())
    assert placed.entries > 5


async def test_a_state_that_was_written_past_sidak_is_named(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await rows("UPDATE inspection SET state = 'closed', explanation_due = NULL")
    state, due = (await tell_apart()).faults
    assert state == f"the state of inspection {visit.inspection}: the ledger says explaining, the database closed"
    assert due.startswith(f"the time to explain of inspection {visit.inspection}: the ledger says ")


def test_a_move_that_the_table_does_not_have_is_named_and_changes_nothing() -> None:
    replaying = Replaying()
    for action in ("inspection.opened", "inspection.released", "inspection.concluded", "inspection.opened"):
        replaying.take(Entry(action, "V"))
    assert replaying.impossible == [
        "open of inspection V, which is not released",
        "conclude of inspection V, which is released",
    ]
    assert replaying.found.states == {"V": "opened"}
