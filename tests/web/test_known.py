"""What is known of a finding: put right at once, caused elsewhere, whom it concerns."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.inspecting import expect_everything_sent, of
from tests.web.passing_on import head_of_owner, owning_unit
from tests.web.signing import NOTE, end, kept, sign_minutes, visit_alone
from tests.web.visits import Planner
from tests.web.visits import Visit as Sent

TEAMS = {"fixed": ("hung", "mai")}
HOW = "Treo lại danh mục ngay trước khi đoàn về."
WHY = "Phần mềm in danh mục của tỉnh hỏng từ thứ Hai."
ANSWER = "Sở sẽ sửa phần mềm và cấp bản in trong tuần."
NAME = "Hoàng Văn Bách"


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Sent]:
    return planner.send_all_out(TEAMS)


def test_the_leader_says_on_the_phone_that_it_was_put_right(
    context_of: ContextOf, planner: Planner, visits: dict[str, Sent]
) -> None:
    """It is read out so, and one step less; the server comes to the same."""
    visit = visits["fixed"]
    phone = of(context_of, "hung", visit)
    visit_alone(phone, visit, "Lê Thị Mai")
    phone.get_by_role("checkbox", name="Đã khắc phục tại chỗ").check()
    expect(phone.get_by_text("ghi đã khắc phục tại chỗ thế nào")).to_be_visible()
    phone.get_by_label("Đã sửa thế nào?").fill(HOW)
    expect(phone.get_by_text("mức độ hạ một bậc: S2")).to_be_visible()
    expect(phone.get_by_text(f"Đã khắc phục tại chỗ: {HOW}")).to_be_visible()
    assert violations(phone) == []
    end(phone)
    sign_minutes(phone, "Trần Văn Hùng")
    expect(phone.get_by_role("article")).to_contain_text(HOW)
    expect_everything_sent(phone)
    assert kept(planner, "hung", visit)["differences"] == []
    [found] = planner.person("hung").get(f"{visit.path}/findings")
    assert (found["severity"], found["note"], found["marks"]["fixed"]["how"]) == ("S2", NOTE, HOW)


def test_a_cause_is_passed_on_answered_and_read_by_all(context_of: ContextOf, hearings: Hearings) -> None:
    """Sơn proposes on his phone, Thu decides at the desk, another centre's head answers, the unit reads it."""
    visit = hearings.explained()
    other = owning_unit(hearings)
    finding = hearings.board(visit)["id"]
    son, thu, head, owner = (context_of(**size).new_page() for size in (PHONE, DESK, PHONE, PHONE))
    sign_in(son, "son")
    son.goto(f"/#/cases/{visit.id}/findings/{finding}")
    son.get_by_role("button", name="Nguyên nhân ngoài đơn vị?").click()
    form = son.get_by_role("dialog")
    form.get_by_role("button", name="Nguyên nhân ngoài đơn vị?").click()
    expect(form.get_by_text("Hãy chọn nguyên nhân")).to_be_visible()
    form.get_by_label("Nguyên nhân nằm ở đâu").select_option("system")
    form.get_by_label("Tìm đơn vị").fill(other["name"])
    form.get_by_label("Đơn vị", exact=True).select_option(label=f"{other['name']} ({other['code']})")
    form.get_by_label("Vì sao").fill(WHY)
    assert violations(son) == []
    form.get_by_role("button", name="Nguyên nhân ngoài đơn vị?").click()
    expect(son.get_by_text("Chờ một người xem xét khác quyết định")).to_be_visible()

    sign_in(thu, "thu")
    thu.goto(f"/#/desk/{visit.id}")
    expect(thu.get_by_text(WHY)).to_be_visible()
    thu.get_by_role("button", name="Đồng ý", exact=True).click()
    thu.get_by_role("dialog").get_by_role("button", name="Đồng ý", exact=True).click()
    expect(thu.get_by_text("không tính là tái phạm")).to_be_visible()

    sign_in(owner, head_of_owner(hearings))
    owner.get_by_role("link", name=re.compile("phát hiện được chuyển đến chờ trả lời")).click()
    expect(owner.get_by_text(WHY)).to_be_visible()
    assert violations(owner) == []
    owner.get_by_role("button", name="Trả lời").click()
    answering = owner.get_by_role("dialog")
    answering.get_by_role("radio", name="Nhận", exact=True).check()
    answering.get_by_label("Sẽ làm gì").fill(ANSWER)
    answering.get_by_label("Xong trước ngày").fill("2099-12-31")
    answering.get_by_role("button", name="Trả lời").click()
    expect(owner.get_by_text("Nhận, xong trước 31/12/2099")).to_be_visible()

    sign_in(head, hearings.head_of(visit))
    head.goto(f"/#/cases/{visit.id}/findings/{finding}")
    expect(head.get_by_text(ANSWER)).to_be_visible()
    expect(head.get_by_text("Nguyên nhân ngoài đơn vị.")).to_be_visible()


def test_a_person_is_named_by_the_reviewer_and_read_by_the_head_alone(
    context_of: ContextOf, hearings: Hearings
) -> None:
    visit = hearings.explained()
    finding = hearings.board(visit)["id"]
    thu, head, lan = (context_of(**size).new_page() for size in (DESK, PHONE, DESK))
    sign_in(thu, "thu")
    thu.goto(f"/#/cases/{visit.id}/findings/{finding}")
    thu.get_by_role("button", name="Ghi đối tượng").click()
    form = thu.get_by_role("dialog")
    form.get_by_role("radio", name="Cá nhân").check()
    form.get_by_label("Họ tên 1").fill(NAME)
    form.get_by_label("Chức vụ của người 1").fill("Công chức văn hóa")
    assert violations(thu) == []
    form.get_by_role("button", name="Ghi đối tượng").click()
    expect(thu.get_by_text("1 người. Tên được giữ riêng.")).to_be_visible()

    sign_in(head, hearings.head_of(visit))
    head.goto(f"/#/cases/{visit.id}/findings/{finding}")
    expect(head.get_by_text("1 người. Tên được giữ riêng.")).to_be_visible()
    expect(head.get_by_text(NAME)).to_have_count(0)
    head.get_by_role("button", name="Xem tên").click()
    expect(head.get_by_text(NAME)).to_be_visible()

    sign_in(lan, "lan")
    lan.goto(f"/#/cases/{visit.id}/findings/{finding}")
    expect(lan.get_by_text("1 người. Tên được giữ riêng.")).to_be_visible()
    expect(lan.get_by_role("button", name="Xem tên")).to_have_count(0)
