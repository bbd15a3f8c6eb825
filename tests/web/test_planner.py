"""Planners: programmes, drafts with their forecast, and the second signature."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.plans import new_programme, next_week, planned_programme
from tests.web.visits import Planner

SIMULATED = 120_000
"""Milliseconds; a busy machine simulates slowly."""
KIND = "trung tâm phục vụ hành chính công xã"
FREQUENCY, GAP = f"Số lần mỗi năm: {KIND}", f"Khoảng cách tối đa: {KIND}"


@pytest.fixture(scope="module")
def programme(planner: Planner) -> dict[str, Any]:
    return planned_programme(planner)


def draft(page: Page, programme: dict[str, Any], username: str = "lan") -> None:
    sign_in(page, username)
    page.goto(f"/#/programmes/{programme['id']}/draft")
    expect(page.get_by_text("Đề xuất này sẽ được nhận.").first).to_be_attached()


def set_to(page: Page, name: str, value: int) -> None:
    page.get_by_role("spinbutton", name=name).fill(str(value))


def wait_for_forecast(page: Page) -> None:
    expect(page.get_by_role("heading", name="Cái giá của lời hứa")).to_be_visible(timeout=SIMULATED)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=SIMULATED)
    expect(page.get_by_text("Dự báo này thuộc về bản nháp trước khi sửa.")).to_have_count(0)


def test_a_planner_sees_what_a_plan_does_before_two_people_sign_it(
    context_of: ContextOf, planner: Planner, programme: dict[str, Any]
) -> None:
    lan, minh = context_of(**DESK).new_page(), context_of(**DESK).new_page()
    sign_in(lan, "lan")
    lan.get_by_role("link", name=re.compile(programme["code"])).click()
    lan.get_by_role("link", name="Soạn kế hoạch tiếp theo").click()
    expect(lan.get_by_text("750 cuộc trong một năm").first).to_be_visible()

    lan.get_by_label("Từ ngày").fill(next_week().isoformat())
    set_to(lan, FREQUENCY, 12)
    set_to(lan, GAP, 20)
    kinds = lan.locator("section").filter(has=lan.get_by_role("heading", name="Theo loại đơn vị"))
    expect(kinds.get_by_text(re.compile("quá ngắn so với tần suất")).first).to_be_visible()
    expect(lan.get_by_text(re.compile("Sẽ bị từ chối vì")).first).to_be_visible()
    set_to(lan, GAP, 150)
    expect(kinds.get_by_text(re.compile("quá ngắn so với tần suất"))).to_have_count(0)
    expect(lan.get_by_text("Đề xuất này sẽ được nhận.").first).to_be_visible()
    wait_for_forecast(lan)
    expect(lan.get_by_text(re.compile("trong 150 ngày"))).to_be_visible()
    compared = lan.get_by_role("table", name="Hiện nay và theo bản nháp")
    expect(compared.get_by_role("row", name=re.compile(r"trong 90 ngày \d+%\s*\d+%"))).to_be_visible()
    assert violations(lan) == []

    lan.reload()
    expect(lan.get_by_role("spinbutton", name=GAP)).to_have_value("150")
    lan.get_by_role("button", name="Đề xuất kế hoạch").click()
    asked = lan.get_by_role("dialog")
    expect(asked.get_by_text(f"{FREQUENCY}: 12 lần mỗi năm (trước đây 6 lần mỗi năm)")).to_be_visible()
    expect(asked.get_by_text(f"Mới. {GAP}: 150 ngày làm việc")).to_be_visible()
    asked.get_by_role("button", name="Đề xuất kế hoạch").click()
    expect(lan.get_by_text("Bạn đã đề xuất nên người khác phải ký.")).to_be_visible()
    expect(lan.get_by_role("button", name="Ký duyệt kế hoạch")).to_have_count(0)

    sign_in(minh, "minh")
    minh.get_by_role("link", name=f"{programme['name']['vi']}: phiên bản 2").click()
    expect(minh.get_by_role("heading", name="Khác với phiên bản 1")).to_be_visible()
    expect(minh.get_by_text(f"{FREQUENCY}: 12 lần mỗi năm (trước đây 6 lần mỗi năm)")).to_be_visible()
    expect(minh.get_by_text("đã thay đổi").first).to_be_visible()
    assert violations(minh) == []
    expect(minh.get_by_role("button", name="Ký duyệt kế hoạch")).to_have_count(0)
    minh.get_by_role("checkbox", name="Tôi đã đọc toàn bộ kế hoạch").check()
    minh.get_by_role("button", name="Ký duyệt kế hoạch").click()
    minh.get_by_role("dialog").get_by_role("button", name="Ký duyệt kế hoạch").click()
    expect(minh.get_by_text(re.compile(r"^Đã duyệt\. Kế hoạch có hiệu lực"))).to_be_visible()
    versions = planner.person("lan").get(f"/v1/programmes/{programme['id']}/plan-versions")["items"]
    assert [(each["number"], each["approvedAt"] is not None) for each in versions] == [(2, True), (1, True)]


def test_a_programme_and_its_first_draft_are_made_on_the_pages(desk: Page) -> None:
    sign_in(desk, "lan")
    desk.get_by_role("link", name="Lập chương trình").click()
    desk.get_by_label("Mã").fill("hccmoi")
    for language in ("Việt", "Indonesia", "Anh"):
        desk.get_by_label(f"Tên tiếng {language}").fill("Trung tâm hành chính công")
    desk.get_by_label("Tìm đơn vị").fill("hung yen")
    desk.get_by_label("Trong phạm vi").select_option("Tỉnh Hưng Yên (tỉnh, thành phố)")
    desk.get_by_label(KIND).check()
    desk.get_by_role("button", name="Lập chương trình này").click()
    expect(desk.get_by_text("HCCMOI.33")).to_be_visible()
    desk.get_by_role("link", name="Soạn kế hoạch tiếp theo").click()
    expect(desk.get_by_text("Hãy thêm ít nhất một đoàn.").first).to_be_visible()
    desk.get_by_role("button", name="Chia mọi kiểm tra viên thành đoàn").click()
    desk.get_by_label("Danh mục kiểm tra").select_option("CL-VN-OPEN")
    expect(desk.get_by_text("Đề xuất này sẽ được nhận.").first).to_be_visible()


def test_experts_see_the_measures_against_their_limits(desk: Page, programme: dict[str, Any]) -> None:
    sign_in(desk, "lan")
    desk.goto(f"/#/programmes/{programme['id']}/measures")
    expect(desk.get_by_text("lift20")).to_be_visible(timeout=SIMULATED)
    expect(desk.get_by_text("nhiều nhất 0,26")).to_be_visible()
    assert violations(desk) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_draft_is_written_on_a_phone_in_large_text_by_keyboard(
    context_of: ContextOf, planner: Planner, theme: str
) -> None:
    page = context_of(**PHONE, color_scheme=theme, reduced_motion="reduce").new_page()
    draft(page, planned_programme(planner))
    slider = page.get_by_role("slider", name=FREQUENCY)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("spinbutton", name=FREQUENCY)).to_have_value("7")
    wait_for_forecast(page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.get_by_role("button", name="Thêm khung giờ").click()
    page.get_by_label("Nhập tay: xổ số hoặc xúc xắc").check()
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_unit_gets_a_frequency_of_its_own(desk: Page, planner: Planner) -> None:
    draft(desk, planned_programme(planner))
    units = desk.locator("section").filter(has=desk.get_by_role("heading", name="Theo từng đơn vị"))
    units.locator("summary").first.click()
    units.get_by_label("Tìm đơn vị").fill("pho hien")
    own = units.get_by_role("spinbutton", name=re.compile("Số lần mỗi năm của .*Phố Hiến"))
    own.fill("24")
    units.get_by_label("Tìm đơn vị").fill("")
    expect(units.get_by_text("1 đơn vị")).to_be_visible()
    expect(own).to_have_value("24")
    expect(units.get_by_text(re.compile(r"Dự kiến mỗi năm: 2\d"))).to_be_visible()
    own.fill("")
    expect(own).to_be_visible()
    units.get_by_label("Tìm đơn vị").fill("pho")
    units.get_by_label("Tìm đơn vị").fill("")
    expect(units.get_by_text("0 đơn vị")).to_be_visible()


def test_the_page_for_the_chairman_is_one_file(desk: Page, planner: Planner) -> None:
    programme = planned_programme(planner)
    draft(desk, programme)
    with desk.expect_download(timeout=SIMULATED) as download:
        desk.get_by_role("button", name="Tải trang cho lãnh đạo (PDF)").click()
    assert download.value.suggested_filename == f"{programme['code']}.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_whoever_only_oversees_signs_nothing(desk: Page, planner: Planner) -> None:
    programme = new_programme(planner)
    sign_in(desk, "dewi")
    desk.evaluate("localStorage.setItem('sidak.language', 'vi')")
    desk.goto(f"/#/programmes/{programme['id']}")
    desk.reload()
    expect(desk.get_by_role("heading", level=1, name=programme["name"]["vi"])).to_be_visible()
    expect(desk.get_by_role("link", name="Soạn kế hoạch tiếp theo")).to_have_count(0)
