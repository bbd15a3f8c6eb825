"""While somebody is to read a case again, no route tells them how it was concluded."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from inspections.audits.back_check_reader_queries import able
from ledger.database import DB, rows
from organisation.actors import DESK, Role
from tests.api.calls import Call, all_calls
from tests.api.world import SNAPSHOT, World
from tests.cast import Member, Place, member

pytestmark = pytest.mark.anyio

REVIEWERS_TEXT = "Đơn vị cần mở cửa đúng giờ."
TELLING = ('"S1"', '"S2"', '"S3"', '"S4"', '"grade":', '"grades":', '"decisions":', REVIEWERS_TEXT, "Đề nghị phê bình")
DOCUMENTS = {"/api/v1/openapi.json"}
"""What severities and grades mean, of no case."""


@pytest.fixture(scope="module")
async def readers(world: World) -> tuple[Member, Member]:
    """Nga is to read the opened case, which is concluded now, and Yến is not; else both may look at everything."""
    cast, now = world.cast, world.hours.now
    desk: list[tuple[Role, Place]] = [(role, cast.hung_yen) for role in DESK]
    nga = await member("nga", "Nga", cast.hung_yen, now, *desk, ("unit_head", cast.other_centre))
    yen = await member("yen", "Yến", cast.hung_yen, now, *desk, ("unit_head", cast.other_centre))
    await _conclude(world, now)
    await _written("DELETE FROM back_check_answer")
    await _written("UPDATE back_check SET reader = $1, answered_at = NULL", nga.person)
    await rows(SNAPSHOT)
    return nga, yen


async def _conclude(world: World, now: datetime) -> None:
    """As it would stand; the cause lies with the other centre, whose head is asked."""
    before, thu = now - timedelta(minutes=1), world.cast.thu.person
    await _written(
        "UPDATE inspection SET state = 'concluded', outcome = 'carried_out', concluded_at = $2, ends_at = $2"
        " WHERE id = $1",
        world.opened,
        before,
    )
    await _written("UPDATE conclusion SET issued_by = $1, issued_at = $2, in_force_at = $2", thu, before)
    await _written(
        "UPDATE finding_cause SET owner = $1, outside_owner = NULL, accepted = true, decided_by = $2, decided_at = $3",
        world.cast.other_centre.id,
        thu,
        before,
    )


async def _written(statement: str, *values: object) -> None:
    """Past the triggers that let the record only grow."""
    async with DB.transaction():
        await rows("SET LOCAL session_replication_role = replica")
        await rows(statement, *values)


async def telling(world: World, reader: Member) -> set[str]:
    """The routes that name the case and say something of its outcome."""
    calls = {name: call for name, call in (await all_calls(world)).items() if call.method == "GET"}
    for table in ("visits", "findings", "conclusions", "remedies"):
        calls[f"exportTable {table}"] = Call("GET", f"/v1/exports/{table}.csv")
    case = {str(world.opened), world.ids["cause"], *(str(each["id"]) for each in await rows("SELECT id FROM finding"))}
    found = set()
    for name, call in calls.items():
        answer = await call.send(world.client, reader)
        said = answer.text
        if call.path not in DOCUMENTS and any(each in said for each in case) and any(each in said for each in TELLING):
            found.add(name)
    return found


async def test_no_route_tells_whoever_reads_it_blind_how_it_was_concluded(
    world: World, readers: tuple[Member, Member]
) -> None:
    nga, yen = readers
    others = await telling(world, yen)
    assert {"listFindings", "listConclusions", "listProposals", "listRevisits", "listReferrals"} <= others
    assert await telling(world, nga) == set()


async def test_the_risk_of_its_unit_does_not_tell_its_grade(world: World, readers: tuple[Member, Member]) -> None:
    path = f"/v1/programmes/{world.ids['programme']}/risk"
    told = [(await world.client.get(path, headers=who.headers)).json() for who in readers]
    assert told[0] != told[1]


async def test_whoever_worked_on_what_followed_is_not_drawn_to_read_it(
    world: World, readers: tuple[Member, Member]
) -> None:
    nga, yen = readers
    assert {nga.person, yen.person} <= set(await able(world.opened, world.hours.now))
    for statement in (
        "UPDATE proposal SET proposed_by = $1",
        "UPDATE proposal SET signed_by = $1, signed_at = $2",
        "UPDATE objection SET result = 'upheld', decision = 'x', decided_by = $1, decided_at = $2, settled_at = $2",
        "UPDATE reopening SET proposed_by = $1",
    ):
        assert await _taken(world, statement, yen.person), statement


async def _taken(world: World, statement: str, person: UUID) -> bool:
    await _written(statement, *([person, world.hours.now] if "$2" in statement else [person]))
    able_now = await able(world.opened, world.hours.now)
    await world.put_back()
    return person not in able_now
