"""After the conclusion: the unit puts right what was found, somebody else looks; praise is given as easily."""

import re

from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.concluding import ACTION, confirm, draft
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in, violations
from tests.web.hearings import Hearings
from tests.web.inspecting import jpeg

DONE = "Danh mục đã treo lại sáng nay, có người kiểm tra mỗi tuần."
PRAISE = "Hướng dẫn người già tận tình, đưa tận ghế."


def desk_of(page: Page, username: str, visit: Visit) -> None:
    sign_in(page, username)
    page.goto(f"/#/desk/{visit.id}")
    expect(page.get_by_role("heading", level=1, name=visit.unit_name)).to_be_visible()


def report(phone: Page, *, photo: bool) -> None:
    phone.get_by_text("Báo cáo khắc phục").click()
    phone.get_by_label("Đơn vị đã làm gì").fill(DONE)
    if photo:
        picture = {"name": "bang.jpg", "mimeType": "image/jpeg", "buffer": jpeg(64)}
        form = phone.locator("form").filter(has=phone.get_by_label("Đơn vị đã làm gì"))
        form.get_by_label("Chọn ảnh").set_input_files(picture)  # type: ignore[arg-type]
        expect(phone.get_by_text("bang.jpg")).to_be_visible()
    phone.get_by_role("button", name="Gửi báo cáo").click()
    expect(phone.get_by_text("Đã báo cáo, chờ xác nhận")).to_be_visible()


def test_what_was_found_is_put_right_and_only_then_the_case_is_closed(
    context_of: ContextOf, hearings: Hearings
) -> None:
    """Sơn requires it; the head reports, Thu sends back, the head reports again, Thu accepts and closes."""
    visit = hearings.explained()
    son, thu, head = (context_of(**size).new_page() for size in (DESK, DESK, PHONE))
    desk_of(son, "son", visit)
    draft(son, "S2", remedy=True)
    sign(hearings, visit)

    sign_in(head, hearings.head_of(visit))
    expect(head.get_by_role("heading", name=re.compile("Đơn vị phải khắc phục"))).to_be_visible()
    card(head, visit).first.click()
    expect(head.get_by_role("heading", name=ACTION)).to_be_visible()
    expect(head.get_by_text("Hãy khắc phục 1 việc")).to_be_visible()
    assert violations(head) == []
    report(head, photo=True)

    desk_of(thu, "thu", visit)
    expect(thu.get_by_text(DONE)).to_be_visible()
    thu.get_by_role("button", name="Trả lại").click()
    thu.get_by_role("dialog").get_by_role("button", name="Trả lại").click()
    expect(thu.get_by_role("dialog").get_by_text("Viết lý do")).to_be_visible()
    thu.get_by_role("dialog").get_by_label("Lý do").fill("Ảnh mờ, không đọc được danh mục")
    thu.get_by_role("dialog").get_by_role("button", name="Trả lại").click()
    expect(thu.get_by_text(re.compile("trả lại, "))).to_be_visible()

    head.reload()
    expect(head.get_by_text("Ảnh mờ, không đọc được danh mục")).to_be_visible()
    report(head, photo=False)
    thu.reload()
    confirm(thu, "Chấp nhận")
    expect(thu.get_by_text("Đã xác nhận", exact=True)).to_be_visible()
    confirm(thu, "Khép lại cuộc kiểm tra")
    expect(thu.get_by_text("Đã khép lại.")).to_be_visible()


def sign(hearings: Hearings, visit: Visit) -> None:
    """It was a breach once: Thu issues, Minh signs second."""
    hearings.stage.person("thu").post(f"{visit.path}/conclusions/1/issuance")
    hearings.stage.person("minh").post(f"{visit.path}/conclusions/1/second-signature")


def test_praise_is_proposed_confirmed_and_read_by_the_unit(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.handed_in()
    van, thu, head = (context_of(**DESK).new_page() for _ in range(3))
    sign_in(van, "van")
    van.goto(f"/#/cases/{visit.id}")
    van.locator("summary", has_text="Đề nghị biểu dương").click()
    van.get_by_role("button", name="Đề nghị biểu dương").click()
    expect(van.get_by_text("Hãy ghi bộ phận hoặc chức vụ.")).to_be_visible()
    van.get_by_label("Bộ phận hoặc chức vụ").fill("Bộ phận một cửa")
    van.get_by_label("Vì điều gì").fill(PRAISE)
    van.get_by_role("button", name="Đề nghị biểu dương").click()
    expect(van.get_by_text("Chờ một người khác xác nhận")).to_be_visible()

    desk_of(thu, "thu", visit)
    confirm(thu, "Xác nhận")
    expect(thu.get_by_text("Đã biểu dương")).to_be_visible()

    sign_in(head, hearings.head_of(visit))
    head.goto(f"/#/cases/{visit.id}")
    expect(head.get_by_text(PRAISE)).to_be_visible()


def test_whoever_watches_sees_what_is_to_be_settled(phone: Page, hearings: Hearings) -> None:
    visit = hearings.explained()
    body = remedied(hearings, visit)
    visit.leader.post(f"{visit.path}/conclusions", body)
    sign(hearings, visit)
    sign_in(phone, "lan")
    phone.get_by_role("link", name="Theo dõi khắc phục").click()
    expect(phone.get_by_role("link").filter(has_text=visit.unit_name).filter(has_text=ACTION)).to_be_visible()
    assert violations(phone) == []
    phone.get_by_label("Chỉ việc quá hạn").check()
    expect(phone.get_by_role("link").filter(has_text=visit.unit_name)).to_have_count(0)


def remedied(hearings: Hearings, visit: Visit) -> dict[str, object]:
    board = hearings.board(visit)["id"]
    remedy = {"cause": "procedure", "action": ACTION, "owner": "Thủ trưởng đơn vị"}
    decisions = [
        {"finding": each["id"], "result": "upheld", "severity": "S2" if each["id"] == board else each["severity"]}
        | ({"remedy": remedy, "answer": "Đã xem xét."} if each["id"] == board else {})
        for each in visit.leader.get(f"{visit.path}/findings")
    ]
    return {"summary": "Cần treo lại danh mục.", "decisions": decisions}
