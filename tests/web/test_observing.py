"""Interviews with citizens and interactions seen: without a network, then at the server, then read by few."""

from typing import Any

from playwright.sync_api import Page, expect

from api.tour.stage import Visit, new_id
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations, wait_until_kept
from tests.web.hearings import Hearings
from tests.web.inspecting import arrive, expect_everything_sent, of
from tests.web.line import Line
from tests.web.visits import Planner


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True).check()


def test_what_is_asked_and_seen_inside_arrives_by_itself(context_of: ContextOf, planner: Planner, line: Line) -> None:
    visit = planner.send_out("hung", "mai")
    hung = of(context_of, "hung", visit)
    wait_until_kept(hung)
    arrive(hung, visit)
    expect(hung.get_by_text("Đã có 0, cần 3.")).to_be_visible()
    line.cut()
    hung.get_by_role("link", name="Phỏng vấn người dân").click()
    expect(hung.get_by_text("Không ghi tên, số điện thoại")).to_be_visible()
    keep = hung.get_by_role("button", name="Lưu", exact=True)
    expect(keep).to_be_disabled()
    choose(hung, "Người dân đến để làm gì?", "Bổ sung giấy tờ")
    choose(hung, "Cán bộ lịch sự ở mức nào?", "4")
    choose(hung, "Có phải quay lại", "Có")
    choose(hung, "Có được cho biết ngày", "Không")
    choose(hung, "Có bị yêu cầu đưa thêm tiền", "Không rõ")
    hung.get_by_label("Ghi chú").fill("Gọi lại 0912 345 678")
    expect(hung.get_by_text("Hãy bỏ dãy số")).to_be_visible()
    expect(keep).to_be_disabled()
    hung.get_by_label("Ghi chú").fill("Quay lại ba lần.")
    expect(keep).to_be_enabled()
    hung.reload()
    expect(hung.get_by_label("Ghi chú")).to_have_value("Quay lại ba lần.")
    keep.click()
    expect(hung.get_by_text("Đã lưu trên máy này")).to_be_visible()
    expect(hung.locator(".badge.phone")).to_be_visible()
    hung.reload()
    expect(hung.locator(".badge.phone")).to_be_visible()

    hung.goto(f"/#/inspections/{visit.id}/interaction")
    hung.get_by_label("Quầy nào?").fill("Quầy 3")
    for question in ("Cán bộ có chào hỏi", "Có hướng dẫn rõ ràng", "Nếu trễ hẹn"):
        choose(hung, question, "Có")
    keep.click()
    expect(hung.get_by_text("Đã lưu trên máy này")).to_be_visible()
    hung.goto(f"/#/inspections/{visit.id}")
    expect(hung.get_by_text("Đã có 1, cần 3.")).to_be_visible()

    line.mend()
    hung.goto(f"/#/inspections/{visit.id}/end")
    hung.get_by_role("button", name="Gửi ngay").click()
    expect_everything_sent(hung)
    told = planner.person("hung").get(f"{visit.path}/observations")
    [talk], [scene] = told["interviews"]["rows"], told["interactions"]["rows"]
    assert (talk["remark"], talk["politeness"], talk["paidMore"]) == ("Quay lại ba lần.", 4, "unknown")
    assert (scene["counter"], scene["servedMinutes"]) == ("Quầy 3", None)
    hung.goto(f"/#/inspections/{visit.id}/interview")
    expect(hung.locator(".badge.confirmed")).to_be_visible()
    assert violations(hung) == []


def test_the_reviewer_reads_each_and_the_unit_reads_figures(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    for politeness in (2, 4, 4):
        told = {"purpose": "collect", "politeness": politeness, "askedAgain": "yes", "deadlineTold": "no"}
        keep(hearings, visit, told | {"paidMore": "no", "waitedMinutes": 40, "remark": "Hẹn lại hai lần."})
    reviewer, head = context_of(**DESK).new_page(), context_of(**PHONE).new_page()
    sign_in(reviewer, "thu")
    reviewer.goto(f"/#/desk/{visit.id}")
    reviewer.get_by_text("Từng lượt").click()
    expect(reviewer.get_by_text("Hẹn lại hai lần.")).to_have_count(3)
    assert violations(reviewer) == []
    sign_in(head, hearings.head_of(visit))
    head.goto(f"/#/cases/{visit.id}")
    expect(head.get_by_text("Số liệu của 3 lượt.")).to_be_visible()
    expect(head.get_by_text("có 3, không 0, khác 0")).to_be_visible()
    expect(head.get_by_text("Hẹn lại hai lần.")).to_have_count(0)
    assert violations(head) == []


def keep(hearings: Hearings, visit: Visit, told: dict[str, Any]) -> None:
    talk = {"id": new_id(), "claimedAt": hearings.server.now().isoformat()} | told
    visit.leader.ask("PUT", f"{visit.path}/interviews/{talk['id']}", 201, json=talk)
