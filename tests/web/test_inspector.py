"""The inspector's phone: one visit by two people, and what may go wrong with phones and networks on the way."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.data_dirs import data_dir
from tests.web.conftest import CHROMIUM, FLAGS, PHONE, Console, ContextOf
from tests.web.doing import sign_in, violations, wait_until_kept
from tests.web.hearings import Hearings
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
    REFUSED,
    SYSTEM,
    VIEW,
    arrive,
    choose,
    count,
    expect_saved,
    hand_in,
    item,
    jpeg,
    look,
    of,
    photograph,
)
from tests.web.line import Line, line_to
from tests.web.servers import serving
from tests.web.signing import end, sign_minutes
from tests.web.visits import Planner, Visit

TEAMS = {
    "story": ("hung", "mai"),
    "place": ("nam", "hoa"),
    "conflict": ("duc", "ngoc"),
    "heads": ("nam", "hoa"),
    "camera": ("nam", "hoa"),
    "pages": ("hung", "mai"),
}


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Visit]:
    """One for each test."""
    return planner.send_all_out(TEAMS)


def test_nothing_is_told_before_the_release(context_of: ContextOf, planner: Planner, hearings: Hearings) -> None:
    """A newcomer has no other visit; the programme of the server's start sends out the others."""
    hearings.employ("thao", "Ngô Thị Thảo")
    page = context_of(**PHONE).new_page()
    sign_in(page, "thao")
    planner.plan("thao", "ngoc")
    page.get_by_role("button", name="Hỏi lại ngay").click()
    expect(page.get_by_role("heading", name="Hiện chưa có cuộc kiểm tra nào")).to_be_visible()
    expect(page.get_by_text("Trung tâm Phục vụ")).to_have_count(0)


def test_two_people_inspect_a_unit(context_of: ContextOf, planner: Planner, visits: dict[str, Visit]) -> None:
    visit = visits["story"]
    hung, mai = of(context_of, "hung", visit), of(context_of, "mai", visit)
    arrive(hung, visit)
    look(mai, visit)
    fill_as_member(mai, visit)
    fill_as_leader(hung, visit)

    settle(hung)
    end(hung)
    sign_minutes(hung, "Trần Văn Hùng")
    for page in (hung, mai):
        page.goto(f"/#/inspections/{visit.id}/end")
        expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=60_000)
        expect(page.get_by_text("1 / 1 ảnh đã tới máy chủ")).to_be_visible()
    leader = planner.person("hung")
    assert leader.get(f"{visit.path}/submission")["grade"] == "C"
    assert [sheet["submitted"] for sheet in leader.get(f"{visit.path}/sheets")] == [True, True]


def fill_as_leader(page: Page, visit: Visit) -> None:
    count(item(page, visit, HEADS), 8, of=8)
    choose(item(page, visit, CHIEF), "Đạt")
    count(item(page, visit, LATE), 0)
    for code in (OPEN, QUEUE, SYSTEM):
        choose(item(page, visit, code), "Đạt")
    card = item(page, visit, BOARD)
    choose(card, "Không đạt")
    photograph(card, jpeg())
    card.get_by_role("button", name="Thêm ghi chú").click()
    card.get_by_label("Ghi chú").fill("Bảng niêm yết trống.")
    count(item(page, visit, GREETINGS), 4, of=5)
    hand_in(page, visit)


def fill_as_member(page: Page, visit: Visit) -> None:
    count(item(page, visit, BADGES), 8, of=8)
    count(item(page, visit, DRESS), 8, of=8)
    count(item(page, visit, GREETINGS), 6, of=6)
    item(page, visit, PRAISE).get_by_role("textbox").fill("Quầy 3 giải thích rất kiên nhẫn.")
    photograph(item(page, visit, VIEW), jpeg())
    hand_in(page, visit)


def settle(page: Page) -> None:
    page.get_by_role("radio", name="6 / 6").check()
    expect(page.get_by_role("blockquote")).to_contain_text("Bảng niêm yết trống.")
    expect(page.get_by_role("blockquote")).to_contain_text("Quầy 3 giải thích rất kiên nhẫn.")


def test_a_refused_position_is_marked_and_stops_nothing(context_of: ContextOf, visits: dict[str, Visit]) -> None:
    visit = visits["place"]
    nam = of(context_of, "nam", visit, **REFUSED)
    arrive(nam, visit)
    expect(nam.get_by_text("Không có vị trí (bị từ chối hoặc không tìm được).")).to_be_visible()
    nam.get_by_role("link", name="Phiếu kiểm tra").click()
    count(nam.locator(f"article#{HEADS}"), 7, of=8)


def test_a_conflict_of_interest_takes_two_taps(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit]
) -> None:
    visit = visits["conflict"]
    ngoc = of(context_of, "ngoc", visit)
    ngoc.goto(f"/#/inspections/{visit.id}")
    ngoc.get_by_role("button", name="Tôi không đi được").click()
    ngoc.get_by_role("button", name="Xung đột lợi ích").click()
    expect(ngoc.get_by_text("Bạn đã rút khỏi cuộc này.")).to_be_visible()
    expect_gone(planner, "ngoc", visit)
    ngoc.reload()
    expect(ngoc.get_by_text("Bạn đã rút khỏi cuộc này.")).to_be_visible()


def expect_gone(planner: Planner, username: str, visit: Visit) -> None:
    person = planner.person(username)
    for _ in range(40):
        if visit.id not in [each["id"] for each in person.pages("/v1/inspections")]:
            return
        time.sleep(0.25)
    raise AssertionError("the server still shows the inspection")


