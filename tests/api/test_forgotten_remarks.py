"""What was remarked of talks with citizens, and at counters, goes with the photos of what was found."""

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler.duties import Duties
from tests.api.observing import interaction_of, interview_of, send
from tests.api.photo_care import entries
from tests.api.story import open_door, release_to_team
from tests.api.test_subjects import agreed, closed_long_ago, due
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """With a talk and a scene that were remarked on, and a talk that was not."""
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    visit = await submitted(Visit(client, cast, hours, inspection), CLOSED)
    for what, document in (
        ("interviews", interview_of(hours.now)),
        ("interviews", interview_of(hours.now, remark=None)),
        ("interactions", interaction_of(hours.now, remark="Bà cụ mặc áo xanh.")),
    ):
        assert (await send(visit, what, document)).status_code == 201
    return visit


async def remarks(visit: Visit) -> list[str | None]:
    seen = await visit.get(visit.cast.thu, "/observations")
    return [each["remark"] for kind in ("interviews", "interactions") for each in seen[kind]["rows"]]


async def test_they_go_when_two_people_let_the_evidence_go(visit: Visit, parts: Parts) -> None:
    await closed_long_ago(visit)
    assert await due(visit) == [("item", 0)]
    await agreed(visit)
    await Duties(parts.keys, store=parts.store).photos.erase(visit.hours.now)
    assert await remarks(visit) == [None, None, None]
    seen = await visit.get(visit.cast.thu, "/observations")
    assert (seen["interviews"]["figures"]["of"], seen["interactions"]["rows"][0]["counter"]) == (2, "Quầy 3")
    [entry] = await entries("observation.remarks-forgotten")
    assert (entry["by"], len(entry["facts"]["remarks"])) == ("clock", 2)
    assert await due(visit) == []


async def test_they_are_not_due_before(visit: Visit) -> None:
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    await rows("UPDATE inspection SET state = 'closed', closed_at = $1", visit.hours.now)
    visit.hours.forward(days=700)
    assert await due(visit) == []


async def test_they_stay_while_the_evidence_is_held(visit: Visit, parts: Parts) -> None:
    await closed_long_ago(visit)
    await agreed(visit)
    held = await visit.post(visit.cast.thu, f"/v1/inspections/{visit.inspection}/holds", {"reason": "Tòa án yêu cầu"})
    assert held.status_code == 201, held.text
    await Duties(parts.keys, store=parts.store).photos.erase(visit.hours.now)
    assert sum(each is not None for each in await remarks(visit)) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE interview SET remark = 'Khác'",
        "UPDATE interview SET remark = NULL, politeness = 1",
        "UPDATE interaction SET greeted = 'yes'",
        "DELETE FROM interaction",
        "DELETE FROM interview",
    ],
)
async def test_nothing_else_of_them_changes(visit: Visit, statement: str) -> None:
    with pytest.raises(Exception, match="grows"):
        await rows(statement)
