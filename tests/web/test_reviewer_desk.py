"""The reviewer's desk without a mouse, drafts sent back, earlier decisions, comparison and certificate."""

import pytest
from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings

COMMENT = "Kết luận chung chưa nói vì sao bảng niêm yết bị tháo."


def open_page(page: Page, username: str, visit: Visit, path: str = "/desk/{id}") -> None:
    sign_in(page, username)
    page.goto(f"/#{path.format(id=visit.id)}")
    expect(page.locator("main h1")).to_be_visible()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def confirm(page: Page, key: str) -> None:
    """Asked once more, where the focus already is."""
    press(page, key)
    asked = page.get_by_role("dialog")
    expect(asked).to_be_visible()
    press(page, "Enter")
    expect(asked).to_be_hidden()


def test_by_keyboard_alone_it_is_read_sent_back_issued_and_signed(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.drafted()
    thu, son, minh = (context_of(**DESK).new_page() for _ in range(3))
    open_page(thu, "thu", visit)
    first = thu.locator("[data-finding]").first
    expect(first).to_be_visible()
    read_by_keyboard(thu)

    press(thu, "b")
    thu.keyboard.insert_text("Ngắn.")
    send = thu.get_by_role("dialog").get_by_role("button", name="Trả lại kèm nhận xét")
    send.focus()
    press(thu, "Enter")
    expect(thu.get_by_text("Hãy viết rõ cần sửa gì")).to_be_visible()
    thu.get_by_label("Cần sửa gì").focus()
    press(thu, "Control+A")
    thu.keyboard.insert_text(COMMENT)
    send.focus()
    press(thu, "Enter")
    expect(thu.get_by_text("Đã trả lại. Người dự thảo được báo.")).to_be_visible()
    expect(thu.get_by_text(COMMENT)).to_be_visible()
    expect(thu.get_by_role("button", name="Ban hành kết luận")).to_have_count(0)

    open_page(son, "son", visit)
    expect(son.get_by_text("Bản số 1 đã bị trả lại")).to_be_visible()
    expect(son.get_by_text(COMMENT)).to_be_visible()
    son.get_by_label("Kết luận chung").fill("Bảng niêm yết bị tháo để sơn lại mà không báo cho dân.")
    son.get_by_role("button", name="Lập dự thảo mới").click()
    expect(son.get_by_text("Dự thảo số 2 đã được lưu")).to_be_visible()

    thu.reload()
    expect(thu.get_by_role("button", name="Ban hành kết luận")).to_be_visible()
    confirm(thu, "s")
    expect(thu.get_by_text("Đã ban hành. Cần người thứ ba ký.")).to_be_visible()
    open_page(minh, "minh", visit)
    expect(minh.get_by_role("button", name="Ký thứ hai")).to_be_visible()
    confirm(minh, "s")
    expect(minh.get_by_text("Đã kết luận.", exact=True)).to_be_visible()
    the_unit_sees_no_comment(context_of, hearings, visit)


def read_by_keyboard(page: Page) -> None:
    """Help, from finding to finding, photos, earlier decisions: each comes back to where one was."""
    press(page, "?")
    help_shown = page.get_by_role("dialog", name="Phím tắt")
    expect(help_shown.get_by_text("Trả lại kèm nhận xét")).to_be_visible()
    assert violations(page) == []
    press(page, "Escape")
    expect(help_shown).to_be_hidden()
    press(page, "j")
    expect(page.locator("[data-finding] .head h2").first).to_be_focused()
    press(page, "j", "j", "j")
    expect(page.locator("[data-finding] .head h2").last).to_be_focused()
    press(page, "k", "k", "k")
    expect(page.locator("[data-finding] .head h2").first).to_be_focused()
    press(page, "o")
    viewer = page.get_by_role("dialog")
    expect(viewer).to_be_visible()
    press(page, "Escape")
    expect(viewer).to_be_hidden()
    press(page, "e")
    expect(page.get_by_text("không nêu đơn vị").first).to_be_visible()
    assert violations(page) == []


def the_unit_sees_no_comment(context_of: ContextOf, hearings: Hearings, visit: Visit) -> None:
    head = context_of(**PHONE).new_page()
    open_page(head, hearings.head_of(visit), visit, "/desk/{id}")
    expect(head.get_by_text("Giấy xác nhận kết luận")).to_be_visible()
    expect(head.get_by_text(COMMENT)).to_have_count(0)


def test_keys_are_letters_while_one_types_and_may_be_turned_off(desk: Page, hearings: Hearings) -> None:
    visit = hearings.explained()
    open_page(desk, "thu", visit)
    summary = desk.get_by_label("Kết luận chung")
    summary.press_sequentially("job? sd")
    expect(summary).to_have_value("job? sd")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    desk.locator("main h1").focus()
    press(desk, "d")
    expect(desk.locator("[data-decide] input").first).to_be_focused()
    press(desk, "?")
    desk.get_by_label("Dùng phím tắt trên máy này").uncheck()
    press(desk, "Escape")
    desk.locator("main h1").focus()
    press(desk, "j")
    expect(desk.locator("main h1")).to_be_focused()


def test_three_columns_on_a_wide_screen_and_one_on_a_phone(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    page = context_of(viewport={"width": 1440, "height": 900}).new_page()
    open_page(page, "thu", visit)
    columns = page.locator("[data-finding]").first.locator(".columns > *")
    expect(columns).to_have_count(3)
    for width, lefts in ((1440, 3), (1000, 2), (360, 1)):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = [each.bounding_box() for each in columns.all()]
        assert len({round(box["x"] / 30) for box in boxes if box}) == lefts
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_earlier_decisions_name_no_unit(desk: Page, hearings: Hearings) -> None:
    hearings.concluded()
    visit = hearings.explained()
    open_page(desk, "thu", visit)
    first = desk.locator("[data-finding]").first
    first.get_by_text("Các quyết định trước về mục này").click()
    expect(first.get_by_text("S3 →").first).to_be_visible()
    expect(first.get_by_text("Trong 24 tháng:")).to_be_visible()


def test_the_unit_compares_and_gets_its_certificate_which_anybody_checks(
    context_of: ContextOf, hearings: Hearings
) -> None:
    visit = hearings.concluded()
    phone = context_of(**PHONE).new_page()
    open_page(phone, hearings.head_of(visit), visit, "/cases/{id}")
    phone.get_by_role("link", name="So với lần trước và đơn vị tương tự").click()
    expect(phone.get_by_role("heading", name="Điểm theo phần")).to_be_visible()
    expect(phone.get_by_text("lần kiểm tra đầu tiên được kết luận")).to_be_visible()
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.goto(f"/#/cases/{visit.id}")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Tải giấy xác nhận (PDF)").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"%PDF")


def test_a_made_up_certificate_is_told_apart(context_of: ContextOf) -> None:
    page = context_of(**PHONE).new_page()
    page.goto("/#/certificate/ABCD-EFGH-JKMN")
    expect(page.get_by_text("KHÔNG CÓ GIẤY NÀO NHƯ VẬY")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/cases/{id}", "/conclusions/{id}", "/cases/{id}/comparison"])
def test_what_is_printed_is_paper_alone(desk: Page, hearings: Hearings, path: str) -> None:
    visit = hearings.concluded()
    open_page(desk, "thu", visit, path)
    expect(desk.locator("main .card").first).to_be_visible()
    desk.emulate_media(media="print")
    expect(desk.locator("#app > header")).to_be_hidden()
    expect(desk.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(desk.locator("main h1")).to_be_visible()