def test_heads_are_counted_again_after_ten_minutes(context_of: ContextOf, visits: dict[str, Visit]) -> None:
    visit = visits["heads"]
    hoa = of(context_of, "hoa", visit)
    arrive(hoa, visit)
    hoa.clock.install()
    card = item(hoa, visit, HEADS)
    count(card, 6, of=8)
    expect(card.get_by_role("timer")).to_contain_text("Đếm lần hai")
    hoa.clock.fast_forward("10:01")
    count_again = card.get_by_label("Đếm lần hai", exact=True)
    count_again.fill("7")
    expect(card.get_by_text("7 là số được tính")).to_be_visible()
    expect_saved(card)
    hoa.reload()
    expect(count_again).to_have_value("7")


def test_the_page_killed_while_the_camera_is_open_loses_nothing(
    context_of: ContextOf, visits: dict[str, Visit]
) -> None:
    visit = visits["camera"]
    nam = of(context_of, "nam", visit)
    arrive(nam, visit)
    card = item(nam, visit, BOARD)
    choose(card, "Không đạt")
    with nam.expect_file_chooser():
        card.locator("label.camera").first.click()
    again = nam.context.new_page()
    nam.close()
    again.goto(f"/#/inspections/{visit.id}/sheet")
    lost = again.get_by_role("alert").filter(has_text="Máy đã đóng trang này khi đang mở máy ảnh")
    expect(lost).to_contain_text("Danh mục và nội dung thủ tục hành chính")
    with again.expect_file_chooser() as camera:
        lost.locator("label.camera").first.click()
    camera.value.set_files({"name": "camera.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    expect(lost).to_be_hidden()
    card = item(again, visit, BOARD)
    expect(card.get_by_role("img")).to_have_count(1)
    expect(card.get_by_role("radio", name="Không đạt")).to_be_checked()


def test_nothing_is_lost_and_nothing_comes_twice(playwright: Playwright, tmp_path: Path) -> None:
    """The server is killed after the release, the network cut, the browser started anew; then all comes back."""
    with data_dir() as place, line_to(0) as line:
        with serving(place, "--demo") as server, Planner.at(server.address) as planner:
            line.lead_to(server.port)
            visit = planner.send_out("hung", "mai")
            with device(playwright, tmp_path, line) as page:
                sign_in(page, "hung")
                look(page, visit)
                wait_until_kept(page)
                server.process.send_signal(signal.SIGKILL)
                line.cut()
                work_without_network(page, visit)
        with device(playwright, tmp_path, line) as page:
            page.goto(f"/#/inspections/{visit.id}/end")
            expect(page.get_by_text("Chưa cất máy được")).to_be_visible()
            with serving(place, "--demo") as server, Planner.at(server.address) as planner:
                line.lead_to(server.port)
                line.mend()
                page.get_by_role("button", name="Gửi ngay").click()
                expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=90_000)
                expect(page.get_by_text("2 / 2 ảnh đã tới máy chủ")).to_be_visible()
                expect_once(planner, visit)


@contextmanager
def device(playwright: Playwright, place: Path, line: Line) -> Iterator[Page]:
    """A browser that keeps what it has when it is started again."""
    options: dict[str, Any] = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **PHONE, **ON_SITE}
    context = playwright.chromium.launch_persistent_context(
        place, executable_path=CHROMIUM, args=FLAGS, base_url=line.address, **options
    )
    console = Console(context)
    yield context.pages[0]
    context.close()
    assert console.errors == []


def work_without_network(page: Page, visit: Visit) -> None:
    arrive(page, visit)
    count(item(page, visit, HEADS), 7, of=8)
    photograph(item(page, visit, HEADS), jpeg())
    choose(item(page, visit, BOARD), "Không đạt")
    photograph(item(page, visit, BOARD), jpeg())
    page.reload()
    card = page.locator(f"article#{BOARD}")
    expect(card.get_by_role("radio", name="Không đạt")).to_be_checked()
    expect(card.get_by_role("img")).to_have_count(1)
    hand_in(page, visit)
    expect(page.get_by_text("Phiếu của Lê Thị Mai chưa tới máy này")).to_be_visible()
    page.get_by_role("checkbox", name="Kết thúc mà không có phiếu của Lê Thị Mai").check()
    page.get_by_label("Vì sao chưa đủ?").fill("Mai bị ốm giữa chừng.")
    end(page)
    sign_minutes(page, "Trần Văn Hùng")


def expect_once(planner: Planner, visit: Visit) -> None:
    hung = planner.person("hung")
    [sheet] = hung.get(f"{visit.path}/sheets")
    assert (sheet["submitted"], sheet["revision"], len(sheet["photos"])) == (True, 1, 2)
    body = hung.get(f"{visit.path}/sheets/{sheet['id']}/revisions/1")
    assert {answer["item"] for answer in body["answers"]} == {HEADS, BOARD}
    assert hung.get(f"{visit.path}/submission")["incompleteReason"] == "Mai bị ốm giữa chừng."
    gathered = hung.get(f"{visit.path}/evidence")
    assert (gathered["arrived"], len(gathered["items"])) == (2, 2)


PAGES = ("", "/letter", "/sheet", "/sheet/2", "/photos", "/leader", "/end")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_for_everybody(context_of: ContextOf, visits: dict[str, Visit], scheme: str) -> None:
    """Whoever listens instead of looking, needs text twice as large, or no movement."""
    visit = visits["pages"]
    page = of(context_of, "hung", visit, color_scheme=scheme, reduced_motion="reduce")
    arrive(page, visit)
    count(item(page, visit, HEADS), 7, of=8)
    photograph(item(page, visit, HEADS), jpeg())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = violations(page)
    for path in PAGES:
        page.goto(f"/#/inspections/{visit.id}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        found += violations(page)
    assert found == []
