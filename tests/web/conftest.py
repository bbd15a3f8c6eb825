"""A real Chromium before a real demonstration server. What a page calls an error on its console fails the test."""

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from api.embedded_postgres import running_url
from tests.data_dirs import data_dir
from tests.servers.mailbox import Mailbox, mailbox_beside
from tests.tooling.programs import ROOT
from tests.web.hearings import Address, Hearings
from tests.web.line import Line, line_to
from tests.web.newer import newer_pages
from tests.web.servers import Server, serving
from tests.web.visits import Planner

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1280, "height": 800}}
PASSWORD = "sidak-demo-2026"
# What the browser itself notes of an answer that is no 2xx, or of a line that is cut; the pages tell the person.
ANSWERS = "Failed to load resource: "
# An answer that comes after its page was left finds the page's last values; nothing shows them any more.
LEFT_BEFORE_THE_ANSWER = "https://svelte.dev/e/derived_inert"

# Patience for a busy machine; nothing is asserted about time.
expect.set_options(timeout=20_000)


def need(there: bool, what: str) -> None:
    """Left out where a developer has it not, but never in CI."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    need(Path(CHROMIUM).exists(), "Chromium is not installed")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as launched:
        yield launched


@pytest.fixture(scope="package")
def mails() -> Iterator[Mailbox]:
    """What the demonstration mails."""
    with mailbox_beside() as opened:
        yield opened


@pytest.fixture(scope="package")
def server(mails: Mailbox) -> Iterator[Server]:
    """One demonstration for all tests of the package: whoever changes much takes people and units of their own."""
    need((ROOT / "web/dist/index.html").exists(), "the pages are not built: make pages")
    post = {"smtp_url": mails.url, "mail_from": "sidak@example.vn"}
    with data_dir() as place, serving(place, "--demo", **post) as started:
        yield started


@pytest.fixture(scope="package")
def hearings(server: Server) -> Iterator[Hearings]:
    """Visits brought to where a test begins."""
    with Address(server.address) as reached:
        yield Hearings(reached)


@pytest.fixture(scope="package")
def planner(server: Server) -> Iterator[Planner]:
    with Planner.at(server.address) as planner:
        yield planner


@pytest.fixture
def newer(server: Server, tmp_path: Path) -> Iterator[Server]:
    """The same database behind a server with a newer app."""
    url = running_url(server.place)
    with data_dir() as place, serving(place, database_url=url, web_dir=newer_pages(tmp_path)) as started:
        yield started


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with line_to(server.port) as opened:
        yield opened


class Console:
    """What went wrong in the pages of a context."""

    def __init__(self, context: BrowserContext) -> None:
        self.errors: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith((ANSWERS, LEFT_BEFORE_THE_ANSWER)):
            self.errors.append(f"{message.text} ({message.location['url']})")


@pytest.fixture
def context_of(browser: Browser, line: Line) -> Iterator["ContextOf"]:
    made = ContextOf(browser, line)
    yield made
    made.close()


class ContextOf:
    """Makes contexts: `context_of(locale="id-ID", **DESK)`. Each is a device of its own."""

    def __init__(self, browser: Browser, line: Line) -> None:
        self.browser, self.line = browser, line
        self.made: list[tuple[BrowserContext, Console]] = []

    def __call__(self, **options: object) -> BrowserContext:
        # Each device has an address of its own, so that many sign-ins of one person are not taken for guessing.
        address = f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.{secrets.randbelow(256)}"
        given = {
            "base_url": self.line.address,
            "locale": "vi-VN",
            "timezone_id": "Asia/Ho_Chi_Minh",
            "extra_http_headers": {"X-Forwarded-For": address},
        }
        context = self.browser.new_context(**{**given, **options})  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        self.made.append((context, Console(context)))
        return context

    def close(self) -> None:
        for context, _ in self.made:
            context.close()
        assert [console.errors for _, console in self.made if console.errors] == []


@pytest.fixture
def phone(context_of: ContextOf) -> Page:
    """360 x 740, a finger, Vietnamese."""
    return context_of(**PHONE).new_page()


@pytest.fixture
def desk(context_of: ContextOf) -> Page:
    return context_of(**DESK).new_page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine now and then loses a race that no page lost: once more, and the summary tells it."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))
