"""Five findings from the minutes to the closure, in the browser, by everybody concerned: Hùng leads, the unit's head
asks for time, contests a fact and objects, Hùng drafts, Thu issues, Minh signs second, Bình decides, Thu closes."""

import re

from playwright.sync_api import Page, expect

from tests.web.concluding import confirm
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in, violations
from tests.web.inspecting import BADGES, BOARD, DRESS, HEADS, QUEUE, SYSTEM, arrive, choose, count, hand_in, item, of
from tests.web.signing import end, sign_minutes
from tests.web.test_hearing_in_full import ask_for_time
from tests.web.test_objections import ANSWER, REASONS, WRONG
from tests.web.test_remedies import DONE
from tests.web.visits import Planner, Visit

NOTES = {BOARD: "Bảng niêm yết để trống.", QUEUE: "Máy lấy số không chạy.", SYSTEM: "Không vào được phần mềm."}
COUNTED = {BADGES: (3, 8), DRESS: (2, 8)}
CONTESTED = "Máy lấy số chạy lại lúc 7 giờ 40, có nhật ký của máy."
AGREED = "Đơn vị nhất trí và sẽ khắc phục ngay trong tuần."
REMEDIES = 3
"""Of the five, for those that weigh S2 or more."""
ACTION = "Sửa ngay và phân công người chịu trách nhiệm."


def test_five_findings_from_the_minutes_to_the_closure(context_of: ContextOf, planner: Planner) -> None:
    visit = planner.send_out("hung", "mai")
    head, thu, minh, binh = (context_of(**size).new_page() for size in (PHONE, DESK, DESK, DESK))
    hung = of(context_of, "hung", visit)
    find_five(hung, visit)
    end(hung)
    sign_minutes(hung, "Trần Văn Hùng")
    wait_for(planner, visit, "explaining")

    sign_in(head, f"thutruong.{visit.unit_code.partition('.')[0]}")
    explain_in_time(head, hung, visit)
    conclude(hung, thu, minh, visit)
    object_in_vain(head, hung, binh, visit)
    put_right(head, thu, visit)
    head.reload()
    expect(head.get_by_text("Không còn việc phải làm.")).to_be_visible()
    assert planner.person("thu").get(visit.path)["state"] == "closed"


def find_five(hung: Page, visit: Visit) -> None:
    """Three that are simply missing, two of too few people."""
    arrive(hung, visit)
    count(item(hung, visit, HEADS), 8, of=8)
    for code, (seen, there) in COUNTED.items():
        count(item(hung, visit, code), seen, of=there)
    for code, note in NOTES.items():
        place = item(hung, visit, code)
        choose(place, "Không đạt")
        place.get_by_role("button", name="Thêm ghi chú").click()
        place.get_by_label("Ghi chú").fill(note)
        expect(hung.get_by_text("Đã lưu trên máy này").last).to_be_visible()
    hand_in(hung, visit)
    hung.get_by_role("checkbox", name="Kết thúc mà không có phiếu của Lê Thị Mai").check()
    hung.get_by_label("Vì sao chưa đủ?").fill("Bị ốm giữa chừng.")


def wait_for(planner: Planner, visit: Visit, state: str) -> None:
    for _ in range(200):
        if planner.person("thu").get(visit.path)["state"] == state:
            return
    raise AssertionError(f"never {state}")


def explain_in_time(head: Page, hung: Page, visit: Visit) -> None:
    """More time first, by the leader; then each of the five, one of them contested with a corrected fact."""
    head.goto(f"/#/cases/{visit.id}")
    expect(head.get_by_text("Giải trình (5 phát hiện)")).to_be_visible()
    ask_for_time(head, "Người giữ hồ sơ đang điều trị.")
    hung.goto(f"/#/desk/{visit.id}")
    expect(hung.get_by_text("Quyết định việc xin thêm thời gian")).to_be_visible()
    hung.get_by_label("Trả lời đơn vị").fill("Lý do chính đáng.")
    hung.get_by_role("button", name="Cho thêm 2 ngày").click()
    expect(hung.get_by_text("Được thêm 2 ngày làm việc")).to_be_visible()
    findings = head.evaluate("id => fetch(`/v1/inspections/${id}/findings`).then((one) => one.json())", visit.id)
    assert len(findings) == 5
    for finding in findings:
        head.goto(f"/#/cases/{visit.id}/findings/{finding['id']}")
        explain(head, contest=finding["item"] == QUEUE)
    head.goto(f"/#/cases/{visit.id}")
    expect(head.get_by_text("Dự thảo kết luận", exact=True)).to_be_visible()
    assert violations(head) == []


