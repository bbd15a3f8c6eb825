"""Three working days, as the unit's own calendar counts them."""

from datetime import UTC, datetime

import pytest

from inspections.deadlines import deadline
from inspections.hearing import WORKING_DAYS
from ledger.database import rows
from ledger.identifiers import uuid7
from tests.cast import Cast

pytestmark = pytest.mark.anyio


async def due(cast: Cast, start: str) -> str:
    """The local day and minute at which the explanation is due at the centre, seven hours east of Greenwich."""
    found = await deadline(cast.centre.id, datetime.fromisoformat(start), WORKING_DAYS)
    assert found.tzinfo is UTC
    [local] = await rows("SELECT to_char($1 AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI:SS') AS at", found)
    return str(local["at"])


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("2026-02-13T09:00:00+07:00", "2026-02-25"),
        ("2026-08-20T09:00:00+07:00", "2026-08-24"),
        ("2026-08-27T09:00:00+07:00", "2026-09-04"),
        ("2026-11-20T09:00:00+07:00", "2026-11-26"),
    ],
    ids=["Tet week", "a Saturday worked in exchange", "National Day and its swapped Monday", "Culture Day"],
)
async def test_holidays_and_swapped_days_are_counted_as_they_are_worked(cast: Cast, start: str, day: str) -> None:
    assert await due(cast, start) == f"{day} 23:59:59"


async def test_the_day_is_that_of_the_unit(cast: Cast) -> None:
    assert await due(cast, "2026-11-25T16:59:59+00:00") == "2026-11-30 23:59:59"
    assert await due(cast, "2026-11-25T17:00:00+00:00") == "2026-12-01 23:59:59"


async def test_a_day_off_of_the_province_prolongs_it(cast: Cast) -> None:
    """A storm on the first of the three days."""
    await rows(
        """
        INSERT INTO calendar_day (id, unit, day, working, reason, proposed_by, proposed_at, approved_by, approved_at)
        VALUES ($1, $2, '2026-11-26', false, 'bão', $3, now(), $4, now())
        """,
        uuid7(),
        cast.hung_yen.id,
        cast.lan.person,
        cast.thu.person,
    )
    assert await due(cast, "2026-11-25T09:00:00+07:00") == "2026-12-01 23:59:59"
