"""The phone's storage is full: it says so, keeps what is on the page, and goes on once there is room."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.web.conftest import PHONE, ContextOf
from tests.web.doing import sign_in
from tests.web.inspecting import (
    BOARD,
    CHIEF,
    HEADS,
    LATE,
    ON_SITE,
    answers_of,
    arrive,
    arrived,
    choose,
    count,
    expect_everything_sent,
    hand_in,
    item,
    jpeg,
    look,
    photograph,
)
from tests.web.visits import Planner, Visit

ROOM = 40_000_000
MORE_THAN_FITS = """async (size) => {
  const opened = indexedDB.open('too-much')
  await new Promise((resume) => {
    opened.onupgradeneeded = () => opened.result.createObjectStore('kept')
    opened.onsuccess = resume
  })
  const writing = opened.result.transaction('kept', 'readwrite')
  writing.objectStore('kept').put(new Blob([new Uint8Array(size)]), 1)
  const ended = await new Promise((resume) => {
    writing.oncomplete = () => resume('written')
    writing.onabort = () => resume(writing.error.name)
  })
  opened.result.close()
  return ended
}"""
NOT_SAVED = "CHƯA LƯU ĐƯỢC"


@pytest.fixture(scope="module")
def visit(planner: Planner) -> Visit:
    return planner.send_out("hung", "mai")


class Storage:
    """What the browser gives to one address. It looks at its limit when something does not fit, and remembers it for
    half a minute: so the limit is there from the beginning, and something too large makes it look again."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self._browser: CDPSession = page.context.new_cdp_session(page)
        self._allow(ROOM)

    @contextmanager
    def full(self) -> Iterator[None]:
        self._allow(1)
        assert self.page.evaluate(MORE_THAN_FITS, 2 * ROOM) == "QuotaExceededError"
        yield
        self._allow(ROOM)

    def _allow(self, size: int) -> None:
        self._browser.send("Storage.overrideQuotaForOrigin", {"origin": self.address, "quotaSize": size})


def test_a_full_phone_loses_nothing_that_was_typed(context_of: ContextOf, planner: Planner, visit: Visit) -> None:
    page = context_of(**PHONE | ON_SITE).new_page()
    storage = Storage(page, context_of.line.address)
    sign_in(page, "mai")
    look(page, visit)
    arrive(page, visit)
    count(item(page, visit, HEADS), 7, of=8)
    with storage.full():
        expect_a_photo_refused(page, visit)
        late = item(page, visit, LATE)
        late.get_by_role("textbox").fill("3")
        expect(page.get_by_role("status").filter(has_text=NOT_SAVED)).to_be_visible()
        expect(page.get_by_role("alert").filter(has_text="bộ nhớ máy đã đầy")).to_be_visible()
        item(page, visit, CHIEF).get_by_role("radio", name="Đạt", exact=True).check()
        page.reload()
        expect(item(page, visit, LATE).get_by_role("textbox")).to_have_value("3")
        expect(item(page, visit, CHIEF).get_by_role("radio", name="Đạt", exact=True)).to_be_checked()
        expect(page.get_by_role("status").filter(has_text=NOT_SAVED)).to_be_visible()
        expect(item(page, visit, HEADS).get_by_role("textbox").first).to_have_value("7")

    expect(page.get_by_text("Đã lưu trên máy này").last).to_be_visible()
    expect(page.get_by_text(NOT_SAVED)).to_have_count(0)
    choose(item(page, visit, BOARD), "Không đạt")
    photograph(item(page, visit, BOARD), jpeg())
    hand_in(page, visit)
    expect_everything_sent(page)
    given = answers_of(planner, "mai", visit)
    assert given.keys() == {HEADS, LATE, CHIEF, BOARD}
    assert given[LATE]["value"] == 3
    assert arrived(planner, "mai", visit) == (1, 1)


def expect_a_photo_refused(page: Page, visit: Visit) -> None:
    card = item(page, visit, HEADS)
    with page.expect_file_chooser() as camera:
        card.locator("label.camera").first.click()
    camera.value.set_files({"name": "camera.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    expect(page.get_by_role("alert").filter(has_text="Ảnh này CHƯA LƯU ĐƯỢC")).to_be_visible()
    expect(card.get_by_role("img")).to_have_count(0)
