"""What people did on their devices before the pictures."""

import secrets
from io import BytesIO
from urllib.parse import urlsplit

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.pictures.browsers import Device, Owner, device_of
from tests.pictures.scenes import TEAMS, Scene
from tests.web.doing import PASSWORD, wait_until_kept
from tests.web.inspecting import (
    BADGES,
    BOARD,
    CHIEF,
    DRESS,
    GREETINGS,
    HEADS,
    LATE,
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
    look,
    photograph,
)
from tests.web.overseeing import follow
from tests.web.signing import end, sign_minutes

NOTE = "Bảng niêm yết thủ tục để trống."
PRAISED = "Quầy 3 giải thích rất kiên nhẫn cho một cụ già."


def revoke(device: Device, page: Page, scene: Scene) -> None:
    """The phone is signed out from elsewhere."""
    person = scene.planner.server.sign_in("ngoc", PASSWORD)
    mine = page.evaluate("() => fetch('/v1/me').then((answer) => answer.json())")["device"]
    person.ask("DELETE", f"/v1/devices/{mine}", 200, 204)


def oversee(device: Device, page: Page, scene: Scene) -> None:
    """A draw was seen committed to, and is revealed now."""
    followed = follow(scene.planner)
    followed.until(lambda found: found["draw"]["state"] == "frozen")
    page.reload()
    page.locator("main h3").first.wait_for()
    followed.until(lambda found: found["draw"]["reveal"] == "done")


def called(device: Device, page: Page, scene: Scene) -> None:
    look(page, scene.lived("called"))


def on_site(device: Device, page: Page, scene: Scene) -> None:
    """In the middle of the sheet."""
    visit = scene.lived("on_site")
    look(page, visit)
    arrive(page, visit)
    count(item(page, visit, HEADS), 7, of=8)
    choose(item(page, visit, CHIEF), "Đạt")
    count(item(page, visit, LATE), 1)
    photograph(item(page, visit, HEADS), picture())
    find_board_empty(page, scene, "on_site")


def offline(device: Device, page: Page, scene: Scene) -> None:
    """From the door on without a network."""
    visit = scene.lived("offline")
    look(page, visit)
    wait_until_kept(page)
    device.line.cut()
    arrive(page, visit)
    count(item(page, visit, HEADS), 7, of=8)
    find_board_empty(page, scene, "offline")


def leading(device: Device, page: Page, scene: Scene) -> None:
    """Both sheets are here, and differ in one item."""
    fill_both(page, scene, "leading")
    page.get_by_role("radio", name="6 / 6").wait_for()


def ended(device: Device, page: Page, scene: Scene) -> None:
    fill_both(page, scene, "ended")
    page.get_by_role("radio", name="6 / 6").check()
    end(page)
    sign_minutes(page, TEAMS["ended"]["tam"])
    page.goto(f"/#/inspections/{scene.lived('ended').id}/end")
    expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=60_000)


def minuting(device: Device, page: Page, scene: Scene) -> None:
    """The visit has ended, and its minutes are due."""
    fill_both(page, scene, "minuting")
    page.get_by_role("radio", name="6 / 6").check()
    end(page)


def fill_both(page: Page, scene: Scene, name: str) -> None:
    visit = scene.lived(name)
    look(page, visit)
    arrive(page, visit)
    fill_as_member(page, scene, name)
    count(item(page, visit, HEADS), 8, of=8)
    count(item(page, visit, LATE), 0)
    for code in (CHIEF, OPEN, QUEUE, SYSTEM):
        choose(item(page, visit, code), "Đạt")
    find_board_empty(page, scene, name)
    count(item(page, visit, GREETINGS), 4, of=5)
    hand_in(page, visit)


def fill_as_member(beside: Page, scene: Scene, name: str) -> None:
    """On a phone of their own."""
    browser = beside.context.browser
    assert browser
    visit, username = scene.lived(name), list(TEAMS[name])[1]
    owner = Owner(lambda scene: username)
    with device_of(owner, browser, urlsplit(beside.url).port or 80, scene) as device:
        page = device.context.new_page()
        look(page, visit)
        for code, seen in ((BADGES, 8), (DRESS, 8), (GREETINGS, 6)):
            count(item(page, visit, code), seen, of=seen)
        item(page, visit, PRAISE).get_by_role("textbox").fill(PRAISED)
        photograph(item(page, visit, VIEW), picture())
        hand_in(page, visit)
        expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=60_000)


def find_board_empty(page: Page, scene: Scene, name: str) -> None:
    card = item(page, scene.lived(name), BOARD)
    choose(card, "Không đạt")
    photograph(card, picture())
    card.get_by_role("button", name="Thêm ghi chú").click()
    card.get_by_label("Ghi chú").fill(NOTE)
    expect(page.get_by_text("Đã lưu trên máy này").last).to_be_visible()


def picture() -> bytes:
    """An empty notice board; no two are the same."""
    image = Image.new("RGB", (1200, 900), "#d8d2c4")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 700, 1200, 900), fill="#8d7f6b")
    draw.rectangle((180, 110, 1020, 560), fill="#b98b56", outline="#5d4325", width=22)
    draw.rectangle((420, 40, 780, 96), fill="#1f5f8b")
    for corner in ((230, 160), (960, 160), (230, 500), (960, 500)):
        draw.ellipse((*corner, corner[0] + 18, corner[1] + 18), fill="#c0392b")
    image.putpixel((0, 0), tuple(secrets.token_bytes(3)))
    content = BytesIO()
    image.save(content, "JPEG", quality=88)
    return content.getvalue()
