from typing import Any
from uuid import UUID

import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.accounts import problem
from tests.api.story import SheetOnPhone, all_good, open_door, publish_checklists, release_to_team, submit
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


class Team:
    """Hùng leads, Mai is with him; the inspection is released."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, inspection: UUID) -> None:
        self.client, self.cast, self.hours = client, cast, hours
        self.path = f"/v1/inspections/{inspection}"
        self.inspection = inspection

    async def withdraw(self, member: Member, reason: str, **more: object) -> httpx.Response:
        body = {"id": str(uuid7()), "reason": reason, "note": "Tôi bị sốt"} | more
        return await self.client.post(f"{self.path}/withdrawals", json=body, headers=member.headers)

    async def open(self) -> None:
        assert (await open_door(self.client, self.cast.mai, self.inspection, self.hours.now)).status_code == 201

    async def get(self, member: Member, what: str = "") -> httpx.Response:
        return await self.client.get(f"{self.path}{what}", headers=member.headers)

    async def sheet(self, member: Member) -> httpx.Response:
        phone = SheetOnPhone(self.inspection, await publish_checklists(self.cast, self.hours.now))
        return await phone.send(self.client, member, phone.next(all_good(), self.hours.now))

    async def announce(self, member: Member) -> httpx.Response:
        body = {
            "purpose": "minutes",
            "sha256": "ab" * 32,
            "size": 9,
            "contentType": "image/jpeg",
            "fileName": "ảnh.jpg",
            "claimedAt": self.hours.now.isoformat(),
        }
        return await self.client.put(f"{self.path}/evidence/{uuid7()}", json=body, headers=member.headers)


@pytest.fixture
async def team(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Team:
    return Team(client, cast, hours, await release_to_team(cast, hours.now))


@pytest.mark.parametrize("reason", ["conflict", "illness"])
async def test_whoever_withdraws_sees_the_unopened_inspection_no_more(team: Team, reason: str) -> None:
    answer = await team.withdraw(team.cast.mai, reason)
    assert answer.status_code == 201
    assert problem(await team.get(team.cast.mai)) == (404, "not-found")
    listed = await team.client.get("/v1/inspections", headers=team.cast.mai.headers)
    assert listed.json()["items"] == []
    door = await open_door(team.client, team.cast.mai, team.inspection, team.hours.now)
    assert problem(door) == (404, "not-found")


async def test_the_same_again_is_harmless_and_the_same_id_for_something_else_is_refused(team: Team) -> None:
    notice = str(uuid7())
    assert (await team.withdraw(team.cast.mai, "illness", id=notice)).status_code == 201
    assert (await team.withdraw(team.cast.mai, "illness", id=notice)).status_code == 200
    assert problem(await team.withdraw(team.cast.mai, "conflict", id=notice)) == (409, "withdrawal-differs")
    assert problem(await team.withdraw(team.cast.hung, "illness", id=notice)) == (409, "withdrawal-differs")
    assert len(await rows("SELECT id FROM withdrawal")) == 1


async def test_nobody_withdraws_twice(team: Team) -> None:
    await team.withdraw(team.cast.mai, "illness")
    assert problem(await team.withdraw(team.cast.mai, "illness")) == (404, "not-found")


async def test_the_other_goes_on_alone_and_leads(team: Team) -> None:
    await team.withdraw(team.cast.hung, "illness")
    shown = (await team.get(team.cast.mai)).json()
    assert shown["team"] == [{"id": str(team.cast.mai.person), "name": "Lê Thị Mai", "leader": True}]
    assert shown["state"] == "released"
    letter = {"number": shown["letterNumber"], "code": shown["checkCode"]}
    checked = await team.client.post("/v1/letter-checks", json=letter)
    assert checked.json()["team"] == ["Lê Thị Mai"]
    await team.open()
    assert (await team.sheet(team.cast.mai)).status_code == 201
    assert (await submit(team.client, team.cast.mai, team.inspection, team.hours.now)).status_code == 201


async def test_when_nobody_is_left_the_visit_is_cancelled_and_drawn_no_more(team: Team) -> None:
    await team.withdraw(team.cast.hung, "conflict")
    await team.withdraw(team.cast.mai, "illness")
    shown = (await team.get(team.cast.thu)).json()
    assert (shown["state"], shown["outcome"]) == ("closed", "cancelled")
    assert shown["outcomeReason"] == "team-withdrew"
    assert problem(await team.get(team.cast.tuan)) == (404, "not-found")


async def test_when_nobody_is_left_on_site_the_visit_is_aborted(team: Team) -> None:
    await team.open()
    await team.withdraw(team.cast.hung, "illness")
    await team.withdraw(team.cast.mai, "illness")
    shown = (await team.get(team.cast.thu)).json()
    assert (shown["state"], shown["outcome"]) == ("closed", "aborted")


async def handed_in(team: Team) -> None:
    """Hùng hands in, with Mai's sheet; her phone had no network since."""
    await team.open()
    for member in (team.cast.hung, team.cast.mai):
        await team.sheet(member)
    assert (await submit(team.client, team.cast.hung, team.inspection, team.hours.now)).status_code == 201
    team.hours.forward(minutes=40)


