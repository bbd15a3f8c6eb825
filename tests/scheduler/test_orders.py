"""Orders: two signers, sealed until their minute."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from api.parts import Parts
from ledger.database import rows
from organisation.refusing import Refused
from scheduler import order_queries, orders, queries
from scheduler.duties import Duties
from scheduler.plans import Team
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import RELEASE, inspections, plan
from tests.scheduler.test_secrecy import dump

pytestmark = pytest.mark.anyio
REASON = "Đơn phản ánh số 17 về việc đóng cửa sớm"


@pytest.fixture
async def programme(cast: Cast, parts: Parts, hours: Hours) -> UUID:
    return await plan(cast, parts.keys, hours.now, exceptions={"12166.HCC": 0, "12364.HCC": 3})


def order_of(cast: Cast, **changes: Any) -> orders.NewOrder:
    values: dict[str, Any] = {
        "kind": "ordered",
        "unit_code": cast.centre.code,
        "team": Team(cast.hung.person, (cast.mai.person,)),
        "reason": REASON,
        "release_at": RELEASE,
        "arrives_at": RELEASE + timedelta(minutes=30),
        "ends_at": RELEASE + timedelta(hours=9),
    }
    return orders.NewOrder(**values | changes)


async def propose(cast: Cast, parts: Parts, hours: Hours, programme: UUID, **changes: Any) -> UUID:
    actor = await cast.lan.actor(hours.now)
    found = await queries.visible_programme(actor, programme)
    assert found is not None
    return await orders.propose(actor, found, order_of(cast, **changes), parts.keys, hours.now)


async def approve(member: Member, order: UUID, parts: Parts, hours: Hours) -> None:
    actor = await member.actor(hours.now)
    found = await order_queries.visible_order(actor, order)
    assert found is not None
    await orders.approve(actor, found, parts.keys, hours.now)


async def test_a_signed_order_is_released_at_its_minute(
    cast: Cast, parts: Parts, hours: Hours, programme: UUID
) -> None:
    order = await propose(cast, parts, hours, programme)
    await approve(cast.thu, order, parts, hours)
    clock = Duties(parts.keys).draws
    await clock.orders(RELEASE - timedelta(seconds=1))
    assert await inspections() == []
    await clock.orders(RELEASE)
    await clock.orders(RELEASE)
    [inspection] = await inspections()
    assert (inspection["kind"], inspection["unit"], inspection["draw_day"]) == ("ordered", cast.centre.id, None)


async def test_an_order_that_nobody_signed_in_time_is_missed(
    cast: Cast, parts: Parts, hours: Hours, programme: UUID
) -> None:
    order = await propose(cast, parts, hours, programme)
    await Duties(parts.keys).draws.orders(RELEASE)
    assert await inspections() == []
    [row] = await rows("SELECT state FROM inspection_order")
    assert row["state"] == "missed"
    hours.now = RELEASE
    with pytest.raises(Refused, match="order-not-open"):
        await approve(cast.thu, order, parts, hours)


async def test_who_proposed_an_order_does_not_sign_it(cast: Cast, parts: Parts, hours: Hours, programme: UUID) -> None:
    order = await propose(cast, parts, hours, programme)
    with pytest.raises(Refused, match="same-person-twice"):
        await approve(cast.lan, order, parts, hours)
    await approve(cast.dewi, order, parts, hours)
    with pytest.raises(Refused, match="order-not-open"):
        await approve(cast.thu, order, parts, hours)


async def test_until_its_minute_an_order_names_neither_unit_nor_reason(
    cast: Cast, parts: Parts, hours: Hours, programme: UUID
) -> None:
    """Both orders leave rows of one shape, whatever they say."""
    before = await dump()
    order = await propose(cast, parts, hours, programme)
    await propose(cast, parts, hours, programme, unit_code=cast.other_centre.code, reason="x" * 1000)
    await approve(cast.thu, order, parts, hours)
    after = await dump()
    for word in (cast.centre.code, str(cast.centre.id), REASON, str(cast.hung.person)):
        assert after.count(word) == before.count(word)
    assert len({row["length"] for row in await rows("SELECT length(sealed) FROM inspection_order")}) == 1


async def test_every_reading_of_an_order_is_recorded(cast: Cast, parts: Parts, hours: Hours, programme: UUID) -> None:
    order = await propose(cast, parts, hours, programme)
    actor = await cast.thu.actor(hours.now)
    found = await order_queries.visible_order(actor, order)
    assert found is not None
    content = await orders.read(actor, found, parts.keys, hours.now)
    assert (content.unit, content.reason) == (cast.centre.id, REASON)
    [entry] = await rows("SELECT content FROM ledger_entry ORDER BY id DESC LIMIT 1")
    read = msgspec.json.decode(entry["content"])
    assert (read["action"], read["by"]) == ("order.read", str(cast.thu.person))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"unit_code": "12166"}, "order-unit-unknown"),
        ({"unit_code": "nowhere"}, "order-unit-unknown"),
        ({"release_at": RELEASE - timedelta(days=9)}, "order-hours-out-of-order"),
        ({"arrives_at": RELEASE - timedelta(seconds=1)}, "order-hours-out-of-order"),
        ({"ends_at": RELEASE}, "order-hours-out-of-order"),
        ({"ends_at": RELEASE + timedelta(days=91)}, "order-too-far"),
        ({"arrives_at": RELEASE + timedelta(days=3), "ends_at": RELEASE + timedelta(days=4)}, "order-without-plan"),
        ({"team": Team(UUID(int=5), (UUID(int=6),))}, "plan-person-no-inspector"),
        ({"team": Team(UUID(int=5), ())}, "plan-team-of-one"),
        ({"team": Team(UUID(int=5), (UUID(int=5), UUID(int=6)))}, "plan-person-twice"),
    ],
)
async def test_a_wrong_order_is_refused(
    cast: Cast, parts: Parts, hours: Hours, programme: UUID, changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        await propose(cast, parts, hours, programme, **changes)


async def test_a_team_in_conflict_with_the_unit_is_refused(
    cast: Cast, parts: Parts, hours: Hours, programme: UUID
) -> None:
    await rows(
        "INSERT INTO recusal (id, person, unit, reason, declared_by, declared_at) "
        "VALUES (gen_random_uuid(), $1, $2, 'relative', $1, $3)",
        cast.mai.person,
        cast.commune.id,
        hours.now,
    )
    with pytest.raises(Refused, match="order-team-in-conflict"):
        await propose(cast, parts, hours, programme)
    assert await propose(cast, parts, hours, programme, unit_code=cast.other_centre.code)
