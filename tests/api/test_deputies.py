"""Whoever acts for a unit's head answers for the unit."""

from datetime import timedelta

import httpx
import pytest

from ledger.identifiers import uuid7
from tests.api.story import open_door, release_to_team
from tests.api.visits import RUDE, Visit, submitted
from tests.cast import Cast, Member, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def appoint(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Member:
    """Hà acts for Tuấn for a week; Thu signs."""
    stand_in = await member("ha", "Ngô Thị Hà", cast.centre, hours.now)
    body = {
        "person": str(stand_in.person),
        "role": "unit_head",
        "unit": str(cast.centre.id),
        "actingFor": str(cast.tuan.person),
        "validTo": (hours.now + timedelta(days=7)).isoformat(),
    }
    asked = await client.post("/v1/role-grants", json=body, headers=cast.tuan.headers)
    assert asked.status_code == 201, asked.text
    signed = await client.post(f"/v1/role-grants/{asked.json()['id']}/approval", headers=cast.thu.headers)
    assert signed.status_code == 200, signed.text
    return stand_in


async def found_rude(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    return await submitted(Visit(client, cast, hours, inspection), RUDE)


async def test_a_deputy_explains_a_finding(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    stand_in = await appoint(client, cast, hours)
    visit = await found_rude(client, cast, hours)
    [finding] = await visit.get(stand_in, "/findings")
    body = {"id": str(uuid7()), "position": "agree", "reasons": "Chúng tôi đã nhắc nhở cán bộ."}
    answer = await visit.post(stand_in, f"/v1/findings/{finding['id']}/explanations", body)
    assert answer.status_code == 201
    assert (await visit.get(cast.tuan, "/findings"))[0]["explanation"]["position"] == "agree"


async def test_after_the_last_day_the_deputy_sees_nothing(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    stand_in = await appoint(client, cast, hours)
    visit = await found_rude(client, cast, hours)
    hours.forward(days=7)
    gone = await client.get(f"/v1/inspections/{visit.inspection}", headers=stand_in.headers)
    assert gone.status_code == 404
