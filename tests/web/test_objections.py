"""After the conclusion: the unit objects and is answered by others than those who signed; a hearing is reopened."""

import re

from playwright.sync_api import FilePayload, Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in, violations
from tests.web.hearings import TEAM, Hearings
from tests.web.inspecting import jpeg
from tests.web.test_remedies import desk_of, remedied

WRONG = "Bảng treo ở quầy số 2 từ 7 giờ, có ảnh kèm theo."
ANSWER = "Quầy số 2 không nhìn thấy từ khu vực chờ, ảnh số 1 cho thấy điều đó."
REASONS = "Ảnh của đơn vị chụp cùng ngày, cùng giờ và rõ ràng."
EVIDENCE = "Camera của xã cho thấy bảng được treo từ 7 giờ."
PICTURE: FilePayload = {"name": "quay2.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}


def concluded(hearings: Hearings, severity: str = "S2") -> Visit:
    visit = hearings.explained()
    conclude(hearings, visit, 1, severity)
    return visit


def conclude(hearings: Hearings, visit: Visit, number: int, severity: str) -> None:
    """It was a breach once: Sơn drafts, Thu issues, Minh signs second."""
    body = remedied(hearings, visit)
    for decision in body["decisions"]:  # type: ignore[attr-defined]
        if "remedy" in decision:
            decision["severity"] = severity
    visit.leader.post(f"{visit.path}/conclusions", body)
    hearings.stage.person("thu").post(f"{visit.path}/conclusions/{number}/issuance")
    hearings.stage.person("minh").post(f"{visit.path}/conclusions/{number}/second-signature")


def case_of(page: Page, hearings: Hearings, visit: Visit) -> None:
    sign_in(page, hearings.head_of(visit))
    page.goto(f"/#/cases/{visit.id}")
    expect(page.get_by_role("heading", level=1, name=visit.unit_name)).to_be_visible()


def object_to(head: Page) -> None:
    form = head.locator("details", has=head.locator("summary", has_text="Khiếu nại kết luận"))
    form.locator("summary").click()
    send = form.get_by_role("button", name="Gửi khiếu nại")
    send.click()
    expect(form.get_by_text("Hãy chọn nội dung khiếu nại.")).to_be_visible()
    form.get_by_label("Sự việc").check()
    send.click()
    expect(form.get_by_text("Hãy chọn ít nhất một phát hiện.")).to_be_visible()
    form.get_by_label("Danh mục và nội dung thủ tục").check()
    form.get_by_label("Lý do").fill(WRONG)
    form.get_by_label("Chọn ảnh").set_input_files(PICTURE)
    expect(form.get_by_text("quay2.jpg")).to_be_visible()
    assert violations(head) == []
    send.click()
    expect(head.get_by_text("Đang chờ trưởng đoàn trả lời.")).to_be_visible()


def test_the_unit_objects_the_leader_answers_another_reviewer_decides_and_the_conclusion_is_amended(
    context_of: ContextOf, hearings: Hearings
) -> None:
    visit = concluded(hearings)
    head, son, thu, binh = (context_of(**size).new_page() for size in (PHONE, PHONE, DESK, DESK))
    case_of(head, hearings, visit)
    object_to(head)

    sign_in(son, next(iter(TEAM)))
    son.goto(f"/#/desk/{visit.id}")
    expect(son.get_by_text("Hãy đọc và trả lời hoặc quyết định.")).to_be_visible()
    son.get_by_label("Câu trả lời").fill(ANSWER)
    son.get_by_role("button", name="Gửi câu trả lời").click()
    expect(son.get_by_text("Đang chờ một người kết luận không tham gia quyết định.")).to_be_visible()

    desk_of(thu, "thu", visit)
    expect(thu.get_by_text(ANSWER)).to_be_visible()
    expect(thu.get_by_role("button", name="Quyết định", exact=True)).to_have_count(0)

    desk_of(binh, "binh", visit)
    binh.get_by_label("Sửa đổi kết luận").check()
    binh.get_by_label("Vì sao").fill(REASONS)
    assert violations(binh) == []
    binh.get_by_role("button", name="Quyết định", exact=True).click()
    expect(binh.get_by_text("Chấp nhận khiếu nại: kết luận được sửa đổi.")).to_be_visible()

    son.reload()
    expect(son.get_by_text("Hãy lập dự thảo kết luận")).to_be_visible()
    conclude(hearings, visit, 2, "S2")
    head.reload()
    expect(head.get_by_text("Kết luận sửa đổi là bản số 2.")).to_be_visible()
    head.get_by_role("link", name="Đọc kết luận").click()
    head.get_by_text("Bản số 1: đã được thay thế").click()
    expect(head.get_by_text(re.compile("Có hiệu lực từ"))).to_be_visible()
    assert violations(head) == []


def test_two_reviewers_reopen_the_hearing_and_the_unit_explains_again(
    context_of: ContextOf, hearings: Hearings
) -> None:
    visit = concluded(hearings)
    thu, minh, head = (context_of(**size).new_page() for size in (DESK, DESK, PHONE))
    desk_of(thu, "thu", visit)
    thu.locator("summary", has_text="Đề nghị xem xét lại").click()
    thu.get_by_role("checkbox", name="Danh mục và nội dung thủ tục").check()
    thu.get_by_label("Chứng cứ mới là gì").fill(EVIDENCE)
    thu.get_by_role("button", name="Gửi đề nghị").click()
    expect(thu.get_by_text("Đang chờ người kết luận thứ hai ký.")).to_be_visible()
    expect(thu.get_by_role("button", name="Ký, xem xét lại")).to_have_count(0)

    desk_of(minh, "minh", visit)
    minh.get_by_role("button", name="Ký, xem xét lại").click()
    minh.get_by_role("dialog").get_by_role("button", name="Ký, xem xét lại").click()
    expect(minh.get_by_text(re.compile("đồng ý ngày"))).to_be_visible()

    sign_in(head, hearings.head_of(visit))
    card(head, visit).first.click()
    expect(head.get_by_text(EVIDENCE)).to_be_visible()
    expect(head.get_by_role("link", name="Đọc kết luận")).to_be_visible()
    assert violations(head) == []
    head.goto(f"/#/cases/{visit.id}/findings/{hearings.board(visit)['id']}")
    expect(head.get_by_role("button", name=re.compile("Gửi giải trình"))).to_be_visible()
