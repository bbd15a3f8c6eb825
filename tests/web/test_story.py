"""One inspection lived in the browser by five people: Hùng and Mai inspect, the head of the unit explains, Thu and Minh
conclude. Planning alone goes through the API."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.concluding import confirm, draft
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import card, sign_in
from tests.web.inspecting import (
    BADGES,
    BOARD,
    CHIEF,
    DRESS,
    GREETINGS,
    HEADS,
    LATE,
    ON_SITE,
    OPEN,
    PRAISE,
    QUEUE,
    SYSTEM,
    VIEW,
    arrive,
    choose,
    count,
    hand_in,
    item,
    jpeg,
    look,
    photograph,
)
from tests.web.servers import Server
from tests.web.signing import end, sign_minutes
from tests.web.visits import Planner, Visit

NOTE = "Bảng niêm yết thủ tục để trống."
PRAISED = "Quầy 3 giải thích rất kiên nhẫn."
REASONS = "Bảng được tháo sáng nay để sơn lại; mã QR treo ở quầy số 2."
LONG = 60_000


@pytest.fixture
def planner(server: Server) -> Iterator[Planner]:
    with Planner.at(server.address) as planner:
        yield planner


def test_a_surprise_inspection_from_the_door_to_the_closure(context_of: ContextOf, planner: Planner) -> None:
    on_site = PHONE | ON_SITE
    hung, mai, head = (context_of(**options).new_page() for options in (on_site, on_site, PHONE))
    thu, minh = (context_of(**DESK).new_page() for _ in range(2))
    visit = planner.send_out("hung", "mai")
    username = f"thutruong.{visit.unit_code.partition('.')[0]}"

    nobody_else_knows(head, username, visit)
    at_the_door(hung, mai, head, visit)
    inspect(hung, mai, visit)
    explain(head, visit)
    conclude(hung, thu, minh, visit)
    read(head, visit)
    check_receipt(hung, visit)
    assert planner.person("thu").get(visit.path)["state"] == "closed"


def nobody_else_knows(head: Page, username: str, visit: Visit) -> None:
    sign_in(head, username)
    expect(head.get_by_role("heading", name="Việc của đơn vị")).to_be_visible()
    head.wait_for_load_state("networkidle")
    expect(card(head, visit)).to_have_count(0)


def at_the_door(hung: Page, mai: Page, head: Page, visit: Visit) -> None:
    """The head makes sure that the team is genuine, by what the letter's QR code says."""
    for page, person in ((hung, "hung"), (mai, "mai")):
        sign_in(page, person)
        look(page, visit)
    hung.goto(f"/#/inspections/{visit.id}/letter")
    expect(hung.get_by_text(visit.unit_name).first).to_be_visible()
    letter = hung.evaluate("id => fetch(`/v1/inspections/${id}`).then((answer) => answer.json())", visit.id)
    expect(hung.get_by_text(letter["checkCode"]).first).to_be_visible()
    head.goto(f"/#/check/{letter['letterNumber']}/{letter['checkCode']}")
    expect(head.get_by_role("heading", name="ĐOÀN THẬT")).to_be_visible()
    expect(head.get_by_role("status").filter(has_text="ĐOÀN THẬT")).to_contain_text("Trần Văn Hùng")
    arrive(hung, visit)
    head.goto("/#/")
    expect(card(head, visit)).to_contain_text("Đang kiểm tra tại đơn vị", timeout=LONG)


def inspect(hung: Page, mai: Page, visit: Visit) -> None:
    look(mai, visit)
    fill_as_member(mai, visit)
    fill_as_leader(hung, visit)
    hung.goto(f"/#/inspections/{visit.id}/leader")
    hung.get_by_role("radio", name="6 / 6").check(timeout=LONG)
    end(hung)
    sign_minutes(hung, "Trần Văn Hùng")
    for page in (hung, mai):
        page.goto(f"/#/inspections/{visit.id}/end")
        expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=LONG)