def explain(head: Page, *, contest: bool) -> None:
    head.get_by_role("radio", name=re.compile("^Không đồng ý" if contest else "^Đồng ý")).first.check()
    head.get_by_label("Lý do").fill(CONTESTED if contest else AGREED)
    if contest:
        head.get_by_role("button", name="Thêm điểm cần đính chính").click()
        head.get_by_label("Phát hiện ghi").fill("Máy không chạy")
        head.get_by_label("Đúng ra là").fill("Máy chạy từ 7 giờ 40")
    head.get_by_role("button", name="Gửi giải trình").click()
    expect(head.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()


def conclude(hung: Page, thu: Page, minh: Page, visit: Visit) -> None:
    """The correction is accepted, what weighs more is to be put right; three people sign."""
    hung.reload()
    expect(hung.get_by_text(CONTESTED).first).to_be_visible()
    for answer in hung.get_by_label("Trả lời đơn vị").all():
        answer.fill("Nhật ký của máy được chấp nhận cho giờ đó.")
    hung.get_by_role("group", name="Điểm 1").get_by_label("Chấp nhận", exact=True).check()
    for place in hung.get_by_label("Phải khắc phục điều gì").all():
        place.fill(ACTION)
    for cause in hung.get_by_role("combobox", name=re.compile("^Nguyên nhân")).all():
        cause.select_option("procedure")
    hung.get_by_label("Kết luận chung").fill("Năm điểm cần khắc phục, một điểm được đính chính.")
    hung.get_by_role("button", name="Lập dự thảo").click()
    expect(hung.get_by_text("Dự thảo số 1 đã được lưu")).to_be_visible()
    for page, username, signature in ((thu, "thu", "Ban hành kết luận"), (minh, "minh", "Ký thứ hai")):
        sign_in(page, username)
        page.goto(f"/#/desk/{visit.id}")
        confirm(page, signature)
    expect(minh.get_by_text("Đã kết luận.", exact=True)).to_be_visible()


def object_in_vain(head: Page, hung: Page, binh: Page, visit: Visit) -> None:
    head.reload()
    form = head.locator("details", has=head.locator("summary", has_text="Khiếu nại kết luận"))
    form.locator("summary").click()
    form.get_by_label("Sự việc").check()
    form.get_by_role("checkbox").first.check()
    form.get_by_label("Lý do").fill(WRONG)
    form.get_by_role("button", name="Gửi khiếu nại").click()
    expect(head.get_by_text("Đang chờ trưởng đoàn trả lời.")).to_be_visible()
    hung.goto("/#/")
    hung.goto(f"/#/desk/{visit.id}")
    hung.get_by_label("Câu trả lời").fill(ANSWER)
    hung.get_by_role("button", name="Gửi câu trả lời").click()
    expect(hung.get_by_text("Đang chờ một người kết luận không tham gia quyết định.")).to_be_visible()
    sign_in(binh, "binh")
    binh.goto(f"/#/desk/{visit.id}")
    binh.get_by_label("Giữ nguyên kết luận").check()
    binh.get_by_label("Vì sao").fill(REASONS)
    binh.get_by_role("button", name="Quyết định", exact=True).click()
    expect(binh.get_by_text(re.compile("kết luận được giữ nguyên"))).to_be_visible()


def put_right(head: Page, thu: Page, visit: Visit) -> None:
    """Each remedy is reported and accepted; then nothing stands in the way of the closure."""
    head.goto("/#/")
    card(head, visit).first.click()
    to_report = head.locator("summary", has_text=re.compile("^Báo cáo khắc phục$"))
    expect(to_report).to_have_count(REMEDIES)
    for left in reversed(range(REMEDIES)):
        to_report.first.click()
        head.get_by_label("Đơn vị đã làm gì").first.fill(DONE)
        head.get_by_role("button", name="Gửi báo cáo").first.click()
        expect(to_report).to_have_count(left)
    thu.reload()
    to_accept = thu.get_by_role("button", name="Chấp nhận", exact=True)
    expect(to_accept).to_have_count(REMEDIES)
    for left in reversed(range(REMEDIES)):
        to_accept.first.click()
        thu.get_by_role("dialog").get_by_role("button", name="Chấp nhận").click()
        expect(to_accept).to_have_count(left)
    confirm(thu, "Khép lại cuộc kiểm tra")
    expect(thu.get_by_text("Đã khép lại.")).to_be_visible()
