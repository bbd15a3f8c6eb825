"""What is due, at whom, since when; and a planner who gives a unit more time."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in, violations
from tests.web.hearings import Hearings
from tests.web.plans import planned_programme
from tests.web.visits import Planner

PATIENCE = 120
"""Seconds; the clock follows once a minute."""


def wait_until_followed(hearings: Hearings, username: str, visit: Visit) -> dict[str, Any]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for due in hearings.stage.person(username).pages("/v1/overdue", days=31):
            if due["inspection"] == visit.id:
                return dict(due)
        time.sleep(1)
    raise AssertionError("the clock did not follow")


def look_ahead(page: Page) -> None:
    page.goto("/#/overdue")
    page.get_by_label("Đến hạn", exact=True).select_option("31")


def test_each_sees_what_is_due_at_whom_and_until_when(context_of: ContextOf, hearings: Hearings) -> None:
    """The unit what it owes; a planner the same, at the unit; it is gone once it is done."""
    visit = hearings.handed_in()
    head, lan = context_of(**PHONE).new_page(), context_of(**DESK).new_page()
    due = wait_until_followed(hearings, hearings.head_of(visit), visit)
    assert (due["clock"], due["holder"], due["overdue"]) == ("explanation", "unit_head", False)
    for page, username in ((head, hearings.head_of(visit)), (lan, "lan")):
        with page.expect_response(lambda answer: "/v1/overdue" in answer.url):
            sign_in(page, username)
        if page is head:  # Whether it is due soon or later, the first page names the case once.
            expect(page.locator(f"a[href$='/{visit.id}']")).to_have_count(1)
        look_ahead(page)
        own = card(page, visit).filter(has_text="Giải trình của đơn vị")
        expect(own.get_by_text("Giải trình của đơn vị · Người đứng đầu đơn vị")).to_be_visible()
        expect(own.get_by_text(re.compile(r"^Hạn \d"))).to_be_visible()
        assert violations(page) == []
    hearings.explain(visit)
    head.reload()
    look_ahead(head)
    expect(head.get_by_text("Giải trình của đơn vị")).to_have_count(0)


@pytest.fixture(scope="module")
def programme(planner: Planner) -> dict[str, Any]:
    return planned_programme(planner)


def test_a_planner_sets_deadlines_within_their_bounds_and_the_signer_reads_them(
    context_of: ContextOf, programme: dict[str, Any]
) -> None:
    lan, minh = context_of(**DESK).new_page(), context_of(**DESK).new_page()
    sign_in(lan, "lan")
    lan.goto(f"/#/programmes/{programme['id']}/draft")
    expect(lan.get_by_text("Đề xuất này sẽ được nhận.").first).to_be_attached()
    lan.get_by_role("heading", name="Thời hạn").click()
    field = lan.get_by_role("spinbutton", name=re.compile("^Giải trình của đơn vị"))
    expect(lan.get_by_text("Từ 2 đến 10, thường 3.")).to_be_visible()
    field.fill("12")
    expect(lan.get_by_text(re.compile("nằm ngoài giới hạn từ 2 đến 10")).first).to_be_visible()
    field.fill("5")
    expect(lan.get_by_text("Đề xuất này sẽ được nhận.").first).to_be_attached()
    assert violations(lan) == []
    lan.get_by_role("button", name="Đề xuất kế hoạch").click()
    asked = lan.get_by_role("dialog")
    expect(asked.get_by_text("Mới. Giải trình của đơn vị: 5 ngày làm việc")).to_be_visible()
    asked.get_by_role("button", name="Đề xuất kế hoạch").click()
    expect(lan.get_by_text("Bạn đã đề xuất nên người khác phải ký.")).to_be_visible()

    sign_in(minh, "minh")
    minh.get_by_role("link", name=f"{programme['name']['vi']}: phiên bản 2").click()
    expect(minh.get_by_text("Mới. Giải trình của đơn vị: 5 ngày làm việc")).to_be_visible()
