"""What planners tend beside the plan: coverage without a future unit, scores, complaints, days and duty of two."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.web import hearings as visits
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings

SHORT = timedelta(seconds=20)


def go(page: Page, hearings: Hearings, what: str, heading: str) -> None:
    page.goto(f"/#/programmes/{hearings.programme['id']}/{what}")
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()


def sign(page: Page, name: str) -> None:
    """Asked once more, since it cannot be undone."""
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def wait_until_over(page: Page, code: str) -> None:
    """Its end passes within seconds."""
    row = page.get_by_role("row").filter(has_text=code)
    for _ in range(40):
        page.get_by_label("Tìm đơn vị").fill(code)
        expect(row).to_have_count(1)
        if "Chưa lần nào" not in row.inner_text():
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError("the visit never showed up as over")


def test_coverage_tells_a_visit_only_once_it_is_over(
    desk: Page, hearings: Hearings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "ON_SITE", SHORT)
    visit = hearings.handed_in()
    sign_in(desk, "lan")
    go(desk, hearings, "coverage", "Độ phủ và lần kiểm tra gần nhất")
    wait_until_over(desk, visit.unit_code)
    expect(desk.get_by_role("row").filter(has_text=visit.unit_code)).to_contain_text("0 ngày")
    go(desk, hearings, "scores", "Điểm theo thời gian")
    expect(desk.get_by_role("img", name=re.compile("Toàn bộ phiếu"))).to_be_visible()
    desk.get_by_text("Xem số liệu").first.click()
    expect(desk.get_by_role("cell", name=re.compile("còn ít")).first).to_be_visible()
    assert violations(desk) == []


def test_units_are_found_sorted_and_walked_on_the_map(desk: Page, hearings: Hearings) -> None:
    sign_in(desk, "lan")
    go(desk, hearings, "coverage", "Độ phủ và lần kiểm tra gần nhất")
    desk.get_by_role("button", name="Đơn vị", exact=True).click()
    expect(desk.get_by_role("columnheader", name="Đơn vị", exact=True)).to_have_attribute("aria-sort", "ascending")
    desk.get_by_label("Tìm đơn vị").fill("xuan truc")
    expect(desk.get_by_role("row")).to_have_count(2)
    expect(desk.get_by_role("rowheader")).to_contain_text("Xuân Trúc")
    desk.get_by_label("Tìm đơn vị").fill("")
    desk.get_by_role("tab", name="Bảng màu").click()
    expect(desk.get_by_role("heading", name=re.compile("chưa lần nào"))).to_be_visible()
    desk.get_by_role("tab", name="Bản đồ").click()
    chart, shown = desk.get_by_role("application"), desk.locator("main dl")
    before = shown.inner_text()
    chart.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        chart.press(key)
        if shown.inner_text() != before:
            break
    assert shown.inner_text() != before
    assert violations(desk) == []


def test_a_complaint_counts_once_another_person_found_it_true(context_of: ContextOf, hearings: Hearings) -> None:
    lan, thu = (context_of(**DESK).new_page() for _ in range(2))
    text = "Người dân phải quay lại bốn lần vì một tờ khai."
    sign_in(lan, "lan")
    go(lan, hearings, "risk", "Mức rủi ro và phản ánh")
    lan.get_by_text("Ghi một phản ánh").click()
    lan.get_by_role("button", name="Ghi lại").click()
    expect(lan.get_by_text("Hãy chọn đơn vị, ngày và viết nội dung.")).to_be_visible()
    lan.get_by_label("Tìm đơn vị").fill("xuan truc")
    lan.get_by_label("Đơn vị bị phản ánh").select_option(index=1)
    lan.get_by_label("Nội dung").fill(text)
    lan.get_by_role("button", name="Ghi lại").click()
    expect(lan.get_by_text("Đã ghi. Người khác cần xác minh.")).to_be_visible()
    expect(lan.get_by_text("Bạn đã ghi nên người khác phải xác minh.").first).to_be_visible()
    sign_in(thu, "thu")
    go(thu, hearings, "risk", "Mức rủi ro và phản ánh")
    expect(thu.locator("section").filter(has_text=text)).to_be_visible()
    sign(thu, "Đúng")
    expect(thu.get_by_text("Đã xác minh: đúng").first).to_be_visible()
    expect(thu.get_by_role("row").filter(has_text="Xuân Trúc")).to_contain_text("0,33 (1)")
    assert violations(thu) == []


def test_two_people_change_a_day(context_of: ContextOf, hearings: Hearings) -> None:
    """Lan wants no visits on a day of the next month; a refusal first, then Minh signs."""
    lan, minh = (context_of(**DESK).new_page() for _ in range(2))
    sign_in(lan, "lan")
    go(lan, hearings, "duty", "Người trực, nghỉ phép, ngày đóng cửa")
    lan.get_by_role("button", name="Tháng sau").click()
    day = lan.locator("main ol button").nth(14)
    day.click()
    lan.get_by_text("Số lượt khác trong ngày này").click()
    lan.get_by_label("Số lượt kiểm tra", exact=True).fill("0")
    lan.get_by_role("button", name="Đề xuất").first.click()
    expect(lan.get_by_text("Hãy viết lý do.")).to_be_visible()
    lan.get_by_label("Lý do").first.fill("Tập huấn toàn tỉnh")
    lan.get_by_role("button", name="Đề xuất").first.click()
    expect(lan.get_by_text("Đã đề xuất. Người khác cần ký.")).to_be_visible()
    expect(lan.get_by_text(re.compile(r"^Bạn đã đề xuất\. Người có thể ký: .+"))).to_be_visible()
    expect(day).to_contain_text("chờ ký")
    assert violations(lan) == []
    sign_in(minh, "minh")
    go(minh, hearings, "duty", "Người trực, nghỉ phép, ngày đóng cửa")
    expect(minh.get_by_text("Lý do: Tập huấn toàn tỉnh").first).to_be_visible()
    sign(minh, "Ký")
    expect(minh.get_by_text("Đã ký.", exact=True)).to_be_visible()
    expect(minh.get_by_text("Không có gì chờ ký.")).to_be_visible()


def test_leave_waits_for_another_and_shows_who_is_away(context_of: ContextOf, hearings: Hearings) -> None:
    lan, thu = (context_of(**DESK).new_page() for _ in range(2))
    sign_in(lan, "lan")
    go(lan, hearings, "duty", "Người trực, nghỉ phép, ngày đóng cửa")
    lan.get_by_role("button", name="Tháng sau").click()
    lan.locator("main ol button").nth(3).click()
    lan.get_by_text("Nghỉ phép của một người").click()
    lan.get_by_label("Người nghỉ").select_option(label=visits.TEAM["van"])
    lan.get_by_label("Đến hết ngày").fill(str(date(2000, 1, 1)))
    lan.get_by_role("button", name="Đề xuất").last.click()
    expect(lan.get_by_role("alert")).to_contain_text("không kết thúc trước khi bắt đầu")
    lan.get_by_label("Đến hết ngày").fill(lan.get_by_label("Từ ngày").input_value())
    lan.get_by_role("button", name="Đề xuất").last.click()
    expect(lan.get_by_text("Đã đề xuất. Người khác cần ký.")).to_be_visible()
    sign_in(thu, "thu")
    waits = thu.locator("section").filter(has_text="Chờ chữ ký thứ hai")
    expect(waits).to_contain_text(f"{visits.TEAM['van']} nghỉ từ")
    sign(thu, "Ký")
    expect(waits).to_have_count(0)
    go(thu, hearings, "duty", "Người trực, nghỉ phép, ngày đóng cửa")
    leaves = thu.locator("section").filter(has_text="Nghỉ phép đã duyệt")
    expect(leaves).to_contain_text(visits.TEAM["van"])


@pytest.mark.parametrize("language", ["vi", "id", "en"])
def test_the_pages_stand_on_a_phone_in_every_language(context_of: ContextOf, hearings: Hearings, language: str) -> None:
    context = context_of(**PHONE, color_scheme="dark" if language == "en" else "light")
    phone = context.new_page()
    sign_in(phone, "lan")
    phone.evaluate("language => localStorage.setItem('sidak.language', language)", language)
    phone.reload()
    for what in ("coverage", "scores", "risk", "duty"):
        phone.goto(f"/#/programmes/{hearings.programme['id']}/{what}")
        expect(phone.locator("main h2, main table, main figure").first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        phone.evaluate("document.documentElement.style.fontSize = '200%'")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        phone.evaluate("document.documentElement.style.fontSize = ''")
        assert violations(phone) == []
