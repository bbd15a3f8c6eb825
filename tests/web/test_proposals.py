"""A proposal from the leader's phone over two signatures to the authority's answer; what each of them reads."""

from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings

TEXT = "Bảng niêm yết để trống nhiều ngày, đề nghị xem xét trách nhiệm người được phân công."
LOOKED = "Đã xem hồ sơ và hỏi từng người, không có gì như vậy."
LEVEL = "L6 · Đề nghị xem xét xử lý kỷ luật"


def propose(page: Page, visit: Visit) -> None:
    page.goto(f"/#/cases/{visit.id}")
    page.get_by_role("link", name="Lập kiến nghị").click()
    page.get_by_role("button", name="Lập kiến nghị").click()
    expect(page.get_by_text("Hãy chọn ít nhất một phát hiện.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("checkbox").first.check()
    page.get_by_role("radio", name=LEVEL).check()
    page.get_by_role("radio", name="Một cá nhân").check()
    page.get_by_label("Chức vụ", exact=True).fill("Phó giám đốc trung tâm")
    page.get_by_label("Nội dung kiến nghị").fill(TEXT)
    page.get_by_label("Cơ quan có thẩm quyền", exact=True).fill("Ủy ban nhân dân xã")
    page.get_by_role("button", name="Lập kiến nghị").click()
    expect(page.get_by_role("heading", name=LEVEL)).to_be_visible()


def look_at_everything(page: Page) -> None:
    for left in (3, 2, 1):
        buttons = page.get_by_role("button", name="Ghi kết quả")
        expect(buttons).to_have_count(left)
        buttons.first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("radio", name="Không có gì cản trở").check()
        dialog.get_by_label("Đã xem gì, vì sao").fill(LOOKED)
        dialog.get_by_role("button", name="Ghi kết quả").click()
        expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Kiểm tra lại")).to_have_count(3)


def sign(page: Page, username: str, visit: Visit, then: str) -> None:
    """From the list of those that wait for them."""
    sign_in(page, username)
    page.get_by_role("link", name="Kiến nghị tới cơ quan có thẩm quyền").click()
    page.get_by_role("radio", name="Chờ tôi ký").check()
    page.get_by_role("link").filter(has_text=visit.unit_name).click()
    press(page, "Ký")
    expect(page.get_by_text(then)).to_be_visible()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=label, exact=True).click()


def test_a_proposal_goes_its_whole_way(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.concluded()
    son, thu, minh = (context_of(**size).new_page() for size in (PHONE, DESK, PHONE))
    sign_in(son, "son")
    propose(son, visit)
    look_at_everything(son)
    assert violations(son) == []
    sign(thu, "thu", visit, "Chờ chữ ký thứ hai")
    sign(minh, "minh", visit, "Đã ký, chưa gửi")
    send(thu)
    answer(thu)
    read_by_the_unit(context_of(**PHONE).new_page(), hearings, visit)


def send(page: Page) -> None:
    page.reload()
    page.get_by_role("button", name="Ghi là đã gửi").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số văn bản").fill("12/KN-SNV")
    dialog.get_by_role("button", name="Ghi là đã gửi").click()
    expect(page.get_by_text("Đã gửi, chờ trả lời")).to_be_visible()


def answer(page: Page) -> None:
    page.get_by_role("button", name="Ghi trả lời").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Đã quyết định").check()
    dialog.get_by_label("Nội dung trả lời").fill("Đã họp kiểm điểm, có quyết định kèm theo.")
    dialog.get_by_label("Nhóm đối tượng").select_option(label="Viên chức quản lý")
    expect(dialog.get_by_text("Nghị định 234/2026/NĐ-CP")).to_be_visible()
    dialog.get_by_role("button", name="Ghi trả lời").click()
    expect(dialog.get_by_text("Hãy chọn hình thức")).to_be_visible()
    assert violations(page) == []
    dialog.get_by_label("Hình thức kỷ luật đã quyết định").select_option(label="Khiển trách")
    dialog.get_by_role("button", name="Ghi trả lời").click()
    expect(page.get_by_text("Khiển trách (Viên chức quản lý)")).to_be_visible()


def read_by_the_unit(page: Page, hearings: Hearings, visit: Visit) -> None:
    """What was signed and answered, but nobody's checks."""
    sign_in(page, hearings.head_of(visit))
    page.goto(f"/#/cases/{visit.id}")
    page.get_by_role("link", name=LEVEL).click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_text("Khiển trách (Viên chức quản lý)")).to_be_visible()
    expect(page.get_by_text(LOOKED)).to_have_count(0)
    assert violations(page) == []
