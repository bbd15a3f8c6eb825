"""The inbox: what is under way, who must act, and how the severity and the explanations came about."""

import httpx
import pytest

from ledger.identifiers import uuid7
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted, upload
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await inbox(client, cast.tuan)) == []
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def inbox(client: httpx.AsyncClient, member: Member) -> list[tuple[str, bool, int]]:
    answer = await client.get("/v1/inbox", headers=member.headers)
    standings = [matter["standing"] for matter in answer.json()["items"]]
    return [(each["step"], each["yours"], each["unexplained"]) for each in standings]


async def test_from_the_door_to_the_closure_everybody_knows_who_must_act(visit: Visit) -> None:
    client, cast = visit.client, visit.cast
    assert await inbox(client, cast.tuan) == [("visit", False, 0)]
    await submitted(visit, CLOSED)
    assert await inbox(client, cast.tuan) == [("explanations", True, 1)]
    assert await inbox(client, cast.thu) == [("explanations", False, 1)]
    await visit.explain()
    assert await inbox(client, cast.hung) == [("draft", True, 0)]
    visit.hours.forward(minutes=1)
    await visit.draft()
    assert await inbox(client, cast.hung) == [("issuance", False, 0)]
    assert [(await visit.get(reader, "/standing"))["conclusion"] for reader in (cast.thu, cast.tuan)] == [1, None]
    await visit.post(cast.thu, "/conclusions/1/issuance")
    assert await inbox(client, cast.thu) == [("second_signature", False, 0)]
    assert await inbox(client, cast.minh) == [("second_signature", True, 0)]
    await visit.post(cast.minh, "/conclusions/1/second-signature")
    assert await inbox(client, cast.thu) == [("closure", True, 0)]
    await visit.post(cast.thu, "/closure")
    assert await inbox(client, cast.thu) == await inbox(client, cast.an) == []
    closed = await visit.get(cast.tuan, "/standing")
    assert (closed["step"], closed["conclusion"]) == (None, 1)


async def test_the_inbox_comes_page_by_page(visit: Visit) -> None:
    path, headers = "/v1/inbox?limit=1", visit.cast.thu.headers
    page = (await visit.client.get(path, headers=headers)).json()
    assert ([matter["inspection"]["id"] for matter in page["items"]], page["next"]) == ([str(visit.inspection)], None)


async def test_a_reader_learns_as_whom_they_see_it(visit: Visit) -> None:
    cast = visit.cast
    found = [(await visit.get(member, "/standing"))["parts"] for member in (cast.hung, cast.mai, cast.tuan, cast.dewi)]
    assert found == [["leader"], ["member"], ["unit_head"], ["overseer"]]


async def test_a_finding_tells_how_it_came_about(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    visit.hours.forward(minutes=1)
    await visit.explain("agree", reasons="Chúng tôi xem lại và đồng ý.")
    await visit.draft(severity="S2")
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    signed = (await visit.post(visit.cast.minh, "/conclusions/1/second-signature")).json()
    [finding] = await visit.get(visit.cast.tuan, "/findings")
    assert [(step["severity"], step["by"]) for step in finding["history"]] == [("S4", None), ("S2", "Vũ Quang Minh")]
    assert [each["position"] for each in finding["explanations"]] == ["disagree", "agree"]
    assert finding["explanation"] == finding["explanations"][1]
    assert finding["explanation"]["explainedByName"] == "Phạm Anh Tuấn"
    names = [signed[f"{signature}ByName"] for signature in ("drafted", "issued", "second")]
    assert names == ["Trần Văn Hùng", "Đỗ Minh Thu", "Vũ Quang Minh"]


async def test_whoever_waits_for_photos_sees_how_many_are_here(visit: Visit) -> None:
    here, lost = uuid7(), uuid7()
    await upload(visit, here)
    await submitted(visit, CLOSED | {"evidence": [str(here), str(lost)]})
    for reader in (visit.cast.tuan, visit.cast.thu):
        seen = await visit.get(reader, "/standing")
        assert (seen["step"], seen["photosArrived"], seen["photos"]) == ("photos", 1, 2)
