"""Reviewers, and the leader who drafts: the queue, the desk, who may sign and who may not, the closure."""

import re

import pytest
from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.concluding import ANSWER, SUMMARY, confirm, draft
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in, violations
from tests.web.hearings import Hearings


def desk_of(page: Page, username: str, visit: Visit) -> None:
    sign_in(page, username)
    page.goto(f"/#/desk/{visit.id}")
    expect(page.get_by_role("heading", level=1, name=visit.unit_name)).to_be_visible()


def test_the_queue_tells_mine_from_what_waits_for_others(desk: Page, hearings: Hearings) -> None:
    mine, waiting = hearings.explained(), hearings.handed_in()
    sign_in(desk, "thu")
    expect(desk.get_by_role("heading", name=re.compile("Việc của bạn"))).to_be_visible()
    expect(card(desk, mine)).to_contain_text("Hãy lập dự thảo kết luận")
    others = desk.get_by_role("region").or_(desk.locator("section")).filter(has_text="Đang chờ người khác")
    expect(card(others, waiting)).to_contain_text("Đơn vị giải trình từng phát hiện")
    card(desk, waiting).click()
    expect(desk.get_by_text("Chưa kết luận được: đơn vị còn thời gian giải trình")).to_be_visible()
    expect(desk.get_by_role("button", name="Lập dự thảo")).to_have_count(0)


def test_three_people_conclude_what_is_serious(context_of: ContextOf, hearings: Hearings) -> None:
    """Sơn, who led, drafts; Thu issues; Minh signs second; Thu closes."""
    visit = hearings.explained()
    son, thu, minh = (context_of(**DESK).new_page() for _ in range(3))
    desk_of(son, "son", visit)
    expect(son.get_by_text("Bạn là trưởng đoàn: bạn lập dự thảo")).to_be_visible()
    draft(son)
    expect(son.get_by_role("button", name="Ban hành kết luận")).to_have_count(0)

    desk_of(thu, "thu", visit)
    expect(thu.get_by_text(SUMMARY)).to_be_visible()
    expect(thu.get_by_text("cần ba người khác nhau")).to_be_visible()
    confirm(thu, "Ban hành kết luận")
    expect(thu.get_by_text("Đã ban hành. Cần người thứ ba ký.")).to_be_visible()
    expect(thu.get_by_text("chữ ký thứ hai phải của người thứ ba")).to_be_visible()
    expect(thu.get_by_role("button", name="Ký thứ hai")).to_have_count(0)

    desk_of(minh, "minh", visit)
    expect(minh.get_by_text("hãy đọc và ký với tư cách người thứ ba")).to_be_visible()
    confirm(minh, "Ký thứ hai")
    expect(minh.get_by_text("Đã kết luận.", exact=True)).to_be_visible()

    thu.reload()
    confirm(thu, "Khép lại cuộc kiểm tra")
    expect(thu.get_by_text("Đã khép lại.")).to_be_visible()
    assert hearings.stage.person("thu").get(visit.path)["state"] == "closed"
    thu.goto("/#/")
    expect(thu.get_by_role("heading", name="Đã khép lại")).to_be_visible()


def test_what_is_contested_must_be_answered_and_nothing_typed_is_lost(desk: Page, hearings: Hearings) -> None:
    visit = hearings.explained()
    desk_of(desk, "thu", visit)
    desk.get_by_label("Kết luận chung").fill(SUMMARY)
    desk.get_by_role("button", name="Lập dự thảo").click()
    expect(desk.get_by_text("Hãy trả lời ý kiến của đơn vị")).to_be_visible()
    desk.get_by_label("Trả lời đơn vị").first.fill(ANSWER)
    desk.get_by_label("Yêu cầu khắc phục").first.uncheck()
    expect(desk.get_by_text("Đã lưu trên máy này")).to_be_visible()
    desk.reload()
    expect(desk.get_by_label("Trả lời đơn vị").first).to_have_value(ANSWER)
    expect(desk.get_by_label("Kết luận chung")).to_have_value(SUMMARY)
    desk.get_by_role("button", name="Lập dự thảo").click()
    expect(desk.get_by_text("Bạn đã lập dự thảo này nên người khác phải ban hành.")).to_be_visible()
    expect(desk.get_by_role("button", name="Ban hành kết luận")).to_have_count(0)


