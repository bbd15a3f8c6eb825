"""Input delay on an inspector's phone: filling a sheet while ten photos of 3 MB wait, and while they are being sent.

Chromium with its processor slowed four times tells of each tap and key how long it took to the next paint (Event
Timing, in steps of 8 ms; one below 16 ms is not told and counts as 16). As in Interaction to Next Paint, of every fifty
the slowest is left out: on a shared machine that is somebody else's work.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Locator, Page, Playwright, expect, sync_playwright

from bench.shell import SLOWED, launched, slow_down
from tests.data_dirs import data_dir
from tests.web.doing import sign_in, wait_until_kept
from tests.web.inspecting import BOARD, GREETINGS, HEADS, PRAISE, VIEW, arrive, item, look, photograph
from tests.web.line import Line, line_to
from tests.web.servers import serving
from tests.web.visits import Planner, Visit

MOST_MILLISECONDS = 100
LEAST_TOLD = 16
ONE_IN = 50
PHOTOS = {HEADS: 4, BOARD: 4, VIEW: 2}
ROUNDS = 3
READING, LOOKING, TYPING = 1_000, 300, 60
"""Milliseconds before an item, a tap, after a key: a quick typist."""

BITS_A_SECOND = 400_000
"""Ten photos take ten minutes then: they are on their way all the time."""

REMARK = "Quay 3 giai thich kien nhan"

OBSERVE = """
window.slowest = new Map()
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries())
    if (interactionId) slowest.set(interactionId, Math.max(duration, slowest.get(interactionId) ?? 0))
}).observe({ type: 'event', durationThreshold: 16 })
"""
TAKE = """async () => {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const taken = [...slowest.values()]
  slowest.clear()
  return taken
}"""


def main() -> None:
    with (
        data_dir() as place,
        serving(place, "--demo") as server,
        line_to(server.port) as line,
        sync_playwright() as playwright,
        Planner.at(server.address) as planner,
        at_the_unit(playwright, line, planner.send_out("hung", "mai")) as filling,
    ):
        line.cut()
        filling.take_photos()
        slow_down(filling.page)
        report("waiting", filling.delays(), bare(filling.page))
        line.slow_down(BITS_A_SECOND)
        line.mend()
        filling.page.evaluate("dispatchEvent(new Event('online'))")
        expect_sending(filling)
        report("being-sent", filling.delays(), bare(filling.page))
        expect_sending(filling)


@contextmanager
def at_the_unit(playwright: Playwright, line: Line, visit: Visit) -> Iterator["Filling"]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = launched(playwright, line, Path(profile))
        page = context.new_page()
        page.add_init_script(OBSERVE)
        sign_in(page, "hung")
        look(page, visit)
        wait_until_kept(page)
        arrive(page, visit)
        yield Filling(page, visit)
        context.close()


class Filling:
    """An inspector with a sheet; every tap and key is counted."""

    def __init__(self, page: Page, visit: Visit) -> None:
        self.page, self.visit, self.made = page, visit, 0

    def take_photos(self) -> None:
        for code, count in PHOTOS.items():
            card = item(self.page, self.visit, code)
            for _ in range(count):
                photograph(card, picture())

    def delays(self) -> list[float]:
        """Milliseconds from the input to the next paint, of each tap and key."""
        self.made = 0
        self.page.evaluate(TAKE)
        for turn in range(ROUNDS):
            self.fill(turn)
        return self.told()

    def told(self) -> list[float]:
        taken: list[float] = self.page.evaluate(TAKE)
        return [*taken, *[LEAST_TOLD] * (self.made - len(taken))]

    def fill(self, turn: int) -> None:
        self.count(self.read(HEADS), turn)
        for radio in self.read(BOARD).get_by_role("radio").all():
            self.tap(radio)
        self.count(self.read(GREETINGS), turn)
        self.write(self.read(PRAISE).get_by_role("textbox"))

    def read(self, code: str) -> Locator:
        """Before anybody answers an item they read it."""
        card = item(self.page, self.visit, code)
        self.page.wait_for_timeout(READING)
        return card

    def count(self, card: Locator, turn: int) -> None:
        for box in card.get_by_role("textbox").all()[:2]:
            self.tap(box)
            self.press("Backspace")
            self.press(str(9 - turn))
        for button in card.get_by_role("button").all()[:2]:
            for _ in range(3):
                self.tap(button)

    def write(self, box: Locator) -> None:
        self.tap(box)
        for key in REMARK:
            self.press("Space" if key == " " else key)

    def tap(self, target: Locator) -> None:
        """With the finger alone, and long apart: looking for a target on the page would be measured too."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box
        self.page.wait_for_timeout(LOOKING)
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.wait_for_timeout(LOOKING)
        self.made += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(TYPING)
        self.made += 1


def picture() -> bytes:
    """As a phone's camera makes it: 12 megapixels, about 3 MB, no two alike."""
    content = BytesIO()
    Image.effect_noise((4000, 3000), 12).convert("RGB").save(content, "JPEG", quality=80)
    return content.getvalue()


def expect_sending(filling: Filling) -> None:
    filling.page.goto(f"/#/inspections/{filling.visit.id}/photos")
    expect(filling.page.get_by_role("progressbar").first).to_be_visible(timeout=60_000)


def bare(beside: Page) -> list[float]:
    """What the browser and the machine take by themselves, whatever the page does."""
    page = beside.context.new_page()
    page.set_content("<textarea></textarea>")
    page.evaluate(OBSERVE)
    slow_down(page)
    typing = Filling(page, Visit("", "", ""))
    for _ in range(ROUNDS):
        typing.write(page.locator("textarea"))
    delays = typing.told()
    page.close()
    return delays


def report(photos: str, delays: list[float], empty: list[float]) -> None:
    """What an empty page takes beyond the least that can be told is the machine's, which may be busy."""
    ours = usual_worst(delays) - (usual_worst(empty) - LEAST_TOLD)
    print(f"input delay with photos {photos}, processor slowed {SLOWED} times: {words(delays)}")
    print(f"an empty page at the same time: {words(empty)}")
    print(f"input-delay-photos-{photos} ratio {max(0, ours) / MOST_MILLISECONDS:.2f} budget 1")


def words(delays: list[float]) -> str:
    median, worst, most = statistics.median(delays), usual_worst(delays), max(delays)
    return f"{len(delays)} taps and keys, median {median:.0f}, all but one in {ONE_IN} {worst:.0f}, most {most:.0f} ms"


def usual_worst(delays: list[float]) -> float:
    return sorted(delays)[-1 - len(delays) // ONE_IN]


if __name__ == "__main__":
    main()
