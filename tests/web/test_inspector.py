"""The inspector's phone: one visit by two people, and what may go wrong with phones and networks on the way."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.data_dirs import data_dir
from tests.web.conftest import CHROMIUM, FLAGS, PHONE, Console, ContextOf
from tests.web.doing import sign_in, violations, wait_until_kept
from tests.web.inspecting import (
    BADGES,
    BOARD,
    CHIEF,
    DRESS,
    GREETINGS,
    HEADS,
    HERE,
    LATE,
    OPEN,
    PRAISE,
    QUEUE,
    SYSTEM,
    VIEW,
    arrive,
    choose,
    count,
    hand_in,
    item,
    jpeg,
    look,
    photograph,
)
from tests.web.line import Line, line_to
from tests.web.servers import Server, serving
from tests.web.visits import Planner, Visit

ON_SITE = {"geolocation": HERE, "permissions": ["geolocation"]}
REFUSED = {"permissions": []}


@pytest.fixture(scope="module")
def planner(server: Server) -> Planner:
    return Planner(server.address)


@pytest.fixture(scope="module")
def visit(planner: Planner) -> Visit:
    """Of Hùng and Mai, for the story that all tests of the pages go on with."""
    return planner.send_out("hung", "mai")


def of(context_of: ContextOf, person: str, visit: Visit, **options: object) -> Page:
    page = context_of(**PHONE | ON_SITE | options).new_page()
    sign_in(page, person)
    look(page, visit)
    return page


def test_nothing_is_told_before_the_release(context_of: ContextOf, planner: Planner) -> None:
    page = context_of(**PHONE).new_page()
    sign_in(page, "duc")
    planner.plan("duc", "ngoc")
    page.get_by_role("button", name="Hỏi lại ngay").click()
    expect(page.get_by_role("heading", name="Hiện chưa có cuộc kiểm tra nào")).to_be_visible()
    expect(page.get_by_text("Trung tâm Phục vụ")).to_have_count(0)


def test_two_people_inspect_a_unit(context_of: ContextOf, planner: Planner, visit: Visit) -> None:
    hung, mai = of(context_of, "hung", visit), of(context_of, "mai", visit)
    arrive(hung, visit)
    look(mai, visit)
    fill_as_member(mai, visit)
    fill_as_leader(hung, visit)
    hung.get_by_role("button", name="Lấy phiếu của đồng nghiệp").or_(hung.get_by_text("4 / 5")).first.wait_for()
    settle(hung)
    hung.get_by_role("button", name="Kết thúc và nộp").click()
    hung.get_by_role("dialog").get_by_role("button", name="Kết thúc và nộp").click()
    for page in (hung, mai):
        page.goto(f"/#/inspections/{visit.id}/end")
        expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=60_000)
        expect(page.get_by_text("1 / 1 ảnh đã tới máy chủ")).to_be_visible()
    leader = planner.person("hung")
    assert leader.get(f"{visit.path}/submission")["grade"] == "C"
    assert [sheet["submitted"] for sheet in leader.get(f"{visit.path}/sheets")] == [True, True]


def fill_as_leader(page: Page, visit: Visit) -> None:
    count(item(page, visit, HEADS), 8, of=8)
    choose(item(page, visit, CHIEF), "Đạt")
    count(item(page, visit, LATE), 0)
    for code in (OPEN, QUEUE, SYSTEM):
        choose(item(page, visit, code), "Đạt")
    card = item(page, visit, BOARD)
    choose(card, "Không đạt")
    photograph(card, jpeg())
    card.get_by_role("button", name="Thêm ghi chú").click()
    card.get_by_label("Ghi chú").fill("Bảng niêm yết trống.")
    count(item(page, visit, GREETINGS), 4, of=5)
    hand_in(page, visit)


def fill_as_member(page: Page, visit: Visit) -> None:
    count(item(page, visit, BADGES), 8, of=8)
    count(item(page, visit, DRESS), 8, of=8)
    count(item(page, visit, GREETINGS), 6, of=6)
    item(page, visit, PRAISE).get_by_role("textbox").fill("Quầy 3 giải thích rất kiên nhẫn.")
    photograph(item(page, visit, VIEW), jpeg())
    hand_in(page, visit)


def settle(page: Page) -> None:
    page.get_by_role("radio", name="6 / 6").check()
    expect(page.get_by_role("blockquote")).to_contain_text("Bảng niêm yết trống.")
    expect(page.get_by_role("blockquote")).to_contain_text("Quầy 3 giải thích rất kiên nhẫn.")
