"""Programs outside that are told: proposed and tried by an administrator, let out by a second person."""

import re

from playwright.sync_api import Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings

URL = "https://sidak-hook.invalid/sidak"


def propose(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Webhook")).click()
    page.locator("summary").filter(has_text="Đề nghị một webhook").click()
    page.get_by_role("button", name="Đề nghị một webhook").click()
    expect(page.get_by_text("Hãy chọn đơn vị.")).to_be_visible()
    page.get_by_label("Địa chỉ").fill(URL)
    unit = page.get_by_label("Trong phạm vi", exact=True)
    page.get_by_label("Tìm đơn vị").fill("tinh hung yen")
    wanted = unit.locator("option", has_text="Hưng Yên").first
    expect(wanted).to_be_attached()
    unit.select_option(value=wanted.get_attribute("value"))
    page.get_by_role("checkbox", name="Có kết luận").check()
    page.get_by_role("button", name="Đề nghị một webhook").click()


def test_a_webhook_is_proposed_approved_tried_and_ended(context_of: ContextOf, hearings: Hearings) -> None:
    khoa, thu = context_of(**PHONE).new_page(), context_of(**DESK).new_page()
    sign_in(khoa, "khoa")
    propose(khoa)
    expect(khoa.get_by_text(re.compile(r"^whsec_"))).to_be_visible()
    assert violations(khoa) == []
    khoa.get_by_role("button", name="Tôi đã cất khóa").click()
    expect(khoa.get_by_text(re.compile(r"^whsec_"))).to_have_count(0)

    sign_in(thu, "thu")
    thu.get_by_role("link", name=re.compile("Webhook chờ bạn duyệt")).click()
    press(thu, "Duyệt")
    expect(thu.get_by_text("Đang hoạt động")).to_be_visible()

    khoa.reload()
    khoa.get_by_role("button", name="Gửi thử").click()
    expect(khoa.get_by_text("Tin thử đang được gửi")).to_be_visible()
    failed = khoa.get_by_role("listitem").filter(has_text="Tin thử")
    for _ in range(10):
        if failed.count():
            break
        khoa.wait_for_timeout(2000)
        khoa.reload()
    expect(failed.first).to_be_visible()
    assert violations(khoa) == []
    press(khoa, "Kết thúc")
    expect(khoa.get_by_text("Đã kết thúc")).to_be_visible()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name=label, exact=True).click()
