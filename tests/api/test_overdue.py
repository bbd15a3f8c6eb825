"""What is overdue, at whom, since when: on every desk what is due in its scope, and nobody else's."""

import pytest

from ledger.database import rows
from tests.api.clocks import clocks, handed_in, overdue, tick
from tests.api.hearing_steps import granted_by_leader
from tests.api.knowing import answer, routed
from tests.api.minutes_steps import minutes_of, send_minutes
from tests.api.remedying import PLAN, concluded, judge, report
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

EXPLANATION = ("explanation", "unit_head", "2026-11-27T16:59:59Z")


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return opened


async def test_nothing_is_due_before_the_unit_has_its_findings(visit: Visit, hours: Hours) -> None:
    await tick(hours)
    assert await overdue(visit, visit.cast.thu, days=31) == []


async def test_what_soon_will_be_due_is_shown_when_asked_for(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    await tick(hours)
    assert await overdue(visit, visit.cast.tuan) == []
    [due] = await overdue(visit, visit.cast.tuan, days=5)
    assert (due["clock"], due["holder"], due["dueAt"]) == EXPLANATION
    assert (due["overdue"], due["unitCode"]) == (False, visit.cast.centre.code)


async def test_after_its_time_it_is_overdue_at_the_unit_and_the_leader_is_to_draft(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    hours.forward(days=5)
    await tick(hours)
    assert await clocks(visit, visit.cast.thu, 31) == [EXPLANATION, ("leader_report", "leader", "2026-12-04T16:59:59Z")]
    [late] = await overdue(visit, visit.cast.dewi)
    assert (late["overdue"], late["clock"]) == (True, "explanation")


async def test_each_sees_their_own(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    hours.forward(days=5)
    await tick(hours)
    cast = visit.cast
    assert [each["clock"] for each in await overdue(visit, cast.tuan, 31)] == ["explanation"]
    [own] = await overdue(visit, cast.hung, 31)
    assert (own["clock"], own["leaderName"]) == ("leader_report", "Trần Văn Hùng")
    assert await overdue(visit, cast.mai, 31) == await overdue(visit, cast.an, 31) == []
    assert len(await overdue(visit, cast.lan, 31)) == 2
    refused = await visit.client.get("/v1/overdue", headers=cast.khoa.headers)
    assert refused.status_code == 403


async def test_what_was_done_is_gone_at_once(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    hours.forward(days=5)
    await tick(hours)
    assert (await visit.explain()).status_code == 201
    assert await overdue(visit, visit.cast.tuan, 31) == []
    await tick(hours)
    assert [each["clock"] for each in await overdue(visit, visit.cast.thu, 31)] == ["leader_report"]


async def test_more_time_counts_at_once(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    await tick(hours)
    await granted_by_leader(visit)
    assert await clocks(visit, visit.cast.tuan, 31) == [("explanation", "unit_head", "2026-12-01T16:59:59Z")]
    await tick(hours)
    [kept] = await rows("SELECT working_days FROM deadline")
    assert kept["working_days"] == 5


async def test_a_draft_waits_for_its_signatures(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    hours.forward(days=9)
    assert (await visit.draft()).status_code == 201
    await tick(hours)
    signing = ("conclusion_issued", "reviewer", "2026-12-09T16:59:59Z")
    assert await clocks(visit, visit.cast.thu, 31) == [signing]
    hours.forward(days=1)
    assert (await visit.post(visit.cast.thu, "/conclusions/1/issuance")).status_code == 201
    await tick(hours)
    assert await clocks(visit, visit.cast.minh, 31) == [("conclusion_issued", "reviewer", "2026-12-10T16:59:59Z")]


async def test_a_remedy_waits_for_the_unit_then_for_who_verifies_it(visit: Visit, hours: Hours) -> None:
    remedy = await concluded(visit)
    await tick(hours)
    assert await clocks(visit, visit.cast.tuan, 31) == [("corrective_s3", "unit_head", "2026-12-23T16:59:59Z")]
    assert (await report(visit, remedy)).status_code == 201
    await tick(hours)
    assert await clocks(visit, visit.cast.hung, 31) == [("verify_remedy", "leader", "2026-12-09T16:59:59Z")]
    assert await overdue(visit, visit.cast.tuan, 31) == []


async def test_what_was_sent_back_runs_on_from_where_it_began(visit: Visit, hours: Hours) -> None:
    remedy = await concluded(visit)
    await tick(hours)
    await report(visit, remedy)
    await tick(hours)
    assert (await judge(visit, visit.cast.hung, remedy, accepted=False, comment="Ảnh cũ")).status_code == 200
    await tick(hours)
    assert await clocks(visit, visit.cast.tuan, 31) == [("corrective_s3", "unit_head", "2026-12-23T16:59:59Z")]
    assert len(await rows("SELECT 1 FROM deadline WHERE clock = 'corrective_s3'")) == 1


async def test_what_is_due_first_comes_first_and_pages_join(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    hours.forward(days=5)
    await tick(hours)
    headers = visit.cast.thu.headers
    first = (await visit.client.get("/v1/overdue?days=31&limit=1", headers=headers)).json()
    second = (await visit.client.get(f"/v1/overdue?days=31&limit=1&cursor={first['next']}", headers=headers)).json()
    assert [page["items"][0]["clock"] for page in (first, second)] == ["explanation", "leader_report"]
    assert second["next"] is None


async def test_what_is_next_and_what_is_due_tell_the_same_time(visit: Visit, hours: Hours) -> None:
    """Step by step until a remedy was reported."""
    await handed_in(visit)
    await agreed(visit, "explain")
    await visit.explain()
    await agreed(visit, "draft")
    hours.forward(days=1)
    await visit.draft(remedy=PLAN)
    await agreed(visit, "issue")
    hours.forward(days=1)
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    await agreed(visit, "sign_second")
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    await agreed(visit, "report_remedy")
    [remedy] = await visit.get(visit.cast.tuan, "/remedies")
    hours.forward(days=1)
    await report(visit, remedy)
    await agreed(visit, "verify_remedy")


async def agreed(visit: Visit, act: str) -> None:
    await tick(visit.hours)
    [due] = [each for each in await overdue(visit, visit.cast.dewi, 31) if each["holder"] != "planner"]
    waiting = (await visit.get(visit.cast.dewi, "/next-steps"))["waiting"]
    assert due["dueAt"] in [each["until"] for each in waiting if each["action"] == act]


async def test_minutes_that_are_missing_are_due_from_the_leader_on_the_day_of_the_visit(
    visit: Visit, hours: Hours
) -> None:
    await submitted(visit, CLOSED)
    await tick(hours)
    missing = ("minutes_signed", "leader", "2026-11-23T16:59:59Z")
    assert await clocks(visit, visit.cast.hung, 31) == [missing]
    assert await overdue(visit, visit.cast.tuan, 1) == []
    hours.forward(days=2)
    await tick(hours)
    [late] = await overdue(visit, visit.cast.hung)
    assert (late["clock"], late["overdue"], late["leaderName"]) == ("minutes_signed", True, "Trần Văn Hùng")
    known = await rows("SELECT id FROM submission")
    assert (await send_minutes(visit, minutes_of(visit, known[0]["id"], read=[]))).status_code == 201
    assert await overdue(visit, visit.cast.hung) == []


async def test_what_a_unit_owes_about_a_cause_is_on_the_desk_and_its_own_where_it_sees_the_visit(
    visit: Visit, hours: Hours
) -> None:
    cast = visit.cast
    hoa = await member("hoa", "Trịnh Thị Hoa", cast.hung_yen, hours.now, ("unit_head", cast.hung_yen))
    await handed_in(visit)
    await routed(visit)
    await tick(hours)
    owed = ("reply_to_consultation", "owner", "2026-12-01T16:59:59Z")
    assert owed in await clocks(visit, cast.thu, 31)
    assert owed in await clocks(visit, hoa, 31)
    assert owed not in await clocks(visit, cast.tuan, 31)
    [referral] = (await visit.client.get("/v1/referrals", headers=hoa.headers)).json()["items"]
    assert (await answer(visit, hoa, referral["id"])).status_code == 200
    assert owed not in await clocks(visit, cast.thu, 31)


async def test_who_does_not_see_the_visit_reads_of_it_only_among_the_referrals(visit: Visit, hours: Hours) -> None:
    cast = visit.cast
    ly = await member("ly", "Lý Văn Ly", cast.other_centre, hours.now, ("unit_head", cast.other_centre))
    await handed_in(visit)
    await routed(visit, cause="staffing", owner=str(cast.other_centre.id))
    await tick(hours)
    assert await overdue(visit, ly, 31) == []
    assert len((await visit.client.get("/v1/referrals", headers=ly.headers)).json()["items"]) == 1


async def test_a_cause_decided_otherwise_meanwhile_is_owed_no_more(visit: Visit, hours: Hours) -> None:
    await handed_in(visit)
    await routed(visit)
    hours.forward(minutes=1)
    await routed(visit, cause="unit", owner=None)
    await tick(hours)
    assert "reply_to_consultation" not in [clock for clock, *_ in await clocks(visit, visit.cast.thu, 31)]
