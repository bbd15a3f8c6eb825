"""The head of an inspected unit: what is expected by when, findings and photos, explaining, the conclusion."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from api.tour.stage import Visit
from tests.media.photos import photo
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in, violations
from tests.web.hearings import Hearings
from tests.web.inspecting import jpeg

QUESTION = "Danh mục và nội dung thủ tục hành chính được công khai tại chỗ"
REASONS = "Bảng được tháo để sơn lại; mã QR treo ở quầy số 2."


@pytest.fixture(scope="module")
def handed_in(hearings: Hearings) -> Visit:
    return hearings.handed_in()


@pytest.fixture(scope="module")
def concluded(hearings: Hearings) -> Visit:
    return hearings.concluded()


def show_finding(page: Page, hearings: Hearings, visit: Visit) -> None:
    sign_in(page, hearings.head_of(visit))
    card(page, visit).click()
    page.get_by_role("link", name=QUESTION).click()
    expect(page.get_by_role("heading", level=1, name=QUESTION)).to_be_visible()


def given(hearings: Hearings, visit: Visit) -> list[str]:
    return [each["reasons"] for each in hearings.board(visit)["explanations"]]


def test_the_inbox_says_what_is_expected_and_by_when(phone: Page, hearings: Hearings, handed_in: Visit) -> None:
    sign_in(phone, hearings.head_of(handed_in))
    expect(phone.get_by_role("heading", name="Đang chờ đơn vị giải trình")).to_be_visible()
    waiting = card(phone, handed_in)
    expect(waiting).to_contain_text("Đề nghị đơn vị giải trình 1 phát hiện, hạn đến hết")
    expect(waiting).to_contain_text(re.compile(r"Còn \d+ ngày"))
    expect(waiting).to_contain_text("2 phát hiện, 1 chưa giải trình")


def test_what_is_overdue_is_marked_and_still_heard(phone: Page, hearings: Hearings, handed_in: Visit) -> None:
    phone.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=30))  # beyond Tết
    sign_in(phone, hearings.head_of(handed_in))
    expect(card(phone, handed_in)).to_contain_text("Quá hạn từ")
    card(phone, handed_in).click()
    phone.get_by_role("link", name=QUESTION).click()
    expect(phone.get_by_text("giải trình vẫn được xem xét")).to_be_visible()
    expect(phone.get_by_role("button", name="Gửi giải trình")).to_be_visible()


def test_while_the_team_is_there_the_head_knows_who_and_how_to_check(phone: Page, hearings: Hearings) -> None:
    visit = hearings.opened()
    sign_in(phone, hearings.head_of(visit))
    expect(phone.get_by_role("heading", name="Không có việc nào chờ bạn")).to_be_visible()
    card(phone, visit).click()
    expect(phone.get_by_role("heading", name="Đoàn đang ở đơn vị của bạn")).to_be_visible()
    for member in (visit.leader, visit.member):
        expect(phone.get_by_text(member.name).first).to_be_visible()
    expect(phone.get_by_text("Phát hiện hiện ra ở đây khi đoàn kết thúc")).to_be_visible()
    phone.get_by_role("link", name="Kiểm tra giấy giới thiệu").click()
    expect(phone.get_by_role("heading", name="Đoàn kiểm tra có thật không?")).to_be_visible()


def test_a_finding_shows_its_severity_law_and_photo(phone: Page, hearings: Hearings, handed_in: Visit) -> None:
    show_finding(phone, hearings, handed_in)
    expect(phone.get_by_text("S3 Vi phạm")).to_be_visible()
    expect(phone.get_by_text("Bảng niêm yết thủ tục để trống")).to_be_visible()
    expect(phone.get_by_text("Đã đối chiếu toàn văn").first).to_be_visible()
    photo = phone.get_by_role("img", name="Ảnh 1 trên 1")
    expect(photo).to_have_js_property("complete", True)
    assert photo.evaluate("image => image.naturalWidth") == 1600
    phone.get_by_role("button", name="Phóng to ảnh 1 trên 1").click()
    shown = phone.get_by_role("dialog")
    expect(shown).to_contain_text("không có vị trí và thông tin máy chụp")
    shown.get_by_role("button", name="Cỡ đầy đủ").click()
    expect(shown.get_by_role("img")).to_have_js_property("complete", True)
    assert shown.get_by_role("img").evaluate("image => image.getBoundingClientRect().width") == 1600
    shown.get_by_role("button", name="Đóng").click()
    expect(shown).to_be_hidden()


def test_an_explanation_is_kept_while_it_is_typed_and_sent_once(phone: Page, hearings: Hearings) -> None:
    visit = hearings.handed_in()
    show_finding(phone, hearings, visit)
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Hãy chọn ý kiến của đơn vị.")).to_be_visible()
    expect(phone.get_by_role("radio").first).to_be_focused()
    phone.get_by_label("Không đồng ý").check()
    phone.get_by_label("Lý do").fill("Ngắn")
    expect(phone.get_by_text("Còn thiếu 6 ký tự.")).to_be_visible()
    phone.get_by_label("Lý do").fill(REASONS)
    expect(phone.get_by_text("Đã lưu trên máy này")).to_be_visible()
    phone.reload()
    expect(phone.get_by_label("Lý do")).to_have_value(REASONS)
    expect(phone.get_by_label("Không đồng ý")).to_be_checked()
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()
    expect(phone.get_by_text("Đơn vị đã giải trình tất cả phát hiện.")).to_be_visible()
    expect(phone.get_by_role("listitem").filter(has_text=REASONS)).to_be_visible()
    assert given(hearings, visit) == [REASONS]
    phone.get_by_role("link", name="Trở về cuộc kiểm tra").click()
    expect(phone.get_by_text("Trưởng đoàn hoặc người kết luận lập dự thảo")).to_be_visible()


def test_an_answer_that_was_lost_on_the_way_counts_once(phone: Page, hearings: Hearings) -> None:
    visit = hearings.handed_in()
    show_finding(phone, hearings, visit)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.get_by_label("Đồng ý", exact=False).first.check()
    phone.get_by_label("Lý do").fill(REASONS)
    phone.route("**/explanations", lose, times=1)
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Chưa nhận được trả lời của máy chủ")).to_be_visible()
    assert given(hearings, visit) == [REASONS]
    phone.reload()
    phone.get_by_role("button", name="Gửi lại").click()
    expect(phone.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()
    assert given(hearings, visit) == [REASONS]


def picture(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": jpeg()}


def write(page: Page) -> None:
    page.get_by_label("Không đồng ý").check()
    page.get_by_label("Lý do").fill(REASONS)


def test_photos_wait_on_the_phone_and_go_with_the_explanation(
    phone: Page, context_of: ContextOf, hearings: Hearings
) -> None:
    visit = hearings.handed_in()
    show_finding(phone, hearings, visit)
    write(phone)
    # A name says nothing: this one is a PNG.
    named_otherwise = picture("quay 2.jpg") | {"buffer": photo("PNG")}
    phone.get_by_label("Chọn ảnh").set_input_files([picture("bang.jpg"), picture("nham.jpg"), named_otherwise])
    phone.get_by_label("Chọn ảnh").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    expect(phone.get_by_text("“a.pdf” không phải ảnh gửi được")).to_be_visible()
    phone.get_by_role("button", name="Bỏ ảnh 2: nham.jpg").click()
    expect(phone.get_by_text("nham.jpg")).to_have_count(0)
    assert violations(phone) == []
    phone.reload()
    expect(phone.get_by_role("img", name="Ảnh 2: quay 2.jpg")).to_be_visible()
    assert visit.leader.get(f"{visit.path}/evidence")["expected"] == 2, "nothing left the phone before it was sent"
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_role("img", name="Ảnh 2 trên 2 của đơn vị")).to_be_visible()
    expect(phone.get_by_text("đang được gửi lên")).to_have_count(0)
    assert violations(phone) == []
    thu = context_of(**DESK).new_page()
    sign_in(thu, "thu")
    thu.goto(f"/#/desk/{visit.id}")
    thu.get_by_role("button", name="Phóng to ảnh 1 trên 2 của đơn vị").click()
    expect(thu.get_by_role("dialog").get_by_role("img", name="của đơn vị")).to_be_visible()


def test_the_words_count_at_once_and_the_photo_follows_over_a_bad_line(
    phone: Page, context_of: ContextOf, hearings: Hearings
) -> None:
    visit = hearings.handed_in()
    show_finding(phone, hearings, visit)
    phone.get_by_label("Chọn ảnh").set_input_files(picture("bang.jpg"))
    write(phone)
    phone.route("**/v1/uploads/*", lambda route: route.abort())
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()
    expect(phone.get_by_role("heading", name="1 ảnh đang được gửi lên")).to_be_visible()
    assert violations(phone) == []
    dewi = context_of(**DESK).new_page()
    dewi.add_init_script("localStorage.setItem('sidak.language', 'vi')")
    sign_in(dewi, "dewi")
    dewi.goto(f"/#/cases/{visit.id}/findings/{hearings.board(visit)['id']}")
    expect(dewi.get_by_text("0 trên 1 ảnh đã đến máy chủ")).to_be_visible()
    phone.goto("/#/")
    expect(phone.get_by_role("heading", name="1 ảnh đang được gửi lên")).to_be_visible()
    phone.unroute("**/v1/uploads/*")
    phone.reload()
    expect(card(phone, visit)).to_be_visible()
    expect(phone.get_by_text("đang được gửi lên")).to_have_count(0)
    dewi.reload()
    expect(dewi.get_by_role("img", name="Ảnh 1 trên 1 của đơn vị")).to_be_visible()


def test_how_many_photos_of_the_team_are_here_is_seen_by_all(
    phone: Page, context_of: ContextOf, hearings: Hearings
) -> None:
    visit = hearings.without_photos()
    sign_in(phone, hearings.head_of(visit))
    expect(card(phone, visit)).to_contain_text("0 trên 1 ảnh đã đến máy chủ")
    card(phone, visit).click()
    expect(phone.get_by_text("0 trên 1 ảnh đã đến máy chủ")).to_be_visible()
    phone.get_by_role("link", name=QUESTION).click()
    expect(phone.get_by_text("Chưa đến lúc giải trình: thời hạn của đơn vị bắt đầu khi")).to_be_visible()
    thu = context_of(**DESK).new_page()
    sign_in(thu, "thu")
    expect(card(thu, visit)).to_contain_text("0 trên 1 ảnh đã đến máy chủ")


def test_the_unit_gets_no_originals(phone: Page, hearings: Hearings, handed_in: Visit) -> None:
    show_finding(phone, hearings, handed_in)
    phone.get_by_role("button", name="Phóng to ảnh 1 trên 1").click()
    expect(phone.get_by_role("dialog").get_by_role("button", name="Đóng")).to_be_visible()
    expect(phone.get_by_role("button", name="Xem ảnh gốc")).to_have_count(0)


def test_further_explanations_stand_below_the_first(desk: Page, hearings: Hearings) -> None:
    visit = hearings.explained()
    show_finding(desk, hearings, visit)
    desk.get_by_text("Giải trình thêm").click()
    desk.get_by_label("Đồng ý có điều kiện").check()
    desk.get_by_label("Lý do").fill("Chúng tôi bổ sung: bảng sẽ treo lại trước 17 giờ.")
    desk.get_by_role("button", name="Gửi giải trình").click()
    expect(desk.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()
    assert len(given(hearings, visit)) == 2


def test_all_of_it_goes_by_keyboard(desk: Page, hearings: Hearings) -> None:
    visit = hearings.handed_in()
    show_finding(desk, hearings, visit)
    for _ in range(20):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.type") == "radio":
            break
    desk.keyboard.press("Space")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Tab")
    desk.keyboard.type(REASONS)
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("button", name="Thêm điểm cần đính chính")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Chọn ảnh")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()
    assert hearings.board(visit)["explanation"]["position"] == "disagree"


def test_another_unit_does_not_see_it(phone: Page, hearings: Hearings, handed_in: Visit, concluded: Visit) -> None:
    sign_in(phone, hearings.head_of(concluded))
    expect(card(phone, handed_in)).to_have_count(0)
    phone.goto(f"/#/cases/{handed_in.id}")
    expect(phone.get_by_role("alert")).to_contain_text("Không tìm thấy")


def test_the_conclusion_is_read_and_printed(desk: Page, hearings: Hearings, concluded: Visit) -> None:
    sign_in(desk, hearings.head_of(concluded))
    card(desk, concluded).click()
    desk.get_by_role("link", name="Đọc kết luận").click()
    expect(desk.get_by_text("cần treo lại danh mục thủ tục")).to_be_visible()
    expect(desk.get_by_text("từ S3 Vi phạm thành S2 Tồn tại")).to_be_visible()
    expect(desk.get_by_text("Đã xác nhận mã QR ở quầy số 2.")).to_be_visible()
    for signer in (hearings.leader.name, "Đỗ Minh Thu", "Vũ Quang Minh"):
        expect(desk.get_by_text(signer).last).to_be_visible()
    desk.emulate_media(media="print", color_scheme="dark")
    expect(desk.locator("header .me")).to_be_hidden()
    expect(desk.get_by_role("button", name="In kết luận")).to_be_hidden()
    assert desk.locator("h1").evaluate("title => getComputedStyle(title).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_serious_stands_in_the_way(
    context_of: ContextOf, hearings: Hearings, handed_in: Visit, concluded: Visit, size: dict[str, object], theme: str
) -> None:
    page = context_of(**size, color_scheme=theme, reduced_motion="reduce").new_page()
    show_finding(page, hearings, handed_in)
    expect(page.get_by_role("img", name="Ảnh 1 trên 1")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Phóng to ảnh 1 trên 1").click()
    assert violations(page) == []
    for path in ("/", f"/cases/{handed_in.id}"):
        page.goto(f"/#{path}")
        expect(page.get_by_text(handed_in.unit_name).first).to_be_visible()
        assert violations(page) == []


def test_nothing_is_cut_off_when_the_text_is_twice_as_large(phone: Page, hearings: Hearings, handed_in: Visit) -> None:
    show_finding(phone, hearings, handed_in)
    for path in (f"/cases/{handed_in.id}/findings/{hearings.board(handed_in)['id']}", f"/cases/{handed_in.id}", "/"):
        phone.goto(f"/#{path}")
        phone.evaluate("document.documentElement.style.fontSize = '200%'")
        expect(phone.get_by_role("main").get_by_role("heading").first).to_be_visible()
        phone.wait_for_load_state("networkidle")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
