"""One sheet under odd circumstances: a newer app, two tabs, a wrong clock, no camera."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ContextOf
from tests.web.doing import look_for_a_newer_app, wait_until_kept
from tests.web.inspecting import (
    BOARD,
    CHIEF,
    HEADS,
    LATE,
    OPEN,
    answers_of,
    arrive,
    arrived,
    choose,
    count,
    expect_everything_sent,
    expect_saved,
    hand_in,
    item,
    jpeg,
    of,
    photograph,
)
from tests.web.line import Line
from tests.web.servers import Server
from tests.web.visits import Planner, Visit

TEAMS = {
    "newer": ("duc", "ngoc"),
    "other tab": ("duc", "ngoc"),
    "tabs": ("duc", "ngoc"),
    "clock": ("hung", "mai"),
    "camera": ("duc", "ngoc"),
}
NEWER = "meta[name=newer]"
CAMERA_FORGOTTEN = """() => new Promise((resume, fail) => {
  const opened = indexedDB.open('sidak-inspector')
  opened.onerror = fail
  opened.onsuccess = () => {
    const asked = opened.result.transaction('kept').objectStore('kept').get('camera')
    asked.onsuccess = () => resume(asked.result === undefined)
    opened.result.close()
  }
})"""


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Visit]:
    return planner.send_all_out(TEAMS)


def test_a_newer_app_comes_in_the_middle_of_a_sheet(
    context_of: ContextOf, planner: Planner, line: Line, newer: Server, visits: dict[str, Visit]
) -> None:
    visit = visits["newer"]
    page = of(context_of, "ngoc", visit)
    wait_until_kept(page)
    arrive(page, visit)
    count(item(page, visit, HEADS), 7, of=8)
    line.lead_to(newer.port)
    look_for_a_newer_app(page)
    line.cut()
    choose(item(page, visit, BOARD), "Không đạt")
    photograph(item(page, visit, BOARD), jpeg())
    item(page, visit, LATE).get_by_role("textbox").fill("2")
    expect(page.get_by_text("Đã có phiên bản mới")).to_have_count(0)
    assert page.locator(NEWER).count() == 0

    page.goto("/#/")
    expect(page.locator(NEWER)).to_have_count(1)
    expect(item(page, visit, HEADS).get_by_role("textbox").first).to_have_value("7")
    expect(item(page, visit, LATE).get_by_role("textbox")).to_have_value("2")
    card = item(page, visit, BOARD)
    expect(card.get_by_role("radio", name="Không đạt")).to_be_checked()
    expect(card.get_by_role("img")).to_have_count(1)
    line.mend()
    hand_in(page, visit)
    expect_everything_sent(page)
    assert answers_of(planner, "ngoc", visit).keys() == {HEADS, LATE, BOARD}
    assert arrived(planner, "ngoc", visit) == (1, 1)


def test_a_newer_app_takes_over_in_another_tab(
    context_of: ContextOf, line: Line, newer: Server, visits: dict[str, Visit]
) -> None:
    visit = visits["other tab"]
    page = of(context_of, "ngoc", visit)
    wait_until_kept(page)
    arrive(page, visit)
    late = item(page, visit, LATE).get_by_role("textbox")
    late.fill("1")
    expect_saved(page.locator(f"article#{LATE}"))
    line.lead_to(newer.port)
    look_for_a_newer_app(page)
    other = page.context.new_page()
    other.goto("/#/")
    other.get_by_role("button", name="Dùng ngay").click()
    expect(other.locator(NEWER)).to_have_count(1)
    expect(page.get_by_text("trang này không lưu được nữa")).to_be_visible()
    late.fill("2")
    expect(page.locator(NEWER)).to_have_count(1)
    expect(late).to_have_value("2")
    expect_saved(page.locator(f"article#{LATE}"))
    page.reload()
    expect(late).to_have_value("2")


def test_two_tabs_fill_one_sheet(context_of: ContextOf, planner: Planner, visits: dict[str, Visit]) -> None:
    visit = visits["tabs"]
    one = of(context_of, "ngoc", visit)
    arrive(one, visit)
    two = one.context.new_page()
    heads, late = item(one, visit, HEADS), item(two, visit, LATE)
    count(heads, 7, of=8)
    count(late, 2)
    expect(one.locator(f"article#{LATE}").get_by_role("textbox")).to_have_value("2")
    expect(two.locator(f"article#{HEADS}").get_by_role("textbox").first).to_have_value("7")
    count(heads, 6)
    expect(two.locator(f"article#{HEADS}").get_by_role("textbox").first).to_have_value("6")
    photograph(item(two, visit, BOARD), jpeg())
    expect(item(one, visit, BOARD).get_by_role("img")).to_have_count(1)
    one.close()
    choose(item(two, visit, BOARD), "Không đạt")
    hand_in(two, visit)
    expect_everything_sent(two)
    given = answers_of(planner, "ngoc", visit)
    assert (given[HEADS]["value"], given[LATE]["value"]) == (6, 2)
    assert given.keys() == {HEADS, LATE, BOARD}
    assert arrived(planner, "ngoc", visit) == (1, 1)


HOUR = timedelta(hours=1)


def test_a_clock_an_hour_off_is_told_and_both_times_are_kept(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit]
) -> None:
    visit = visits["clock"]
    page = of(context_of, "mai", visit)
    page.clock.install(time=datetime.now(UTC) - HOUR)
    page.goto("/#/")
    page.reload()
    expect(page.get_by_text("Đồng hồ của máy bị sai")).to_be_visible()
    expect(page.get_by_text("Lệch 60 phút so với máy chủ.")).to_be_visible()
    arrive(page, visit)
    choose(item(page, visit, CHIEF), "Đạt")
    photograph(item(page, visit, OPEN), jpeg())
    hand_in(page, visit)
    expect_everything_sent(page)
    mai = planner.person("mai")
    [photo] = mai.get(f"{visit.path}/evidence")["items"]
    assert an_hour_before(photo["claimedAt"], photo["announcedAt"])
    [sheet] = mai.get(f"{visit.path}/sheets")
    body = mai.get(f"{visit.path}/sheets/{sheet['id']}/revisions/{sheet['revision']}")
    assert an_hour_before(body["claimedAt"], sheet["receivedAt"])


def an_hour_before(claimed: str, received: str) -> bool:
    return abs(datetime.fromisoformat(received) - datetime.fromisoformat(claimed) - HOUR) < timedelta(minutes=5)


def test_without_a_camera_the_work_goes_on(context_of: ContextOf, planner: Planner, visits: dict[str, Visit]) -> None:
    """The person closes the camera, or the phone has none: nothing comes back, and a photo can be chosen instead."""
    visit = visits["camera"]
    page = of(context_of, "ngoc", visit)
    arrive(page, visit)
    card = item(page, visit, BOARD)
    choose(card, "Không đạt")
    with page.expect_file_chooser():
        card.locator("label.camera").first.click()
    card.locator("label.camera input").first.dispatch_event("cancel")
    page.wait_for_function(CAMERA_FORGOTTEN)
    page.reload()
    expect(card.get_by_role("radio", name="Không đạt")).to_be_checked()
    expect(page.get_by_text("Máy đã đóng trang này")).to_have_count(0)
    choose_a_picture(page, visit)
    hand_in(page, visit)
    expect_everything_sent(page)
    assert arrived(planner, "ngoc", visit) == (1, 1)


def choose_a_picture(page: Page, visit: Visit) -> None:
    card = item(page, visit, BOARD)
    with page.expect_file_chooser() as gallery:
        card.get_by_label("Chọn ảnh").click(force=True)
    gallery.value.set_files({"name": "gallery.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    expect(card.get_by_role("img")).to_have_count(1)