@pytest.mark.parametrize("reason", ["conflict", "illness"])
async def test_what_comes_after_the_hand_in_is_kept_and_changes_nothing(team: Team, reason: str) -> None:
    await handed_in(team)
    before = (await team.get(team.cast.thu)).json(), (await team.get(team.cast.thu, "/submission")).json()
    answer = await team.withdraw(team.cast.mai, reason)
    assert (answer.status_code, answer.json()["late"]) == (201, True)
    after = (await team.get(team.cast.thu)).json(), (await team.get(team.cast.thu, "/submission")).json()
    assert after == before
    [told] = (await team.get(team.cast.thu, "/withdrawals")).json()
    assert (told["name"], told["late"]) == ("Lê Thị Mai", True)
    assert any('"late":true' in entry for entry in await withdrawals_in_ledger())


async def test_a_leader_who_withdraws_after_the_hand_in_stays_the_one_who_led(team: Team) -> None:
    await handed_in(team)
    assert (await team.withdraw(team.cast.hung, "conflict")).json()["late"] is True
    shown = (await team.get(team.cast.thu)).json()
    assert {each["name"]: each["leader"] for each in shown["team"]} == {"Trần Văn Hùng": True, "Lê Thị Mai": False}
    assert problem(await team.get(team.cast.hung)) == (404, "not-found")
    assert [each["reason"] for each in await recusals(team, team.cast.hung)] == ["interest"]


async def test_from_a_visit_that_is_over_nobody_withdraws(team: Team) -> None:
    await team.open()
    called_off = {"reason": "Bão số 9 đổ bộ", "claimedAt": team.hours.now.isoformat()}
    await team.client.post(f"{team.path}/abortion", json=called_off, headers=team.cast.hung.headers)
    assert problem(await team.withdraw(team.cast.mai, "illness")) == (409, "wrong-state")


async def test_who_falls_ill_on_site_may_still_send_photos_but_no_more_sheets(team: Team) -> None:
    await team.open()
    team.hours.forward(minutes=10)
    await team.withdraw(team.cast.mai, "illness")
    assert (await team.announce(team.cast.mai)).status_code == 201
    assert problem(await team.sheet(team.cast.mai)) == (403, "not-allowed")


async def test_who_stands_back_on_site_sees_nothing_more_and_counts_no_more(team: Team) -> None:
    await team.open()
    assert (await team.sheet(team.cast.mai)).status_code == 201
    await team.withdraw(team.cast.mai, "conflict")
    assert problem(await team.get(team.cast.mai)) == (404, "not-found")
    assert problem(await team.announce(team.cast.mai)) == (404, "not-found")
    handed_in = await submit(team.client, team.cast.hung, team.inspection, team.hours.now)
    assert problem(handed_in) == (409, "no-sheet")


async def test_a_sheet_of_who_withdrew_is_not_waited_for(team: Team) -> None:
    await team.open()
    await team.withdraw(team.cast.mai, "illness")
    await team.sheet(team.cast.hung)
    assert (await submit(team.client, team.cast.hung, team.inspection, team.hours.now)).status_code == 201


async def recusals(team: Team, member: Member) -> list[dict[str, Any]]:
    return list((await team.client.get("/v1/recusals", headers=member.headers)).json()["items"])


