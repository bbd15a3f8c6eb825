"""Looking closely at a photo: zoom, turn, move, compare; by mouse, finger and keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import violations
from tests.web.hearings import Hearings
from tests.web.looking import show_photo


def width(picture: Locator) -> float:
    """On the screen."""
    box = picture.bounding_box()
    assert box
    return box["width"]


def left(picture: Locator) -> float:
    box = picture.bounding_box()
    assert box
    return box["x"]


def test_a_photo_is_zoomed_turned_and_moved(desk: Page, hearings: Hearings) -> None:
    shown = show_photo(desk, "thu", hearings.explained())
    picture = shown.get_by_role("img")
    whole = width(picture)
    shown.get_by_role("button", name="Phóng to", exact=True).click()
    assert width(picture) > whole * 1.4
    shown.get_by_role("button", name="Vừa khung").click()
    assert abs(width(picture) - whole) < 1
    shown.get_by_role("button", name="Cỡ đầy đủ").click()
    assert width(picture) == picture.evaluate("image => image.naturalWidth")
    shown.get_by_role("button", name="Vừa khung").click()
    shown.get_by_role("button", name="Xoay sang phải").click()
    box = picture.bounding_box()
    assert box
    assert box["height"] > box["width"]


def test_the_wheel_zooms_where_it_is_and_the_mouse_moves(desk: Page, hearings: Hearings) -> None:
    shown = show_photo(desk, "thu", hearings.explained())
    picture = shown.get_by_role("img")
    whole = width(picture)
    desk.mouse.move(300, 300)
    desk.mouse.wheel(0, -600)
    assert width(picture) > whole * 2
    before = left(picture)
    desk.mouse.down()
    desk.mouse.move(380, 300)
    desk.mouse.up()
    assert abs(left(picture) - before - 80) < 1
    desk.keyboard.press("0")
    assert abs(width(picture) - whole) < 1


def test_keys_alone_suffice(desk: Page, hearings: Hearings) -> None:
    shown = show_photo(desk, "thu", hearings.explained())
    picture = shown.get_by_role("img")
    whole = width(picture)
    for _ in range(4):
        desk.keyboard.press("+")
    assert width(picture) > whole * 2
    before = left(picture)
    desk.keyboard.press("ArrowLeft")
    assert left(picture) > before
    desk.keyboard.press("r")
    desk.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(desk.get_by_role("button", name="Phóng to ảnh 1 trên 1").first).to_be_focused()


def test_two_fingers_zoom(context_of: ContextOf, hearings: Hearings) -> None:
    page = context_of(**PHONE).new_page()
    shown = show_photo(page, "thu", hearings.explained())
    picture = shown.get_by_role("img")
    whole = width(picture)
    pinch(page, (150, 200), (210, 200), apart=80)
    assert width(picture) > whole * 1.5


def pinch(page: Page, one: tuple[int, int], other: tuple[int, int], apart: int) -> None:
    """Two fingers land, and part sideways by so much each."""
    line = page.context.new_cdp_session(page)
    for kind, by in (("touchStart", 0), *(("touchMove", step * apart // 4) for step in range(1, 5))):
        points = [{"x": one[0] - by, "y": one[1], "id": 1}, {"x": other[0] + by, "y": other[1], "id": 2}]
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_photos_stand_side_by_side_and_move_together(desk: Page, hearings: Hearings) -> None:
    shown = show_photo(desk, "thu", hearings.explained())
    shown.get_by_label("So sánh với ảnh khác").select_option(index=1)
    pictures = shown.get_by_role("img")
    expect(pictures).to_have_count(2)
    expect(pictures.nth(1)).to_have_js_property("complete", True)
    shown.get_by_role("group", name="Xem ảnh so sánh").get_by_role("button", name="Phóng to").click()
    expect(shown.get_by_role("group", name="Xem ảnh", exact=True).get_by_role("status")).to_have_text(
        shown.get_by_role("group", name="Xem ảnh so sánh").get_by_role("status").inner_text()
    )
    assert abs(width(pictures.first) - width(pictures.nth(1))) < 1
    shown.get_by_label("Phóng to và di chuyển cùng nhau").uncheck()
    shown.get_by_role("group", name="Xem ảnh so sánh").get_by_role("button", name="Thu nhỏ").click()
    assert width(pictures.first) > width(pictures.nth(1))
    assert violations(desk) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_serious_stands_in_the_way(
    context_of: ContextOf, hearings: Hearings, size: dict[str, object], theme: str
) -> None:
    page = context_of(**size, color_scheme=theme, reduced_motion="reduce").new_page()
    shown = show_photo(page, "thu", hearings.explained())
    expect(shown).to_contain_text("Hành trình của ảnh")
    assert violations(page) == []
    shown.get_by_role("button", name="Làm mờ vùng ảnh").click()
    shown.get_by_role("button", name="Thêm một vùng").click()
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(shown.get_by_role("button", name="Gửi đề nghị làm mờ")).to_be_visible()
    assert shown.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
