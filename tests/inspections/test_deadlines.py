"""Three working days, as the unit's own calendar counts them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from inspections.clocks.deadlines import due as due_for
from ledger.database import rows
from ledger.identifiers import uuid7
from organisation.tables import Unit
from tests.cast import FOUNDED, Cast

pytestmark = pytest.mark.anyio


async def due(cast: Cast, start: str) -> str:
    """The local day and minute at which the explanation is due at the centre, seven hours east of Greenwich."""
    found = await due_for("explanation", {"unit": cast.centre.id}, datetime.fromisoformat(start))
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


async def indonesian(cast: Cast, zone: str) -> UUID:
    identifier = uuid7()
    await Unit.insert(
        Unit(
            id=identifier,
            jurisdiction="ID",
            code=f"ID.{zone}",
            kind="service_point",
            name="Mal Pelayanan Publik",
            zone=zone,
            parent=None,
            path=[identifier],
            predecessors=[],
            valid_from=FOUNDED,
        )
    )
    return identifier


@pytest.mark.parametrize(
    ("zone", "end"),
    [("Asia/Jakarta", "16:59:59"), ("Asia/Makassar", "15:59:59"), ("Asia/Jayapura", "14:59:59")],
    ids=["WIB", "WITA", "WIT"],
)
async def test_joint_leave_counts_as_days_off_in_every_zone(cast: Cast, zone: str, end: str) -> None:
    """Idul Fitri 2026 with its cuti bersama: 18 to 24 March are free, Nyepi among them."""
    unit = await indonesian(cast, zone)
    found = await due_for("explanation", {"unit": unit}, datetime.fromisoformat("2026-03-17T03:00:00+00:00"))
    assert found.isoformat() == f"2026-03-27T{end}+00:00"


async def test_the_same_moment_is_another_day_farther_east(cast: Cast) -> None:
    """22:30 in Jakarta is half past midnight in Jayapura."""
    moment = datetime.fromisoformat("2026-06-08T15:30:00+00:00")
    west, east = [
        await due_for("explanation", {"unit": await indonesian(cast, zone)}, moment)
        for zone in ("Asia/Jakarta", "Asia/Jayapura")
    ]
    assert (west.isoformat(), east.isoformat()) == ("2026-06-11T16:59:59+00:00", "2026-06-12T14:59:59+00:00")


async def test_days_count_every_day_and_hours_to_the_second(cast: Cast) -> None:
    place, start = {"unit": cast.centre.id}, datetime.fromisoformat("2026-02-13T09:00:00+07:00")
    assert (await due_for("revisit_grade_d", place, start)).isoformat() == "2026-02-27T16:59:59+00:00"
    assert await due_for("referral", place, start) == start + timedelta(hours=24)


async def test_what_the_plan_set_is_in_force(cast: Cast) -> None:
    place = {"unit": cast.centre.id, "deadlines": '{"explanation": 5}'}
    found = await due_for("explanation", place, datetime.fromisoformat("2026-11-25T09:00:00+07:00"))
    assert found.isoformat() == "2026-12-02T16:59:59+00:00"
