"""The pages on a phone: bytes of the first load, and a cold start without a network on a slow processor."""

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests.data_dirs import data_dir
from tests.web.conftest import CHROMIUM, FLAGS, PHONE
from tests.web.doing import sign_in, wait_until_kept
from tests.web.line import Line, line_to
from tests.web.servers import serving

MOST_BYTES = 100 * 1024
MOST_SECONDS = 1.0
SLOWED = 4
STARTS = 5


def main() -> None:
    with (
        data_dir() as place,
        serving(place, "--demo") as server,
        line_to(server.port) as line,
        sync_playwright() as playwright,
        TemporaryDirectory() as profile,
    ):
        report_first_load(playwright, line)
        report_cold_start(playwright, line, Path(profile))


def report_first_load(playwright: Playwright, line: Line) -> None:
    """Without what the service worker fetches afterwards, when nobody waits any more."""
    with playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
        page = browser.new_page(base_url=line.address, service_workers="block")
        arrived: list[float] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
        page.goto("/", wait_until="networkidle")
    print(f"first load: {len(arrived)} answers, {sum(arrived) / 1024:.1f} KiB with headers")
    print(f"first-load ratio {sum(arrived) / MOST_BYTES:.2f} budget 1")


def report_cold_start(playwright: Playwright, line: Line, profile: Path) -> None:
    """From the address to the signed-in page; the browser is started anew each time."""
    context = launched(playwright, line, profile)
    page = context.new_page()
    sign_in(page, "hung")
    wait_until_kept(page)
    context.close()
    line.cut()
    seconds = [cold_start(launched(playwright, line, profile)) for _ in range(STARTS)]
    middle = statistics.median(seconds)
    print(f"cold start without a network, processor slowed {SLOWED} times: {', '.join(f'{s:.2f}' for s in seconds)} s")
    print(f"cold-offline-start ratio {middle / MOST_SECONDS:.2f} budget 1")


def launched(playwright: Playwright, line: Line, profile: Path) -> BrowserContext:
    options: dict[str, Any] = {"base_url": line.address, "locale": "vi-VN", **PHONE}
    return playwright.chromium.launch_persistent_context(profile, executable_path=CHROMIUM, args=FLAGS, **options)


def cold_start(context: BrowserContext) -> float:
    page = context.new_page()
    slow_down(page)
    started = time.perf_counter()
    page.goto("/", wait_until="commit")
    page.locator("main h1").wait_for()
    seconds = time.perf_counter() - started
    context.close()
    return seconds


def slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


if __name__ == "__main__":
    main()
