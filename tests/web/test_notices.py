"""The bell and what it leads to, the phone that is woken, the address that is confirmed."""

import json
import re

import pytest
from playwright.sync_api import CDPSession, Page, expect

from api.tour.stage import Visit
from tests.servers.mailbox import Mailbox
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations, wait_until_kept
from tests.web.hearings import Hearings
from tests.web.servers import Server, a_day_later

# No push service is reached from here: the browser's own part of subscribing is taken over.
SUBSCRIBES = """
const made = { unsubscribe: async () => true, toJSON: () => ({
  endpoint: 'https://push.sidak.test/1',
  keys: { p256dh: '%s', auth: 'AAECAwQFBgcICQoLDA0ODw' },
}) }
let kept = null
PushManager.prototype.subscribe = async () => (kept = made)
PushManager.prototype.getSubscription = async () => kept
"""
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((each) => each.title)"""


@pytest.fixture(scope="module")
def handed_in(hearings: Hearings) -> Visit:
    return hearings.handed_in()


def bell(page: Page, name: str) -> None:
    expect(page.locator("header").get_by_role("link", name=name, exact=True)).to_be_visible()


def test_the_bell_leads_to_what_is_expected(phone: Page, hearings: Hearings, handed_in: Visit) -> None:
    sign_in(phone, hearings.head_of(handed_in))
    bell(phone, "Thông báo: 2 chưa đọc")
    phone.locator("header a[href='#/notices']").click()
    expect(phone.get_by_role("heading", level=1, name="Thông báo")).to_be_visible()
    wanted = phone.get_by_role("link").filter(has_text="Đơn vị của bạn cần giải trình.")
    expect(wanted).to_contain_text(handed_in.unit_name)
    assert violations(phone) == []
    wanted.click()
    expect(phone).to_have_url(re.compile(f"#/cases/{handed_in.id}$"))
    bell(phone, "Thông báo: 1 chưa đọc")
    phone.go_back()
    phone.get_by_role("button", name="Đánh dấu tất cả là đã đọc").click()
    bell(phone, "Thông báo")


@pytest.mark.parametrize(("locale", "size"), [("id-ID", PHONE), ("en-GB", DESK)])
def test_the_pages_of_notices_are_for_everybody(
    context_of: ContextOf, hearings: Hearings, handed_in: Visit, locale: str, size: dict[str, object]
) -> None:
    context = context_of(locale=locale, color_scheme="dark", **size)
    page = context.new_page()
    page.add_init_script(f"localStorage.setItem('language', '{locale[:2]}')")
    sign_in(page, hearings.head_of(handed_in))
    for path in ("/#/notices", "/#/me"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []


def test_a_phone_is_woken_and_leads_to_its_notices(context_of: ContextOf) -> None:
    context = context_of(**PHONE)
    context.grant_permissions(["notifications"])
    page = context.new_page()
    page.add_init_script(SUBSCRIBES % POINT)
    sign_in(page, "nam")
    wait_until_kept(page)
    page.goto("/#/me")
    page.get_by_role("button", name="Bật thông báo").click()
    expect(page.get_by_text("Đang bật", exact=True)).to_be_visible()
    deliver(context.new_cdp_session(page), page, {"id": "1", "title": "Bạn có nhiệm vụ mới.", "link": "/#/notices"})
    page.wait_for_function(f"({SHOWN})().then((titles) => titles.includes('Bạn có nhiệm vụ mới.'))")
    page.get_by_role("button", name="Tắt thông báo").click()
    expect(page.get_by_text("Đang tắt", exact=True)).to_be_visible()


def deliver(browser: CDPSession, page: Page, content: dict[str, str]) -> None:
    """What the browser hands to the service worker once it has opened a message."""
    found: list[str] = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(each["registrationId"] for each in event["registrations"]),
    )
    browser.send("ServiceWorker.enable")
    for _ in range(100):
        if found:
            break
        page.wait_for_timeout(50)
    origin = page.evaluate("location.origin")
    message = {"origin": origin, "registrationId": found[0], "data": json.dumps(content)}
    browser.send("ServiceWorker.deliverPushMessage", message)


def test_where_the_browser_says_no_the_page_says_what_to_do(phone: Page) -> None:
    phone.add_init_script("Object.defineProperty(Notification, 'permission', { value: 'denied' })")
    sign_in(phone, "nam")
    phone.goto("/#/me")
    expect(phone.get_by_text("Trình duyệt đang chặn thông báo của trang này.")).to_be_visible()


def test_an_address_is_confirmed_and_kinds_are_chosen(desk: Page, mails: Mailbox, server: Server) -> None:
    """Not on the day on which the desk is new: it may be a stranger's."""
    sign_in(desk, "minh")
    desk.goto("/#/me")
    desk.get_by_label("Địa chỉ thư").fill("minh@example.vn")
    desk.get_by_role("button", name="Gửi mã").click()
    expect(desk.get_by_text("Thiết bị này mới đăng nhập chưa đủ 24 giờ")).to_be_visible()
    a_day_later(server)
    desk.get_by_role("button", name="Gửi mã").click()
    expect(desk.get_by_text("Mã đã gửi đến minh@example.vn")).to_be_visible()
    desk.get_by_label("Mã trong thư").fill(code_to(desk, mails, "minh@example.vn"))
    desk.get_by_role("button", name="Xác nhận").click()
    expect(desk.get_by_text("Thông báo được gửi đến minh@example.vn.")).to_be_visible()
    kind = desk.get_by_role("checkbox", name="Một dự thảo kết luận chờ bạn.")
    with desk.expect_response(lambda answer: answer.request.method == "PUT"):
        kind.uncheck()
    desk.reload()
    expect(kind).not_to_be_checked()
    desk.get_by_role("button", name="Không nhận thư nữa").click()
    expect(desk.get_by_label("Địa chỉ thư")).to_be_visible()


def code_to(page: Page, mails: Mailbox, address: str) -> str:
    for _ in range(400):
        for message in mails.sent_to(address):
            found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", message.get_content())
            assert found
            return found[0]
        page.wait_for_timeout(50)
    raise AssertionError("no mail came")
