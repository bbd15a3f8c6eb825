"""Who is told of what in the app, once each, and together with what happened."""

from contextlib import suppress

import httpx
import pytest

from inspections.hearing import telling
from ledger.changes import change
from ledger.database import row, rows
from organisation.actors import Grant
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.cast import give
from tests.notices.telling import Told

pytestmark = pytest.mark.anyio


async def test_the_team_is_told_at_the_release_without_a_word_of_the_unit(told: Told) -> None:
    await release_to_team(told.cast, told.hours.now)
    for member in (told.cast.hung, told.cast.mai):
        [notice] = await told.notices(member)
        assert (notice["name"], notice["link"]) == ("inspection.released", "/")
        assert "Xuân Trúc" not in notice["title"] + notice["body"]
    others = [told.cast.tuan, told.cast.thu, told.cast.lan, told.cast.dewi, told.cast.khoa, told.cast.an]
    assert [await told.notices(member) for member in others] == [[]] * 6


async def test_the_unit_is_told_when_the_team_stands_at_its_door(told: Told, visit: Visit) -> None:
    [notice] = await told.notices(told.cast.tuan)
    assert notice["name"] == "inspection.opened"
    assert "Trung tâm Phục vụ hành chính công xã Xuân Trúc" in notice["body"]
    assert notice["link"] == f"/cases/{visit.inspection}"


async def test_the_unit_is_told_by_when_to_explain(told: Told, visit: Visit) -> None:
    cast = told.cast
    await submitted(visit, CLOSED, RUDE)
    assert await told.names(cast.tuan) == ["explanation.wanted", "inspection.opened"]
    [wanted, _] = await told.notices(cast.tuan)
    assert "có 2 phát hiện" in wanted["body"]
    assert "chậm nhất 27/11/2026 23:59" in wanted["body"]


async def test_a_serious_conclusion_calls_for_one_signature_after_the_other(told: Told, visit: Visit) -> None:
    """Hùng drafts, Thu issues, Minh signs second: nobody is told of what they did themselves."""
    cast = told.cast
    await submitted(visit, CLOSED)
    await visit.explain()
    assert await told.names(cast.thu) == await told.names(cast.minh) == ["explanation.complete"]
    await visit.draft(severity="S3")
    assert await told.names(cast.minh) == ["conclusion.drafted", "explanation.complete"]
    told.hours.forward(minutes=1)
    assert (await visit.post(cast.thu, "/conclusions/1/issuance")).status_code == 201
    assert "conclusion.second-wanted" in await told.names(cast.minh)
    assert "conclusion.second-wanted" not in await told.names(cast.thu)
    assert "inspection.concluded" not in await told.names(cast.tuan)
    assert (await visit.post(cast.minh, "/conclusions/1/second-signature")).status_code == 201
    assert "inspection.concluded" in await told.names(cast.tuan)
    assert "inspection.concluded" in await told.names(cast.hung)


async def test_a_reviewer_who_was_on_the_team_is_not_asked_to_review(told: Told, visit: Visit) -> None:
    await give(told.cast.mai.person, Grant("reviewer", told.cast.commune.id), told.hours.now)
    await submitted(visit, CLOSED)
    await visit.explain()
    assert await told.names(told.cast.mai) == ["inspection.released"]
    assert await told.names(told.cast.thu) == ["explanation.complete"]


async def test_the_head_above_is_told_only_where_the_unit_has_none(told: Told) -> None:
    await give(told.cast.oanh.person, Grant("unit_head", told.cast.commune.id), told.hours.now)
    inspection = await release_to_team(told.cast, told.hours.now)
    await open_door(told.client, told.cast.hung, inspection, told.hours.now)
    assert await told.notices(told.cast.oanh) == []


async def test_a_team_that_is_called_off_hears_of_it(told: Told) -> None:
    inspection = await release_to_team(told.cast, told.hours.now)
    body = {"reason": "Bão đổ bộ vào xã"}
    assert (await told.ask(told.cast.hung, "POST", f"/v1/inspections/{inspection}/cancellation", body)).is_success
    assert await told.names(told.cast.mai) == ["inspection.called-off", "inspection.released"]
    assert await told.names(told.cast.hung) == ["inspection.released"]


async def test_nothing_is_told_twice(told: Told) -> None:
    inspection = await release_to_team(told.cast, told.hours.now)
    async with change(by="clock", at=told.hours.now) as record:
        await telling.team_sent(record, inspection, [told.cast.hung.person])
    assert len(await told.notices(told.cast.hung)) == 1


async def test_what_did_not_happen_is_not_told(told: Told) -> None:
    inspection = await release_to_team(told.cast, told.hours.now)
    with suppress(ZeroDivisionError):
        async with change(by="clock", at=told.hours.now) as record:
            await telling.called_off(record, inspection)
            raise ZeroDivisionError
    assert await told.names(told.cast.mai) == ["inspection.released"]


async def test_a_notice_is_read_once_and_counted_until_then(told: Told, visit: Visit) -> None:
    cast = told.cast
    await submitted(visit, CLOSED)
    [newest, oldest] = await told.notices(cast.tuan)
    assert (await told.ask(cast.tuan, "GET", "/v1/notices/count")).json() == {"unread": 2}
    for _ in range(2):
        assert (await told.ask(cast.tuan, "POST", f"/v1/notices/{newest['id']}/reading")).json()["readAt"]
    assert (await told.ask(cast.tuan, "GET", "/v1/notices?unread=true")).json()["items"] == [oldest]
    entries = await rows("SELECT convert_from(content, 'UTF8') AS text FROM ledger_entry")
    assert sum("notice.read" in entry["text"] for entry in entries) == 1


async def test_all_notices_up_to_the_newest_seen_are_read_at_once(told: Told, visit: Visit) -> None:
    [seen] = await told.notices(told.cast.tuan)
    told.hours.forward(minutes=1)
    await submitted(visit, CLOSED)
    body = {"until": seen["createdAt"]}
    assert (await told.ask(told.cast.tuan, "POST", "/v1/notices/reading", body)).json() == {"unread": 1}


async def test_nobody_reads_the_notices_of_others(told: Told, visit: Visit) -> None:
    [notice] = await told.notices(told.cast.tuan)
    answered = await told.ask(told.cast.thu, "POST", f"/v1/notices/{notice['id']}/reading")
    assert answered.status_code == 404
    assert (await row("SELECT count(*) AS read FROM notice WHERE read_at IS NOT NULL") or {})["read"] == 0


async def test_notices_are_told_in_the_language_of_the_reader(told: Told, visit: Visit) -> None:
    headers = told.cast.tuan.headers | {"accept-language": "id"}
    answered: httpx.Response = await told.client.get("/v1/notices", headers=headers)
    assert answered.json()["items"][0]["title"] == "Tim inspeksi ada di unit Anda."
