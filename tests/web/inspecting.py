"""What inspectors do on their phones, in a few words."""

import re
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import PHONE, ContextOf
from tests.web.doing import sign_in
from tests.web.visits import Planner, Visit

HEADS = "CL-VN-01-A01"
CHIEF = "CL-VN-03-A01"
LATE = "CL-VN-01-A03"
OPEN = "CL-VN-02-A01"
QUEUE = "CL-VN-02-A03"
SYSTEM = "CL-VN-02-C01"
BOARD = "CL-VN-02-B01"
BADGES = "CL-VN-01-B01"
DRESS = "CL-VN-01-B02"
GREETINGS = "CL-VN-01-C01"
PRAISE = "CL-VN-01-F03"
VIEW = "CL-VN-01-F04"

ON_SITE = {"geolocation": {"latitude": 20.65, "longitude": 106.05, "accuracy": 12}, "permissions": ["geolocation"]}
REFUSED: dict[str, list[str]] = {"permissions": []}


def of(context_of: ContextOf, person: str, visit: Visit, **options: object) -> Page:
    """The phone of a person who was told of the visit."""
    page = context_of(**PHONE | ON_SITE | options).new_page()
    sign_in(page, person)
    look(page, visit)
    return page


def look(page: Page, visit: Visit) -> None:
    """Asks what is mine now."""
    page.goto("/#/")
    page.get_by_role("button", name="Hỏi lại ngay").click()
    expect(page.get_by_role("heading", name=visit.unit_name).first).to_be_visible(timeout=15_000)


def arrive(page: Page, visit: Visit) -> None:
    """Also where somebody of the team was at the door before."""
    page.goto(f"/#/inspections/{visit.id}")
    door = page.get_by_role("button", name="Chúng tôi đã đến cửa")
    sheet = page.get_by_role("link", name="Phiếu kiểm tra")
    expect(door.or_(sheet)).to_be_visible()
    if door.is_visible():
        door.click()
    expect(sheet).to_be_visible()


def item(page: Page, visit: Visit, code: str) -> Locator:
    """The card of an item, on the part of the sheet where it stands."""
    page.goto(f"/#/inspections/{visit.id}/sheet/{code}")
    card = page.locator(f"article#{code}")
    expect(card).to_be_visible()
    return card


def count(card: Locator, value: int, of: int | None = None) -> None:
    card.get_by_role("textbox").nth(0).fill(str(value))
    if of is not None:
        card.get_by_role("textbox").nth(1).fill(str(of))
    expect_saved(card)


def choose(card: Locator, word: str) -> None:
    card.get_by_role("radio", name=word, exact=True).check()
    expect_saved(card)


def photograph(card: Locator, picture: bytes) -> None:
    """The person takes a photo; the camera gives the page a file."""
    kept = card.get_by_role("img").count()
    with card.page.expect_file_chooser() as camera:
        card.locator("label.camera").first.click()
    camera.value.set_files({"name": "camera.jpg", "mimeType": "image/jpeg", "buffer": picture})
    expect(card.get_by_role("img")).to_have_count(kept + 1)


def expect_saved(card: Locator) -> None:
    expect(card.page.get_by_text("Đã lưu trên máy này").last).to_be_visible()


def hand_in(page: Page, visit: Visit) -> None:
    """From the last part of the sheet."""
    page.goto(f"/#/inspections/{visit.id}/sheet/{VIEW}")
    page.get_by_role("button", name="Nộp phiếu của tôi").click()
    page.get_by_role("dialog").get_by_role("button", name="Nộp phiếu của tôi").click()
    expect(page).to_have_url(re.compile("/(leader|end)$"))


def expect_everything_sent(page: Page) -> None:
    page.goto("/#/")
    expect(page.get_by_text("Mọi việc đã gửi và được máy chủ xác nhận.")).to_be_visible(timeout=60_000)


def answers_of(planner: Planner, person: str, visit: Visit) -> dict[str, dict[str, Any]]:
    """By item, as the server has them in the newest revision of the one sheet of this person."""
    asks = planner.person(person)
    [sheet] = [each for each in asks.get(f"{visit.path}/sheets") if each["inspector"] == asks.id]
    body = asks.get(f"{visit.path}/sheets/{sheet['id']}/revisions/{sheet['revision']}")
    return {answer["item"]: answer for answer in body["answers"]}


def arrived(planner: Planner, person: str, visit: Visit) -> tuple[int, int]:
    """How many photos the server has, and was told of."""
    gathered = planner.person(person).get(f"{visit.path}/evidence")
    return gathered["arrived"], len(gathered["items"])


def jpeg(kilobytes: int = 300) -> bytes:
    """A photo that no other test takes."""
    side = max(64, int((kilobytes * 1000) ** 0.5))
    content = BytesIO()
    Image.effect_noise((side, side), 80).convert("RGB").save(content, "JPEG", quality=90)
    return content.getvalue()
