"""More time, a draft on two devices, a named official without an account, a paper, corrections of facts."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FilePayload, Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import TEAM, Hearings
from tests.web.inspecting import jpeg

QUESTION = "Danh mục và nội dung thủ tục hành chính được công khai tại chỗ"
POST = "Công chức một cửa"
SAID = "Tôi đã treo lại bảng lúc 8 giờ, có ảnh kèm theo."
REASONS = "Bảng được tháo để sơn lại; mã QR treo ở quầy số 2."
PICTURE: FilePayload = {"name": "bang.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}


@pytest.fixture
def visit(hearings: Hearings) -> Visit:
    return hearings.handed_in()


def head_at(page: Page, hearings: Hearings, visit: Visit) -> Page:
    sign_in(page, hearings.head_of(visit))
    page.goto(f"/#/cases/{visit.id}")
    expect(page.get_by_role("heading", level=1, name=visit.unit_name)).to_be_visible()
    return page


def finding_at(page: Page, hearings: Hearings, visit: Visit) -> Page:
    page.goto(f"/#/cases/{visit.id}/findings/{hearings.board(visit)['id']}")
    expect(page.get_by_role("heading", level=1, name=QUESTION)).to_be_visible()
    return page


def ask_for_time(page: Page, reason: str) -> None:
    page.get_by_text("Xin thêm thời gian", exact=True).click()
    page.get_by_label("Vì sao cần thêm thời gian").fill(reason)
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.get_by_text("Đang chờ quyết định").last).to_be_visible()


def test_the_leader_grants_once_and_two_others_grant_more(
    phone: Page, context_of: ContextOf, hearings: Hearings, visit: Visit
) -> None:
    head_at(phone, hearings, visit)
    ask_for_time(phone, "Người giữ hồ sơ đang điều trị.")
    assert violations(phone) == []
    leader = context_of(**PHONE).new_page()
    sign_in(leader, next(iter(TEAM)))
    leader.goto(f"/#/desk/{visit.id}")
    leader.get_by_role("button", name="Cho thêm 2 ngày").click()
    expect(leader.get_by_text("Hãy trả lời đơn vị")).to_be_visible()
    leader.get_by_label("Trả lời đơn vị").fill("Lý do chính đáng.")
    leader.get_by_role("button", name="Cho thêm 2 ngày").click()
    expect(leader.get_by_text("Được thêm 2 ngày làm việc")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Được thêm 2 ngày làm việc")).to_be_visible()
    expect(phone.get_by_text("Lý do chính đáng.")).to_be_visible()
    expect(phone.get_by_text("Phạm Văn Sơn,").first).to_be_visible()
    ask_for_time(phone, "Hồ sơ gốc còn ở kho lưu trữ tỉnh.")
    for username, button in (("thu", "Đề xuất cho thêm"), ("minh", "Đồng ý cho thêm")):
        desk = context_of(**DESK).new_page()
        sign_in(desk, username)
        desk.goto(f"/#/desk/{visit.id}")
        desk.get_by_label("Trả lời đơn vị").fill("Kho trả hồ sơ trong ba ngày.")
        desk.get_by_role("button", name=button).click()
        expect(desk.get_by_role("button", name=button)).to_have_count(0)
    phone.reload()
    expect(phone.get_by_text("Được thêm 2 ngày làm việc")).to_have_count(2)
    expect(phone.get_by_text(re.compile("Đỗ Minh Thu và .+Minh"))).to_be_visible()


def test_a_draft_goes_on_with_another_device(
    phone: Page, context_of: ContextOf, hearings: Hearings, visit: Visit
) -> None:
    sign_in(phone, hearings.head_of(visit))
    finding_at(phone, hearings, visit)
    phone.get_by_label("Không đồng ý").check()
    phone.get_by_label("Lý do").fill(REASONS)
    expect(phone.get_by_text("Đã lưu trên máy chủ lúc")).to_be_visible()
    desk = context_of(**DESK).new_page()
    sign_in(desk, hearings.head_of(visit))
    finding_at(desk, hearings, visit)
    expect(desk.get_by_label("Lý do")).to_have_value(REASONS)
    expect(desk.get_by_label("Không đồng ý")).to_be_checked()
    desk.get_by_label("Lý do").fill(f"{REASONS} Sổ trực kèm theo.")
    expect(desk.get_by_text("Đã lưu trên máy chủ lúc")).to_be_visible()
    desk.goto("/#/")
    finding_at(phone, hearings, visit)
    phone.reload()
    expect(phone.get_by_text("Có bản nháp của bạn từ máy khác")).to_be_visible()
    phone.get_by_role("button", name="Viết tiếp bản đó").click()
    expect(phone.get_by_label("Lý do")).to_have_value(f"{REASONS} Sổ trực kèm theo.")
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()
    finding_at(desk, hearings, visit)
    expect(desk.get_by_text("Có bản nháp")).to_have_count(0)


def test_an_official_without_an_account_explains_by_a_link_once(
    phone: Page, context_of: ContextOf, hearings: Hearings, visit: Visit
) -> None:
    sign_in(phone, hearings.head_of(visit))
    finding_at(phone, hearings, visit)
    phone.get_by_text("Mời người trực tiếp liên quan giải trình").click()
    phone.get_by_role("button", name="Tạo liên kết một lần").click()
    expect(phone.get_by_text("Hãy ghi chức danh.")).to_be_visible()
    phone.get_by_label("Chức danh của người đó").fill(POST)
    phone.get_by_role("button", name="Tạo liên kết một lần").click()
    expect(phone.get_by_role("img", name="Mã QR của liên kết một lần")).to_be_visible()
    address = urlsplit(str(phone.locator(".address").text_content()).strip())
    assert violations(phone) == []
    guest = context_of(**PHONE).new_page()
    guest.goto(f"/#{address.fragment}")
    expect(guest.get_by_text(f"với tư cách: {POST}")).to_be_visible()
    expect(guest.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(guest.get_by_role("img", name="Ảnh 1 của phát hiện")).to_have_js_property("complete", True)
    guest.get_by_role("button", name="Gửi giải trình").click()
    expect(guest.get_by_role("radio").first).to_be_focused()
    guest.get_by_label("Không đồng ý").check()
    guest.get_by_label("Lý do").fill(SAID)
    guest.get_by_label("Chọn ảnh").set_input_files([PICTURE])
    assert violations(guest) == []
    guest.get_by_role("button", name="Gửi giải trình").click()
    expect(guest.get_by_text("Giải trình của bạn đã được ghi nhận")).to_be_visible()
    guest.reload()
    expect(guest.get_by_text("Liên kết này không dùng được")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text(f"Người trực tiếp liên quan: {POST}")).to_be_visible()
    expect(phone.get_by_text(SAID)).to_be_visible()
    expect(phone.get_by_role("img", name="Ảnh 1 trên 1 của đơn vị")).to_be_visible()
    expect(phone.get_by_role("button", name="Gửi giải trình")).to_be_visible()


def test_a_reviewer_enters_what_came_on_paper(desk: Page, hearings: Hearings, visit: Visit) -> None:
    sign_in(desk, "thu")
    desk.goto(f"/#/desk/{visit.id}")
    desk.get_by_role("link", name="Nhập bản giấy").click()
    desk.get_by_text("Nhập giải trình trên giấy").click()
    desk.get_by_role("button", name="Ghi nhận bản giấy").click()
    expect(desk.get_by_text("Hãy thêm ảnh của tờ giấy.")).to_be_visible()
    desk.get_by_label("Chọn ảnh").set_input_files([PICTURE])
    desk.get_by_label("Không đồng ý").check()
    desk.get_by_role("button", name="Ghi nhận bản giấy").click()
    expect(desk.get_by_text("Theo bản giấy", exact=True)).to_be_visible()
    expect(desk.get_by_text("Đỗ Minh Thu nhập lúc")).to_be_visible()
    expect(desk.get_by_role("img", name="Ảnh 1 trên 1 của đơn vị")).to_be_visible()
    assert violations(desk) == []
    assert hearings.board(visit)["explanation"]["givenAs"] == "paper"


def test_each_correction_is_answered_before_the_draft_is_saved(
    phone: Page, context_of: ContextOf, hearings: Hearings, visit: Visit
) -> None:
    sign_in(phone, hearings.head_of(visit))
    finding_at(phone, hearings, visit)
    phone.get_by_label("Không đồng ý").check()
    phone.get_by_label("Lý do").fill(REASONS)
    phone.get_by_role("button", name="Thêm điểm cần đính chính").click()
    phone.get_by_label("Phát hiện ghi").fill("Bảng để trống")
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Hãy điền cả hai ô")).to_be_visible()
    phone.get_by_label("Đúng ra là").fill("Bảng đang được sơn lại")
    phone.get_by_role("button", name="Gửi giải trình").click()
    expect(phone.get_by_text("Đề nghị đính chính", exact=True)).to_be_visible()
    desk = context_of(**DESK).new_page()
    sign_in(desk, "thu")
    desk.goto(f"/#/desk/{visit.id}")
    answer_corrections(desk)
    expect(desk.get_by_text("Không chấp nhận.", exact=True)).to_be_visible()
    conclusion = visit.leader.get(f"{visit.path}/conclusion")
    answers = [each for decision in conclusion["decisions"] for each in decision["corrections"]]
    assert [(each["accepted"], each["answer"]) for each in answers] == [(False, "Ảnh chụp cho thấy bảng trống.")]


def answer_corrections(desk: Page) -> None:
    asked = desk.get_by_role("group", name="Điểm 1")
    expect(asked).to_be_visible()
    contested = desk.get_by_label("Trả lời đơn vị")
    for field in contested.all():
        field.fill("Đã xem xét.")
    for withdrawn in desk.get_by_label("Bỏ", exact=True).all():
        withdrawn.check()
    desk.get_by_label("Kết luận chung").fill("Đơn vị đã treo lại danh mục.")
    desk.get_by_role("button", name="Lập dự thảo").click()
    expect(desk.get_by_text("Hãy chọn, và nêu lý do")).to_be_visible()
    asked.get_by_label("Không chấp nhận").check()
    desk.get_by_label("Vì sao đính chính hoặc không").fill("Ảnh chụp cho thấy bảng trống.")
    desk.get_by_role("button", name="Lập dự thảo").click()
