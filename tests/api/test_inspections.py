"""Release, the door, the ways a visit ends; who sees it when."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from inspections.visiting.ending import mark_missed
from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.story import open_door, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def inspection(cast: Cast, hours: Hours) -> UUID:
    return await release_to_team(cast, hours.now)


async def test_before_the_opening_only_the_team_sees_it(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID
) -> None:
    for member in (cast.lan, cast.tuan, cast.thu, cast.minh, cast.dewi, cast.khoa, cast.an):
        assert (await client.get(f"/v1/inspections/{inspection}", headers=member.headers)).status_code == 404
        listed = await client.get("/v1/inspections", headers=member.headers)
        assert listed.json()["items"] == []
    for member in (cast.hung, cast.mai):
        assert (await client.get(f"/v1/inspections/{inspection}", headers=member.headers)).status_code == 200


async def test_every_early_read_is_written_down(client: httpx.AsyncClient, cast: Cast, inspection: UUID) -> None:
    for _ in range(2):
        await client.get(f"/v1/inspections/{inspection}", headers=cast.hung.headers)
    await client.get("/v1/inspections", headers=cast.mai.headers)
    reads = await rows("SELECT person FROM early_read")
    assert sorted(str(read["person"]) for read in reads) == sorted(
        [str(cast.hung.person), str(cast.hung.person), str(cast.mai.person)]
    )


async def test_from_the_opening_on_the_unit_and_those_above_it_see_it_and_a_stranger_does_not(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    for member in (cast.lan, cast.tuan, cast.thu, cast.dewi):
        assert (await client.get(f"/v1/inspections/{inspection}", headers=member.headers)).status_code == 200
    for member in (cast.an, cast.khoa):
        assert (await client.get(f"/v1/inspections/{inspection}", headers=member.headers)).status_code == 404


async def test_the_unit_does_not_get_the_letters_code_from_us(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    await open_door(client, cast.hung, inspection, hours.now)
    seen = (await client.get(f"/v1/inspections/{inspection}", headers=cast.tuan.headers)).json()
    assert seen["checkCode"] is None
    assert seen["letterNumber"] is None


async def test_the_same_opening_again_is_harmless_and_another_is_refused(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    body = {"id": str(uuid7()), "claimedAt": hours.now.isoformat()}
    url = f"/v1/inspections/{inspection}/opening"
    assert (await client.put(url, json=body, headers=cast.hung.headers)).status_code == 201
    assert (await client.put(url, json=body, headers=cast.hung.headers)).status_code == 200
    other = await client.put(url, json=body | {"id": str(uuid7())}, headers=cast.mai.headers)
    assert (other.status_code, other.json()["type"]) == (409, "/problems/opened-already")


async def test_a_person_who_is_not_on_the_team_cannot_open(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    assert (await open_door(client, cast.an, inspection, hours.now)).status_code == 404
    assert (await open_door(client, cast.tuan, inspection, hours.now)).status_code == 403


async def test_a_letter_is_checked_at_the_door_without_signing_in(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID
) -> None:
    seen = (await client.get(f"/v1/inspections/{inspection}", headers=cast.hung.headers)).json()
    letter = {"number": seen["letterNumber"].lower(), "code": seen["checkCode"].replace("-", " ")}
    checked = await client.post("/v1/letter-checks", json=letter)
    assert checked.status_code == 200
    assert checked.json()["team"] == ["Trần Văn Hùng", "Lê Thị Mai"]
    assert checked.json()["zone"] == seen["zone"] == "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize("wrong", [{"code": "0000-0000-0000"}, {"number": "2026-AAAA-AAAA"}])
async def test_a_wrong_letter_is_refused_alike_whatever_is_wrong(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, wrong: dict[str, str]
) -> None:
    seen = (await client.get(f"/v1/inspections/{inspection}", headers=cast.hung.headers)).json()
    letter = {"number": seen["letterNumber"], "code": seen["checkCode"]} | wrong
    checked = await client.post("/v1/letter-checks", json=letter)
    assert (checked.status_code, checked.json()["type"]) == (404, "/problems/letter-unknown")


async def test_the_leader_cancels_before_the_opening_with_a_reason(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID
) -> None:
    url = f"/v1/inspections/{inspection}/cancellation"
    assert (await client.post(url, json={"reason": "Bão"}, headers=cast.mai.headers)).status_code == 403
    cancelled = await client.post(url, json={"reason": "Bão số 9"}, headers=cast.hung.headers)
    assert (cancelled.json()["state"], cancelled.json()["outcome"]) == ("closed", "cancelled")
    assert (await client.get(f"/v1/inspections/{inspection}", headers=cast.tuan.headers)).status_code == 404
    assert (await client.get(f"/v1/inspections/{inspection}", headers=cast.thu.headers)).status_code == 200


async def test_a_number_is_no_instant(client: httpx.AsyncClient, cast: Cast, inspection: UUID) -> None:
    url = f"/v1/inspections/{inspection}/cancellation"
    refused = await client.post(url, json={"reason": "Bão số 9", "claimedAt": 0}, headers=cast.hung.headers)
    assert (refused.status_code, refused.json()["type"]) == (400, "/problems/invalid-field")
    assert "claimedAt" in refused.json()["detail"]
    seen = await client.get(f"/v1/inspections/{inspection}", headers=cast.hung.headers)
    assert seen.json()["state"] == "released"


async def test_an_opened_visit_is_aborted_not_cancelled(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    await open_door(client, cast.hung, inspection, hours.now)
    url = f"/v1/inspections/{inspection}"
    cancelled = await client.post(f"{url}/cancellation", json={"reason": "Ốm đột xuất"}, headers=cast.hung.headers)
    assert (cancelled.status_code, cancelled.json()["type"]) == (409, "/problems/wrong-state")
    aborted = await client.post(f"{url}/abortion", json={"reason": "Ốm đột xuất"}, headers=cast.hung.headers)
    assert aborted.json()["outcome"] == "aborted"


async def test_what_nobody_opened_is_missed_once_no_phone_can_be_on_its_way(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    assert await mark_missed(hours.forward(hours=10)) == 0
    assert await mark_missed(hours.forward(days=3)) == 1
    seen = (await client.get(f"/v1/inspections/{inspection}", headers=cast.dewi.headers)).json()
    assert (seen["state"], seen["outcome"]) == ("closed", "missed")


async def test_an_unchanged_list_is_not_sent_again(client: httpx.AsyncClient, cast: Cast, inspection: UUID) -> None:
    first = await client.get("/v1/inspections", headers=cast.hung.headers)
    again = await client.get("/v1/inspections", headers=cast.hung.headers | {"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_list_is_read_page_by_page(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    wanted = []
    for _ in range(5):
        wanted.append(str(await release_to_team(cast, hours.now)))
        hours.now += timedelta(minutes=1)
    seen, cursor = [], None
    while True:
        parameters = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/v1/inspections", params=parameters, headers=cast.mai.headers)).json()
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == wanted[::-1]


@pytest.mark.parametrize("cursor", ["x", "WzFd", "WyJ4IiwieSJd", "WyIyMDI2LTExLTIzIiwiYSJd"])
async def test_a_made_up_cursor_is_refused(client: httpx.AsyncClient, cast: Cast, cursor: str) -> None:
    refused = await client.get("/v1/inspections", params={"cursor": cursor}, headers=cast.hung.headers)
    assert (refused.status_code, refused.json()["type"]) == (400, "/problems/bad-cursor")


async def test_an_opening_without_a_network_counts_from_when_it_happened(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    at_the_door = hours.now + timedelta(minutes=20)
    hours.forward(hours=30)
    assert (await open_door(client, cast.hung, inspection, at_the_door)).status_code == 201


async def test_an_opening_after_the_visits_end_is_refused(
    client: httpx.AsyncClient, cast: Cast, inspection: UUID, hours: Hours
) -> None:
    refused = await open_door(client, cast.hung, inspection, hours.forward(hours=10))
    assert refused.json()["type"] == "/problems/visit-over"
