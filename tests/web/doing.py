"""What people do on a page, in a few words."""

from typing import Any, Protocol

from playwright.sync_api import Locator, Page, expect

from tests.tooling.programs import ROOT

PASSWORD = "sidak-demo-2026"
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
UNTIL_IT_WAITS = """async () => {
  const registration = await navigator.serviceWorker.ready
  while (!registration.waiting) await new Promise((resume) => setTimeout(resume, 50))
  await new Promise((resume) => setTimeout(resume, 50))
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    page.goto("/")
    fill_in(page, username, password)
    expect(page.locator("header .me")).to_be_visible()


def fill_in(page: Page, username: str, password: str = PASSWORD) -> None:
    page.locator("input[name=username]").fill(username)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()


def wait_until_kept(page: Page) -> None:
    """The whole shell is on the device now, and this page is under its service worker."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def look_for_a_newer_app(page: Page) -> None:
    """It was fetched, and waits."""
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    page.evaluate(UNTIL_IT_WAITS)


def violations(page: Page) -> list[str]:
    """What axe-core finds serious or critical on the page as it stands."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run({ runOnly: rules }).then((results) => results.violations)", RULES
    )
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in {"serious", "critical"}]


class Identified(Protocol):
    @property
    def id(self) -> str: ...


def card(page: Page | Locator, visit: Identified) -> Locator:
    """The visit's own: its unit may have had others, and what is due soon stands above, once the clock has told."""
    return page.locator(f"a[href$='/{visit.id}']:not(.due-soon a)")
