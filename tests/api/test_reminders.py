"""Reminders go out two working days before, on the day, the day after, and then to who stands above; each once."""

import asyncio

import pytest

from inspections.clocks.reminding import due_reminders, remind
from inspections.visiting.following import follow
from ledger.database import rows
from organisation.actors import Grant
from tests.api.clocks import handed_in, tick, until
from tests.api.hearing_steps import granted_by_leader
from tests.api.knowing import routed
from tests.api.remedying import concluded, report
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Member, give, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def told(visit: Visit, member: Member) -> list[str]:
    """Of deadlines, oldest first."""
    answered = await visit.client.get("/v1/notices", headers=member.headers)
    names = [notice["name"] for notice in reversed(answered.json()["items"])]
    return [name for name in names if name.startswith("deadline.")]


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    """To be explained by Friday, 27 November; Tuesday was a holiday."""
    visit = await handed_in(opened)
    await tick(visit.hours)
    return visit


async def test_a_unit_is_reminded_two_working_days_before_and_on_the_day(visit: Visit, hours: Hours) -> None:
    assert await told(visit, visit.cast.tuan) == []
    await until(hours, "2026-11-25", 7)
    assert await told(visit, visit.cast.tuan) == []
    await until(hours, "2026-11-25", 8)
    assert await told(visit, visit.cast.tuan) == ["deadline.near"]
    await until(hours, "2026-11-27")
    assert await told(visit, visit.cast.tuan) == ["deadline.near", "deadline.today"]


async def test_after_it_the_unit_is_reminded_once_more_and_then_who_is_above(visit: Visit, hours: Hours) -> None:
    await give(visit.cast.oanh.person, Grant("unit_head", visit.cast.commune.id), hours.now)
    await until(hours, "2026-11-30")
    assert (await told(visit, visit.cast.tuan))[-1] == "deadline.passed"
    assert await told(visit, visit.cast.oanh) == []
    await until(hours, "2026-12-04")
    assert await told(visit, visit.cast.oanh) == ["deadline.escalated"]
    assert (await told(visit, visit.cast.tuan)).count("deadline.passed") == 1


async def test_where_nobody_heads_the_unit_above_the_reviewers_hear_of_it(visit: Visit, hours: Hours) -> None:
    await until(hours, "2026-12-04")
    assert "deadline.escalated" in await told(visit, visit.cast.thu)


async def test_the_notice_says_what_is_due_where_and_until_when(visit: Visit, hours: Hours) -> None:
    await until(hours, "2026-11-25")
    answered = await visit.client.get("/v1/notices", headers=visit.cast.tuan.headers | {"accept-language": "en"})
    body = answered.json()["items"][0]["body"]
    assert "the unit's explanation is due by 27/11/2026 23:59" in body


async def test_what_was_done_is_not_reminded_of(visit: Visit, hours: Hours) -> None:
    assert (await visit.explain()).status_code == 201
    await until(hours, "2026-12-04")
    assert await told(visit, visit.cast.tuan) == []
    assert (await told(visit, visit.cast.hung))[:2] == ["deadline.near", "deadline.today"]


async def test_of_a_draft_only_those_hear_who_may_still_sign(visit: Visit, hours: Hours) -> None:
    hours.forward(days=9)
    assert (await visit.draft(visit.cast.thu)).status_code == 201
    await tick(hours)
    await until(hours, "2026-12-07")
    assert "deadline.near" in await told(visit, visit.cast.minh)
    assert "deadline.near" not in await told(visit, visit.cast.thu)


async def test_whoever_is_given_more_time_is_reminded_of_the_new_day(visit: Visit, hours: Hours) -> None:
    await until(hours, "2026-11-25")
    await granted_by_leader(visit)
    await until(hours, "2026-12-01")
    assert await told(visit, visit.cast.tuan) == ["deadline.near", "deadline.near", "deadline.today"]


async def test_two_clocks_remind_once(visit: Visit, hours: Hours) -> None:
    hours.now = hours.now.fromisoformat("2026-11-25T09:00:00+07:00")
    await asyncio.gather(follow(hours.now), follow(hours.now))
    [deadline] = await due_reminders(hours.now)
    await asyncio.gather(*(remind(deadline, hours.now) for _ in range(4)))
    assert await told(visit, visit.cast.tuan) == ["deadline.near"]
    assert await due_reminders(hours.now) == []


async def test_a_clock_that_stood_still_sends_only_the_last_one(visit: Visit, hours: Hours) -> None:
    hours.now = hours.now.fromisoformat("2026-11-30T09:00:00+07:00")
    await tick(hours)
    assert await told(visit, visit.cast.tuan) == ["deadline.passed"]


async def test_a_report_on_a_remedy_ends_the_reminders_until_it_comes_back(opened: Visit, hours: Hours) -> None:
    remedy = await concluded(opened)
    await tick(hours)
    await report(opened, remedy)
    await until(hours, "2026-12-30")
    assert "deadline.passed" in await told(opened, opened.cast.hung)
    assert await told(opened, opened.cast.tuan) == []


async def test_the_ledger_names_who_was_told_and_no_words(visit: Visit, hours: Hours) -> None:
    await until(hours, "2026-11-25")
    [entry] = await rows(
        "SELECT convert_from(content, 'UTF8') AS text FROM ledger_entry "
        "WHERE convert_from(content, 'UTF8') LIKE '%deadline.near%'"
    )
    assert str(visit.cast.tuan.person) in entry["text"]
    assert visit.cast.centre.code not in entry["text"]


async def test_a_leader_is_reminded_of_missing_minutes_and_then_the_reviewers(opened: Visit, hours: Hours) -> None:
    await submitted(opened, CLOSED)
    await tick(hours)
    assert await told(opened, opened.cast.hung) == []
    await until(hours, "2026-11-25")
    assert await told(opened, opened.cast.hung) == ["deadline.passed"]
    await until(hours, "2026-12-02")
    assert "deadline.escalated" in await told(opened, opened.cast.thu)


async def test_whom_a_cause_was_passed_to_is_reminded_among_the_referrals(visit: Visit, hours: Hours) -> None:
    cast = visit.cast
    ly = await member("ly", "Lý Văn Ly", cast.other_centre, hours.now, ("unit_head", cast.other_centre))
    above = await member("hoa", "Trịnh Thị Hoa", cast.hung_yen, hours.now, ("unit_head", cast.hung_yen))
    await routed(visit, cause="staffing", owner=str(cast.other_centre.id))
    await tick(hours)
    await until(hours, "2026-12-09")
    notices = (await visit.client.get("/v1/notices", headers=ly.headers)).json()["items"]
    reminded = [each for each in reversed(notices) if each["name"].startswith("referral.")]
    assert [each["name"] for each in reminded] == ["referral.near", "referral.today", "referral.passed"]
    assert {each["link"] for each in reminded} == {"/referrals"}
    assert await told(visit, ly) == []
    [escalated] = [
        each["name"]
        for each in (await visit.client.get("/v1/notices", headers=above.headers)).json()["items"]
        if each["name"].startswith("referral.")
    ]
    assert escalated == "referral.escalated"
