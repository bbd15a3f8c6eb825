"""A draft that is not good enough goes back to its drafter, with a comment that the unit never sees."""

import asyncio

import httpx
import pytest

from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

COMMENT = "Kết luận chung chưa nói vì sao trung tâm mở cửa muộn."


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """Hùng drafted what the unit contests: S4."""
    inspection = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    found = await submitted(Visit(client, cast, hours, inspection), CLOSED)
    assert (await found.explain()).status_code == 201
    hours.forward(minutes=1)
    assert (await found.draft()).status_code == 201
    return found


async def back(visit: Visit, member: Member, number: int = 1, comment: str = COMMENT) -> httpx.Response:
    return await visit.post(member, f"/conclusions/{number}/return", {"comment": comment})


async def test_what_was_sent_back_cannot_be_issued_and_is_drafted_anew(visit: Visit) -> None:
    cast = visit.cast
    [comment] = (await back(visit, cast.thu)).json()
    assert (comment["number"], comment["text"], comment["sentByName"]) == (1, COMMENT, "Đỗ Minh Thu")
    refused = await visit.post(cast.minh, "/conclusions/1/issuance")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/conclusion-sent-back")
    assert (await visit.get(cast.hung, "/conclusion"))["state"] == "sent_back"
    standing = await visit.get(cast.hung, "/standing")
    assert (standing["step"], standing["yours"]) == ("draft", True)
    assert (await visit.draft()).json()["number"] == 2
    assert (await visit.post(cast.thu, "/conclusions/2/issuance")).status_code == 201


async def test_the_drafter_is_told(visit: Visit) -> None:
    await back(visit, visit.cast.thu)
    answered = await visit.client.get("/v1/notices", headers=visit.cast.hung.headers)
    notice = next(each for each in answered.json()["items"] if each["name"] == "conclusion.sent-back")
    assert "Dự thảo số 1" in notice["body"]
    assert COMMENT not in notice["body"]


async def test_nobody_sends_back_their_own_draft(visit: Visit) -> None:
    assert (await visit.draft(visit.cast.thu)).json()["number"] == 2
    refused = await back(visit, visit.cast.thu, 2)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/same-person-twice")


async def test_whoever_would_sign_second_may_send_back_what_is_issued(visit: Visit) -> None:
    cast = visit.cast
    assert (await visit.post(cast.thu, "/conclusions/1/issuance")).status_code == 201
    assert (await back(visit, cast.thu)).status_code == 403
    assert (await back(visit, cast.minh)).status_code == 201
    signed = await visit.post(cast.minh, "/conclusions/1/second-signature")
    assert signed.json()["type"] == "/problems/conclusion-sent-back"
    assert (await visit.draft()).json()["number"] == 2


async def test_it_is_sent_back_once(visit: Visit) -> None:
    answers = [await back(visit, member) for member in (visit.cast.thu, visit.cast.minh)]
    assert [answer.status_code for answer in answers] == [201, 409]
    assert len(await visit.get(visit.cast.thu, "/conclusion-comments")) == 1


async def test_of_who_issues_and_who_sends_back_at_the_same_time_one_wins(visit: Visit) -> None:
    cast = visit.cast
    answers = await asyncio.gather(visit.post(cast.thu, "/conclusions/1/issuance"), back(visit, cast.minh))
    codes = [answer.status_code for answer in answers]
    # Whoever would sign second may still send back what was issued a moment before.
    assert codes in ([201, 201], [409, 201])
    assert (await visit.get(cast.hung, "/conclusion"))["state"] == "sent_back"


async def test_of_two_who_send_back_at_the_same_time_one_wins(visit: Visit) -> None:
    answers = await asyncio.gather(back(visit, visit.cast.thu), back(visit, visit.cast.minh))
    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_the_same_draft_again_is_no_second_version(visit: Visit) -> None:
    """The line doubled it, or lost the answer; what was sent back or comes from another is another."""
    assert (await visit.draft()).json()["number"] == 1
    assert (await visit.draft(visit.cast.thu)).json()["number"] == 2
    assert (await visit.draft()).json()["number"] == 3
    await back(visit, visit.cast.thu, 3)
    assert (await visit.draft()).json()["number"] == 4


async def test_a_late_copy_of_what_was_sent_back_makes_no_version(visit: Visit) -> None:
    """The line held it while Thu sent the draft back: the drafter never asked for another."""
    hung = visit.cast.hung
    assert (await visit.draft(after=1, answer="Đã xem lại.")).json()["number"] == 2
    await back(visit, visit.cast.thu, 2)
    late = await visit.draft(after=1, answer="Đã xem lại.")
    assert (late.status_code, late.json()["number"], late.json()["state"]) == (201, 2, "sent_back")
    assert (await visit.draft(after=2, answer="Đã xem lại.")).json()["number"] == 3
    # What Hùng is answered with is that which became of it, not the newest.
    assert (await visit.draft(after=1, answer="Đã xem lại.")).json()["number"] == 2
    assert [each["number"] for each in await visit.get(hung, "/conclusions")] == [1, 2, 3]


async def test_nobody_drafts_over_a_version_that_they_have_not_read(visit: Visit) -> None:
    thu = visit.cast.thu
    assert (await visit.draft(thu, after=1)).json()["number"] == 2
    for member, after in ((visit.cast.hung, 1), (thu, 0), (thu, 3)):
        refused = await visit.draft(member, after=after, answer="Nghĩ lại.")
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/conclusion-drafted-meanwhile")
    assert (await visit.get(thu, "/conclusion"))["number"] == 2
    assert (await visit.draft(after=2, answer="Nghĩ lại.")).json()["number"] == 3


async def test_an_older_version_is_not_sent_back(visit: Visit) -> None:
    await visit.draft(answer="Đã xem xét lại.")
    assert (await back(visit, visit.cast.thu, 1)).json()["type"] == "/problems/conclusion-overtaken"


async def test_what_is_concluded_stands(visit: Visit) -> None:
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    refused = await back(visit, visit.cast.minh)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/wrong-state")


@pytest.mark.parametrize("comment", ["", "Sai.", "          ", "x" * 2001])
async def test_a_comment_says_something(visit: Visit, comment: str) -> None:
    assert (await back(visit, visit.cast.thu, comment=comment)).status_code in (400, 422)


async def test_the_team_the_unit_and_strangers_send_nothing_back(visit: Visit) -> None:
    cast = visit.cast
    answers = [
        (await back(visit, member)).status_code for member in (cast.hung, cast.mai, cast.tuan, cast.dewi, cast.an)
    ]
    assert answers == [403, 403, 403, 403, 404]


async def test_the_unit_never_reads_what_was_written(visit: Visit) -> None:
    cast = visit.cast
    await back(visit, cast.thu)
    await visit.draft()
    await visit.post(cast.thu, "/conclusions/2/issuance")
    await visit.post(cast.minh, "/conclusions/2/second-signature")
    url = f"/v1/inspections/{visit.inspection}/conclusion-comments"
    readers = (cast.hung, cast.thu, cast.dewi, cast.mai, cast.tuan, cast.lan, cast.an)
    answers = [(await visit.client.get(url, headers=reader.headers)).status_code for reader in readers]
    assert answers == [200, 200, 200, 403, 403, 403, 404]
    assert COMMENT not in str(await visit.get(cast.tuan, "/conclusion"))


async def test_the_queue_tells_the_worst_finding(visit: Visit) -> None:
    assert (await visit.get(visit.cast.thu, "/standing"))["worst"] == "S4"
