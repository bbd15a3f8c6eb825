"""Whether there are people enough to sign."""

from collections.abc import Collection
from uuid import UUID

import pytest

from organisation.actors import Role
from scheduler import queries
from scheduler.signing import RULES, Rule, able, independent, staffed
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import create

LAN, THU, MINH, KHOA = (UUID(int=number) for number in range(4))
PLAN = Rule("plan-approval", ("planner",), ("planner", "reviewer"))


def holders(planner: Collection[UUID] = (), reviewer: Collection[UUID] = ()) -> dict[Role, set[UUID]]:
    return {"planner": set(planner), "reviewer": set(reviewer)}


def test_a_head_and_whoever_acts_for_them_count_once() -> None:
    assert independent({LAN, THU, MINH}, []) == 3
    assert independent({LAN, THU, MINH}, [(LAN, THU)]) == 2
    assert independent({LAN, THU, MINH}, [(LAN, THU), (MINH, LAN)]) == 1
    assert independent({LAN, THU}, [(LAN, MINH)]) == 2


def test_without_anybody_who_may_begin_reviewers_are_not_enough() -> None:
    assert able(PLAN, holders(planner={LAN}, reviewer={THU}), []) == 2
    assert able(PLAN, holders(reviewer={THU, MINH, KHOA}), []) == 1
    assert able(PLAN, holders(planner={LAN}, reviewer={LAN}), []) == 1


@pytest.mark.anyio
async def test_the_cast_can_sign_everything(cast: Cast, hours: Hours) -> None:
    programme = await queries.programme(await create(cast, hours.now))
    assert all(found.people >= found.needed for found in await staffed(programme, hours.now))
    assert len(RULES) == 8
