"""Nobody judges an objection to their own work, two who judge at once do not both, and nothing is slipped past one."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from ledger.database import rows
from organisation.actors import Grant
from organisation.tables import RoleGrant
from tests.api.objecting import (
    Parties,
    answer,
    decide,
    finding,
    object_to,
    objected,
    parties,
    propose,
    reopened,
    sign,
)
from tests.api.remedying import concluded, problem
from tests.api.story import open_door, release_to_team
from tests.api.visits import Visit
from tests.cast import Cast, Member, give
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def opened(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    await concluded(opened, remedy=None)
    return opened


@pytest.fixture
async def others(visit: Visit) -> Parties:
    return await parties(visit)


async def entries(action: str) -> int:
    [found] = await rows(
        "SELECT count(*) AS entries FROM ledger_entry WHERE convert_from(content, 'UTF8')::json->>'action' = $1", action
    )
    return int(found["entries"])


async def test_who_was_on_the_team_judges_nothing_as_a_reviewer(visit: Visit) -> None:
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    await give(visit.cast.mai.person, Grant("reviewer", visit.cast.hung_yen.id), visit.hours.now)
    assert problem(await decide(visit, visit.cast.mai, made)) == "own-work"


async def test_who_heads_the_unit_judges_nothing_as_a_reviewer(visit: Visit) -> None:
    made = await objected(visit, "process")
    await give(visit.cast.tuan.person, Grant("reviewer", visit.cast.hung_yen.id), visit.hours.now)
    assert problem(await answer(visit, visit.cast.tuan, made)) == "own-work"
    assert problem(await decide(visit, visit.cast.tuan, made)) == "own-work"


@pytest.mark.parametrize("name", ["thu", "minh"])
async def test_who_signed_the_conclusion_does_not_judge_the_objection_to_it(visit: Visit, name: str) -> None:
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    assert problem(await decide(visit, getattr(visit.cast, name), made)) == "objection-own-conclusion"


async def stands_in(visit: Visit, deputy: Member, head: Member) -> None:
    await RoleGrant.insert(
        RoleGrant(
            person=deputy.person,
            role="unit_head",
            unit=visit.cast.other_centre.id,
            acting_for=head.person,
            valid_from=visit.hours.now - timedelta(days=1),
            valid_to=visit.hours.now + timedelta(days=90),
            requested_by=head.person,
            approved_by=visit.cast.khoa.person,
            approved_at=visit.hours.now,
        )
    )


async def test_who_acts_for_a_signer_does_not_judge_it_either(visit: Visit, others: Parties) -> None:
    await stands_in(visit, others.hoa, visit.cast.thu)
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    assert problem(await decide(visit, others.hoa, made)) == "objection-own-conclusion"
    assert (await decide(visit, others.binh, made)).status_code == 200


async def test_of_two_who_judge_at_once_one_is_told_that_it_is_decided(visit: Visit, others: Parties) -> None:
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    both = await asyncio.gather(decide(visit, others.hoa, made), decide(visit, others.binh, made, "amended"))
    assert sorted(each.status_code for each in both) == [200, 409]
    assert problem(next(each for each in both if each.status_code == 409)) == "objection-decided"
    assert await entries("objection.decided") == 1


async def test_of_many_at_once_one_objection_is_made(visit: Visit) -> None:
    made = await asyncio.gather(*(object_to(visit) for _ in range(5)))
    assert sorted(each.status_code for each in made) == [201, 409, 409, 409, 409]
    assert await entries("objection.made") == 1


async def test_a_closure_at_the_same_moment_takes_no_objection_away(visit: Visit) -> None:
    """Whichever was first: a closed visit may be objected to, and one that is objected to is not closed."""
    closing = visit.post(visit.cast.thu, "/closure")
    closed, made = await asyncio.gather(closing, object_to(visit))
    assert made.status_code == 201
    assert closed.status_code in (201, 409)
    assert await visit.state() == ("closed" if closed.is_success else "concluded")
    again = await visit.post(visit.cast.thu, "/closure")
    assert again.status_code == 409


async def test_who_answered_for_the_process_does_not_judge_it_by_being_quick(visit: Visit, others: Parties) -> None:
    made = await objected(visit, "process")
    visit.hours.forward(days=20)
    await asyncio.gather(answer(visit, others.hoa, made), decide(visit, others.hoa, made))
    [found] = await rows("SELECT answered_by, decided_by FROM objection")
    assert found["answered_by"] != found["decided_by"]


async def test_what_was_said_and_decided_stays_in_the_database(visit: Visit, others: Parties) -> None:
    made = await objected(visit)
    await answer(visit, visit.cast.hung, made)
    await decide(visit, others.hoa, made)
    for change in (
        "UPDATE objection SET reasons = 'anders'",
        "UPDATE objection SET answer = 'anders'",
        "UPDATE objection SET result = 'amended', settled_at = NULL",
        "DELETE FROM objection",
        "UPDATE conclusion SET in_force_at = NULL",
    ):
        with pytest.raises(Exception, match="the record only grows"):
            await rows(change)


async def test_two_second_signatures_at_once_reopen_once(visit: Visit, others: Parties) -> None:
    proposed = (await propose(visit, visit.cast.thu)).json()
    both = await asyncio.gather(sign(visit, others.hoa, proposed), sign(visit, others.binh, proposed))
    assert sorted(each.status_code for each in both) == [200, 409]
    assert await entries("inspection.reopened") == 1


async def test_what_was_explained_before_does_not_count_after_the_reopening(opened: Visit) -> None:
    await reopened(opened)
    assert problem(await opened.draft()) == "not-heard-yet"
    assert (await opened.get(opened.cast.tuan, "/standing"))["unexplained"] == 1
    assert problem(await object_to(opened, findings=[await finding(opened)])) == "wrong-state"
