"""How people look at a photo, in a few words."""

from playwright.sync_api import Locator, Page, expect

from api.tour.stage import Visit
from tests.web.doing import sign_in


def show_photo(page: Page, username: str, visit: Visit) -> Locator:
    """The first photo of what weighs most, enlarged."""
    sign_in(page, username)
    page.goto(f"/#/desk/{visit.id}")
    return enlarge(page)


def enlarge(page: Page) -> Locator:
    page.get_by_role("button", name="Phóng to ảnh 1 trên 1").first.click()
    shown = page.get_by_role("dialog", name="Ảnh 1 trên 1")
    expect(shown.get_by_role("img")).to_have_js_property("complete", True)
    return shown


def agree(page: Page, name: str, question: str) -> None:
    """What cannot be undone is asked once more."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("dialog", name=question).get_by_role("button", name=name).click()
    expect(page.get_by_role("dialog", name=question)).to_have_count(0)
