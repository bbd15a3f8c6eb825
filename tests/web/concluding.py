"""What a reviewer does on the desk, in a few words."""

import re

from playwright.sync_api import Locator, Page, expect

SUMMARY = "Trung tâm phục vụ tốt; danh mục thủ tục phải treo lại ngay."
ANSWER = "Mã QR đúng là có, nhưng không nhìn thấy từ khu vực chờ."
ACTION = "Treo lại danh mục thủ tục ở khu vực chờ."


def draft(page: Page, severity: str = "S2", *, remedy: bool = False) -> None:
    """The finding that weighs most comes first; the unit contests it."""
    first = page.get_by_role("region").first
    expect(first).to_contain_text("Không đồng ý")
    first.get_by_label("Mức độ kết luận").select_option(severity)
    first.get_by_label("Trả lời đơn vị").fill(ANSWER)
    require(first, remedy)
    page.get_by_label("Kết luận chung").fill(SUMMARY)
    page.get_by_role("button", name="Lập dự thảo").click()
    expect(page.get_by_text(re.compile(r"Dự thảo số \d đã được lưu"))).to_be_visible()


def require(place: Locator, remedy: bool) -> None:
    place.get_by_label("Yêu cầu khắc phục").set_checked(remedy)
    if remedy:
        place.get_by_label("Nguyên nhân", exact=True).select_option("procedure")
        place.get_by_label("Phải khắc phục điều gì").fill(ACTION)


def confirm(page: Page, name: str) -> None:
    """What cannot be undone is asked once more."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("dialog").get_by_role("button", name=name).click()
    expect(page.get_by_role("dialog")).to_be_hidden()
