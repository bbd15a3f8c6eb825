"""What a leader does at the end of a visit: ends it, and makes the minutes with the unit."""

import base64
import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.web.inspecting import BOARD, HEADS, arrive, choose, count, hand_in, item, jpeg
from tests.web.visits import Planner, Visit

UNIT = "Trần Văn Tuấn"
POST = "Giám đốc Trung tâm"
NOTE = "Bảng niêm yết trống."
LINES = [[(0.1, 0.7), (0.2, 0.2), (0.3, 0.8), (0.4, 0.3)], [(0.5, 0.5), (0.9, 0.55)]]
"""Of a signature, in parts of its field."""


def visit_alone(page: Page, visit: Visit, colleague: str) -> None:
    """One finding; the colleague's sheet never comes."""
    arrive(page, visit)
    count(item(page, visit, HEADS), 8, of=8)
    card = item(page, visit, BOARD)
    choose(card, "Không đạt")
    card.get_by_role("button", name="Thêm ghi chú").click()
    card.get_by_label("Ghi chú").fill(NOTE)
    expect(page.get_by_text("Đã lưu trên máy này").last).to_be_visible()
    hand_in(page, visit)
    page.get_by_role("checkbox", name=f"Kết thúc mà không có phiếu của {colleague}").check()
    page.get_by_label("Vì sao chưa đủ?").fill("Bị ốm giữa chừng.")


def end(page: Page) -> None:
    """From the leader's page; then the minutes are due."""
    page.get_by_role("button", name="Kết thúc và nộp").click()
    page.get_by_role("dialog").get_by_role("button", name="Kết thúc và nộp").click()
    expect(page.get_by_role("heading", name="Biên bản", exact=True)).to_be_visible()


def close(page: Page, how: str) -> None:
    page.get_by_role("radio", name=how).check()


def name(page: Page, group: str, who: str, post: str) -> None:
    """Who heard the minutes, or saw that nobody signed."""
    fields = page.get_by_role("group", name=group)
    fields.get_by_label("Họ và tên").fill(who)
    fields.get_by_label("Chức vụ").fill(post)


def pad(page: Page, who: str) -> Locator:
    return page.get_by_role("img", name=re.compile(f"^Khung ký của {re.escape(who)}"))


def draw(field: Locator, lines: list[list[tuple[float, float]]] = LINES) -> None:
    """With one finger."""
    for line in lines:
        stroke(field, line)


def stroke(field: Locator, line: list[tuple[float, float]], lifted: bool = True) -> None:
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box
    mouse = field.page.mouse
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in line]
    mouse.move(*places[0])
    mouse.down()
    for place in places[1:]:
        mouse.move(*place, steps=5)
    if lifted:
        mouse.up()


def keep(page: Page) -> None:
    page.get_by_role("button", name="Giữ biên bản").click()
    page.get_by_role("dialog").get_by_role("button", name="Giữ biên bản").click()
    expect(page.get_by_role("heading", name="Bản sao cho đơn vị")).to_be_visible()


def sign_minutes(page: Page, leader: str) -> None:
    """The short way, from the page of the minutes to the unit's copy."""
    close(page, "Ký ngay trên màn hình này")
    name(page, "Ai nghe thay mặt đơn vị?", UNIT, POST)
    draw(pad(page, UNIT))
    draw(pad(page, leader))
    keep(page)


def fingerprint(page: Page) -> str:
    """As it stands on the unit's copy."""
    return page.locator(".proof .code").inner_text()


def photograph_page(page: Page) -> None:
    taken = page.locator("main ul article").count()
    with page.expect_file_chooser() as camera:
        page.locator("label.camera").first.click()
    camera.value.set_files({"name": "trang.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    expect(page.locator("main ul article")).to_have_count(taken + 1)


def kept(planner: Planner, person: str, visit: Visit) -> dict[str, Any]:
    found: dict[str, Any] = planner.person(person).get(f"{visit.path}/minutes")
    return found


def shown_bytes(html: str) -> bytes:
    """The bytes that the unit's file holds, as a browser would save them."""
    [encoded] = re.findall(r'href="data:application/json;base64,([^"]+)"', html)
    body = base64.b64decode(encoded)
    assert json.loads(body)
    return body
