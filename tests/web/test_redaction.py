"""Areas of a photo are blurred by two people, and its original is opened by two together."""

from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.looking import agree, enlarge, show_photo
from tests.web.redacting import REASON, WHY, blurred, propose


def draw(page: Page, shown: Locator) -> None:
    """From a tenth to four tenths of the way across the picture, and down."""
    shown.get_by_role("button", name="Làm mờ vùng ảnh").click()
    box = shown.locator(".stage img").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.1)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.3)
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.4)
    page.mouse.up()


def send(shown: Locator) -> None:
    shown.get_by_label("Lý do làm mờ").fill(REASON)
    shown.get_by_role("button", name="Gửi đề nghị làm mờ").click()
    expect(shown).to_contain_text("Bạn đã đề nghị, nên người khác phải xác nhận")


def test_one_draws_and_another_confirms(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    thu, minh, head = (context_of(**DESK).new_page() for _ in range(3))
    shown = show_photo(thu, "thu", visit)
    draw(thu, shown)
    expect(shown).to_contain_text("trái 10%, trên 10%, rộng 30%, cao 30%")
    assert violations(thu) == []
    send(shown)
    expect(shown.get_by_role("button", name="Xác nhận làm mờ")).to_have_count(0)

    shown = show_photo(minh, "minh", visit)
    expect(shown).to_contain_text(REASON)
    expect(shown.locator(".area")).to_have_count(1)
    before = shown.get_by_role("img").get_attribute("src")
    agree(minh, "Xác nhận làm mờ", "Làm mờ các vùng này?")
    expect(shown).to_contain_text("Một số vùng của ảnh đã được làm mờ")
    expect(shown.locator(".area")).to_have_count(0)
    expect(shown.get_by_role("img")).not_to_have_attribute("src", before or "")
    expect(shown.get_by_role("img")).to_have_js_property("complete", True)
    assert violations(minh) == []

    sign_in(head, hearings.head_of(visit))
    head.goto(f"/#/cases/{visit.id}/findings/{hearings.board(visit)['id']}")
    expect(enlarge(head)).to_contain_text("Một số vùng của ảnh đã được làm mờ")
    expect(head.get_by_role("button", name="Xem ảnh gốc")).to_have_count(0)


def test_what_is_declined_stays_as_it_is(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    propose(hearings, visit, hearings.head_of(visit))
    page = context_of(**DESK).new_page()
    shown = show_photo(page, "minh", visit)
    agree(page, "Không làm mờ", "Không chấp nhận đề nghị này?")
    expect(shown).to_contain_text("không chấp nhận")
    expect(shown.get_by_role("button", name="Xem ảnh gốc")).to_be_visible()


def test_areas_are_made_moved_and_resized_by_keyboard(desk: Page, hearings: Hearings) -> None:
    shown = show_photo(desk, "thu", hearings.explained())
    shown.get_by_role("button", name="Làm mờ vùng ảnh").click()
    shown.get_by_role("button", name="Thêm một vùng").click()
    area = shown.get_by_role("button", name="Vùng 1 trên ảnh")
    area.focus()
    for key in ("ArrowLeft", "ArrowUp", "ArrowUp", "Shift+ArrowRight"):
        desk.keyboard.press(key)
    expect(shown).to_contain_text("trái 39%, trên 38%, rộng 21%, cao 20%")
    shown.get_by_role("button", name="Cao hơn").click()
    expect(shown).to_contain_text("rộng 21%, cao 21%")
    area.focus()
    desk.keyboard.press("Delete")
    expect(area).to_have_count(0)
    shown.get_by_role("button", name="Gửi đề nghị làm mờ").click()
    expect(shown).to_contain_text("Hãy vẽ hoặc thêm ít nhất một vùng")
    expect(shown).to_contain_text("Hãy ghi lý do")


def test_a_finger_draws_and_pulls_the_corner(context_of: ContextOf, hearings: Hearings) -> None:
    page = context_of(**PHONE).new_page()
    shown = show_photo(page, "thu", hearings.explained())
    draw(page, shown)
    corner = shown.locator("[data-corner]").bounding_box()
    assert corner
    page.mouse.move(corner["x"] + 22, corner["y"] + 22)
    page.mouse.down()
    page.mouse.move(corner["x"] + 72, corner["y"] + 22)
    page.mouse.up()
    expect(shown.get_by_role("list").first).not_to_contain_text("rộng 30%")
    expect(shown).to_contain_text("cao 30%")


def test_two_people_open_a_sealed_original_together(context_of: ContextOf, hearings: Hearings) -> None:
    visit = blurred(hearings)
    thu, dewi = (context_of(**DESK).new_page() for _ in range(2))
    dewi.add_init_script("localStorage.setItem('sidak.language', 'vi')")
    shown = show_photo(thu, "thu", visit)
    expect(shown.get_by_role("button", name="Xem ảnh gốc", exact=True)).to_have_count(0)
    shown.get_by_text("Xin xem ảnh gốc").click()
    shown.get_by_label("Vì sao cần xem ảnh gốc").fill(WHY)
    assert violations(thu) == []
    shown.get_by_role("button", name="Gửi yêu cầu").click()
    expect(shown).to_contain_text("Yêu cầu của bạn chờ người thứ hai đồng ý")

    sign_in(dewi, "dewi")
    dewi.goto(f"/#/cases/{visit.id}/findings/{hearings.board(visit)['id']}")
    beside = enlarge(dewi)
    expect(beside).to_contain_text(WHY)
    agree(dewi, "Đồng ý cùng xem", "Cùng mở ảnh gốc?")
    for viewer, seen in ((beside, "1 người đã xem ảnh gốc"), (shown, "2 người đã xem ảnh gốc")):
        viewer.get_by_role("button", name="Xem ảnh gốc", exact=True).click()
        expect(viewer).to_contain_text("Lượt xem này của bạn đã được ghi vào sổ cái")
        expect(viewer).to_contain_text(seen)