def fill_as_member(page: Page, visit: Visit) -> None:
    for code, seen in ((BADGES, 8), (DRESS, 8), (GREETINGS, 6)):
        count(item(page, visit, code), seen, of=seen)
    item(page, visit, PRAISE).get_by_role("textbox").fill(PRAISED)
    photograph(item(page, visit, VIEW), jpeg())
    hand_in(page, visit)


def fill_as_leader(page: Page, visit: Visit) -> None:
    count(item(page, visit, HEADS), 8, of=8)
    count(item(page, visit, LATE), 0)
    for code in (CHIEF, OPEN, QUEUE, SYSTEM):
        choose(item(page, visit, code), "Đạt")
    card = item(page, visit, BOARD)
    choose(card, "Không đạt")
    photograph(card, jpeg())
    card.get_by_role("button", name="Thêm ghi chú").click()
    card.get_by_label("Ghi chú").fill(NOTE)
    count(item(page, visit, GREETINGS), 4, of=5)
    hand_in(page, visit)


def explain(head: Page, visit: Visit) -> None:
    head.reload()
    card(head, visit).click()
    expect(head.get_by_text(PRAISED)).to_be_visible()
    head.get_by_role("link", name=NOTE).click()
    photo = head.get_by_role("img", name="Ảnh 1 trên 1")
    expect(photo).to_have_js_property("complete", True)
    assert photo.evaluate("image => image.naturalWidth") > 0
    head.get_by_label("Không đồng ý").check()
    head.get_by_label("Lý do").fill(REASONS)
    head.get_by_role("button", name="Gửi giải trình").click()
    expect(head.get_by_text("Giải trình đã gửi và được ghi nhận")).to_be_visible()


def conclude(hung: Page, thu: Page, minh: Page, visit: Visit) -> None:
    """Hùng drafts and lowers the severity, Thu issues, Minh signs as the third person, Thu closes."""
    hung.goto("/#/")
    waiting = hung.locator("section").filter(has=hung.get_by_role("heading", name="Chờ bạn kết luận"))
    waiting.locator(f"a[href='#/desk/{visit.id}']").click()
    expect(hung.get_by_text(REASONS)).to_be_visible()
    draft(hung, "S2")
    sign_in(thu, "thu")
    card(thu, visit).click()
    confirm(thu, "Ban hành kết luận")
    expect(thu.get_by_text("Đã ban hành. Cần người thứ ba ký.")).to_be_visible()
    sign_in(minh, "minh")
    card(minh, visit).click()
    confirm(minh, "Ký thứ hai")
    expect(minh.get_by_text("Đã kết luận.", exact=True)).to_be_visible()
    thu.reload()
    confirm(thu, "Khép lại cuộc kiểm tra")
    expect(thu.get_by_text("Đã khép lại.")).to_be_visible()


def read(head: Page, visit: Visit) -> None:
    head.goto("/#/")
    card(head, visit).click()
    head.get_by_role("link", name="Đọc kết luận").click()
    expect(head.get_by_text("S2 Tồn tại").first).to_be_visible()
    for signer in ("Trần Văn Hùng", "Đỗ Minh Thu", "Vũ Quang Minh"):
        expect(head.get_by_text(signer).last).to_be_visible()


def check_receipt(hung: Page, visit: Visit) -> None:
    """What the phone calls confirmed, anybody can look up."""
    sheets = hung.evaluate("id => fetch(`/v1/inspections/${id}/sheets`).then((answer) => answer.json())", visit.id)
    receipt = next(sheet["receipt"] for sheet in sheets if sheet["receipt"])
    hung.goto(f"/#/receipt/{receipt}")
    expect(hung.get_by_role("heading", name="MÁY CHỦ ĐANG GIỮ")).to_be_visible()
    expect(hung.get_by_text("Đủ ảnh")).to_be_visible()