async def test_a_conflict_is_declared_without_telling_others_where_the_team_goes(team: Team) -> None:
    await team.withdraw(team.cast.mai, "conflict")
    [own] = await recusals(team, team.cast.mai)
    assert (own["unit"], own["reason"]) == (str(team.cast.centre.id), "interest")
    for other in (team.cast.lan, team.cast.thu, team.cast.dewi):
        assert await recusals(team, other) == []
    lifting = await team.client.post(f"/v1/recusals/{own['id']}/ending", headers=team.cast.lan.headers)
    assert problem(lifting) == (404, "not-found")
    team.hours.forward(hours=10)
    assert await recusals(team, team.cast.lan) == [own]


async def test_declaring_the_same_for_somebody_does_not_tell_either(team: Team) -> None:
    """Lan cannot find out by trying: the answer is the same for the unit that is visited and for another one."""
    await team.withdraw(team.cast.mai, "conflict")
    told = [
        (answer.status_code, answer.json()["counts"])
        for unit in (team.cast.centre, team.cast.other_centre)
        for answer in [
            await team.client.post(
                "/v1/recusals",
                json={"unit": str(unit.id), "reason": "relative", "person": str(team.cast.mai.person)},
                headers=team.cast.lan.headers,
            )
        ]
    ]
    assert told[0] == told[1]


async def test_illness_declares_nothing_and_a_conflict_known_before_is_not_declared_twice(team: Team) -> None:
    await team.withdraw(team.cast.hung, "illness")
    assert await recusals(team, team.cast.hung) == []
    known = {"unit": str(team.cast.centre.id), "reason": "relative"}
    await team.client.post("/v1/recusals", json=known, headers=team.cast.mai.headers)
    await team.withdraw(team.cast.mai, "conflict")
    assert [each["reason"] for each in await recusals(team, team.cast.mai)] == ["relative"]


async def test_those_who_send_out_learn_of_it_once_the_inspection_is_opened(team: Team) -> None:
    await team.withdraw(team.cast.hung, "illness")
    assert problem(await team.get(team.cast.lan, "/withdrawals")) == (404, "not-found")
    await team.open()
    [told] = (await team.get(team.cast.lan, "/withdrawals")).json()
    assert (told["name"], told["reason"], told["note"]) == ("Trần Văn Hùng", "illness", "Tôi bị sốt")
    assert problem(await team.get(team.cast.tuan, "/withdrawals")) == (403, "not-allowed")
    assert problem(await team.get(team.cast.an, "/withdrawals")) == (404, "not-found")


async def test_a_stranger_withdraws_from_nothing(team: Team) -> None:
    assert problem(await team.withdraw(team.cast.an, "illness")) == (404, "not-found")


async def test_withdrawing_makes_nobody_a_reviewer_of_their_own_visit(team: Team, cast: Cast, hours: Hours) -> None:
    await rows(
        "UPDATE role_grant SET person = $1 WHERE person = $2 AND role = 'reviewer'", cast.mai.person, cast.minh.person
    )
    await team.open()
    await team.withdraw(cast.mai, "conflict")
    refused = await team.client.post(f"{team.path}/closure", headers=cast.mai.headers)
    assert problem(refused) == (403, "own-work")


async def withdrawals_in_ledger() -> list[str]:
    found = await rows("SELECT convert_from(content, 'UTF8') AS entry FROM ledger_entry")
    return [row["entry"] for row in found if "inspection.withdrawn" in row["entry"]]


async def test_the_ledger_tells_who_leads_now(team: Team) -> None:
    await team.withdraw(team.cast.hung, "illness")
    entries = [row["entry"] for row in await rows("SELECT convert_from(content, 'UTF8') AS entry FROM ledger_entry")]
    assert sum("inspection.withdrawn" in entry for entry in entries) == 1
    assert any("inspection.leader-changed" in entry and str(team.cast.mai.person) in entry for entry in entries)
    assert not any("sốt" in entry for entry in entries)


async def test_who_leads_now_is_told(team: Team) -> None:
    await team.withdraw(team.cast.hung, "illness")
    told = await rows("SELECT recipient FROM notice WHERE name = 'inspection.leader-changed'")
    assert [each["recipient"] for each in told] == [team.cast.mai.person]
