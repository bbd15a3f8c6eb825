"""Visits that end otherwise: called off by the leader, and what comes only after the hand-in."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.tour.stage import new_id
from tests.web.conftest import ContextOf
from tests.web.doing import sign_in, violations, wait_until_kept
from tests.web.hearings import Hearings
from tests.web.inspecting import arrive, of
from tests.web.line import Line
from tests.web.visits import Planner, Visit

TEAMS = {"cancelled": ("duc", "ngoc"), "aborted": ("nam", "hoa")}
STORM = "Bão, lũ hoặc không có đường đến"
POWER = "Mất điện cả trung tâm, hệ thống dừng."


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Visit]:
    return planner.send_all_out(TEAMS)


def test_a_visit_is_cancelled_in_a_few_taps_without_a_network(
    context_of: ContextOf, line: Line, planner: Planner, visits: dict[str, Visit]
) -> None:
    visit = visits["cancelled"]
    duc = of(context_of, "duc", visit)
    wait_until_kept(duc)
    line.cut()
    duc.goto(f"/#/inspections/{visit.id}")
    duc.get_by_role("button", name="Hủy cuộc kiểm tra").click()
    asked = duc.get_by_role("dialog")
    assert violations(duc) == []
    asked.get_by_role("radio", name=STORM).check()
    asked.get_by_role("button", name="Hủy cuộc kiểm tra").click()
    expect(duc.get_by_text("Đã hủy, chờ gửi lên")).to_be_visible()
    line.mend()
    duc.reload()
    expect(duc.get_by_text("(đã hủy)")).to_be_visible(timeout=60_000)
    assert ended(planner, "duc", visit) == ("cancelled", STORM)


def test_on_site_it_is_broken_off_and_another_reason_needs_words(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit]
) -> None:
    visit = visits["aborted"]
    nam, hoa = of(context_of, "nam", visit), of(context_of, "hoa", visit)
    arrive(nam, visit)
    nam.get_by_role("button", name="Dừng cuộc kiểm tra").click()
    asked = nam.get_by_role("dialog")
    asked.get_by_role("radio", name="Lý do khác").check()
    confirm = asked.get_by_role("button", name="Dừng cuộc kiểm tra")
    expect(confirm).to_be_disabled()
    asked.get_by_label("Chuyện gì đã xảy ra?").fill(POWER)
    confirm.click()
    expect(nam.get_by_text("(dừng giữa chừng)")).to_be_visible(timeout=60_000)
    assert ended(planner, "nam", visit) == ("aborted", POWER)
    expect_not_for_members(hoa, visit)


def expect_not_for_members(page: Page, visit: Visit) -> None:
    page.goto(f"/#/inspections/{visit.id}")
    expect(page.get_by_role("heading", level=1, name=visit.unit_name)).to_be_visible()
    expect(page.get_by_role("button", name="Dừng cuộc kiểm tra")).to_have_count(0)


def ended(planner: Planner, person: str, visit: Visit) -> tuple[str | None, str | None]:
    for _ in range(100):
        told: dict[str, Any] = planner.person(person).get(visit.path)
        if told["outcome"]:
            break
        time.sleep(0.2)
    return told["outcome"], told["outcomeReason"]


def test_the_reviewer_sees_what_came_after_the_hand_in(desk: Page, hearings: Hearings) -> None:
    visit = hearings.explained()
    visit.member.post(f"{visit.path}/withdrawals", {"id": new_id(), "reason": "illness"})
    sign_in(desk, "thu")
    desk.goto(f"/#/desk/{visit.id}")
    expect(desk.get_by_text("được lưu, không chấm điểm")).to_be_visible()
    expect(desk.get_by_text("Lý Thu Vân rút khỏi đoàn vì ốm đau")).to_be_visible()