def test_an_explanation_after_the_draft_asks_for_a_new_one(desk: Page, hearings: Hearings) -> None:
    visit = hearings.drafted()
    hearings.explain(visit, "agree_with_conditions", "Bổ sung: bảng đã treo lại lúc 15 giờ.")
    desk_of(desk, "thu", visit)
    expect(desk.get_by_text("Đơn vị đã giải trình thêm sau dự thảo số 1")).to_be_visible()
    expect(desk.get_by_text("bảng đã treo lại lúc 15 giờ")).to_be_visible()
    expect(desk.get_by_label("Trả lời đơn vị").first).to_have_value("Đã xác nhận mã QR ở quầy số 2.")
    desk.get_by_role("button", name="Lập dự thảo mới").click()
    expect(desk.get_by_text("Dự thảo số 2 đã được lưu")).to_be_visible()


def test_who_drafted_may_draft_again_until_it_is_issued(desk: Page, hearings: Hearings) -> None:
    visit = hearings.drafted()
    desk_of(desk, "son", visit)
    desk.get_by_role("button", name="Soạn lại").click()
    desk.get_by_role("region").first.get_by_label("Bỏ", exact=True).check()
    expect(desk.get_by_role("region").first.get_by_label("Mức độ kết luận")).to_have_count(0)
    desk.get_by_role("button", name="Lập dự thảo mới").click()
    expect(desk.get_by_text("Dự thảo số 2 đã được lưu")).to_be_visible()
    expect(desk.get_by_text("Bỏ phát hiện")).to_be_visible()


def test_a_look_at_the_original_is_announced_and_recorded(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    page = context_of(**PHONE).new_page()
    desk_of(page, "thu", visit)
    page.get_by_role("button", name="Phóng to ảnh 1 trên 1").first.click()
    shown = page.get_by_role("dialog")
    expect(shown).to_contain_text("Mỗi lần xem được ghi vào sổ cái cùng tên bạn")
    assert violations(page) == []
    with page.expect_response("**/original-views") as answer:
        shown.get_by_role("button", name="Xem ảnh gốc").click()
    expect(shown).to_contain_text("Lượt xem này của bạn đã được ghi vào sổ cái")
    original = shown.get_by_role("img")
    expect(original).to_have_js_property("complete", True)
    expect(original).to_have_attribute("src", answer.value.json()["url"])
    expect(shown.get_by_role("link", name="Tải tệp gốc về máy")).to_be_visible()
    assert violations(page) == []
    shown.get_by_role("button", name="Đóng").click()
    page.get_by_role("button", name="Phóng to ảnh 1 trên 1").first.click()
    expect(shown.get_by_role("button", name="Xem ảnh gốc")).to_be_visible()


def test_whoever_was_there_reads_what_the_unit_says(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    page = context_of(**PHONE).new_page()
    sign_in(page, "van")
    card(page, visit).last.click()
    page.get_by_role("link", name="Danh mục và nội dung thủ tục").click()
    expect(page.get_by_text("mã QR treo ở quầy số 2")).to_be_visible()


def test_it_is_issued_by_keyboard_alone(desk: Page, hearings: Hearings) -> None:
    visit = hearings.drafted()
    desk_of(desk, "thu", visit)
    issue = desk.get_by_role("button", name="Ban hành kết luận").first
    expect(issue).to_be_visible()
    for _ in range(30):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.textContent").strip() == "Ban hành kết luận":
            break
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_be_hidden()
    expect(issue).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã ban hành. Cần người thứ ba ký.")).to_be_visible()


@pytest.mark.parametrize("reader", ["lan", "dewi"])
def test_planners_and_overseers_read(context_of: ContextOf, hearings: Hearings, reader: str) -> None:
    visit = hearings.explained()
    page = context_of(**DESK).new_page()
    page.add_init_script("localStorage.setItem('sidak.language', 'vi')")
    sign_in(page, reader)
    page.goto("/#/overview")
    expect(page.get_by_role("heading", name="Các cuộc kiểm tra")).to_be_visible()
    page.get_by_label("Trạng thái").select_option("explaining")
    card(page, visit).click()
    page.get_by_role("link", name="Danh mục và nội dung thủ tục").click()
    expect(page.get_by_role("img", name="Ảnh 1 trên 1")).to_be_visible()
    expect(page.get_by_text("mã QR treo ở quầy số 2")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi giải trình")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_serious_stands_in_the_way(
    context_of: ContextOf, hearings: Hearings, size: dict[str, object], theme: str
) -> None:
    page = context_of(**size, color_scheme=theme, reduced_motion="reduce").new_page()
    visit = hearings.explained()
    desk_of(page, "thu", visit)
    expect(page.get_by_label("Kết luận chung")).to_be_visible()
    assert violations(page) == []
    draft(page)
    assert violations(page) == []
    page.goto("/#/")
    expect(card(page, visit)).to_be_visible()
    assert violations(page) == []
    page.goto(f"/#/desk/{visit.id}")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(page.get_by_text(SUMMARY)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
