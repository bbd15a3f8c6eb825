"""Signing in and out, languages, colours, devices; what the shell does without a network and when it grows newer."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import fill_in, look_for_a_newer_app, sign_in, violations, wait_until_kept
from tests.web.line import Line
from tests.web.servers import Server

WORDS = {
    "vi": ("Đăng nhập", "Đăng xuất", "Bản trình diễn"),
    "id": ("Masuk", "Keluar", "Peragaan"),
    "en": ("Sign in", "Sign out", "A demonstration"),
}
LOCALES = {"vi": "vi-VN", "id": "id-ID", "en": "en-GB"}


@pytest.mark.parametrize("language", WORDS)
def test_signing_in_and_out(context_of: ContextOf, language: str) -> None:
    enter, leave, demonstration = WORDS[language]
    page = context_of(**PHONE, locale=LOCALES[language]).new_page()
    page.goto("/")
    page.locator("input[value=en]" if language == "vi" else "input[value=vi]").check()
    page.locator(f"input[value={language}]").check()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", name=enter)).to_be_visible()
    expect(page.get_by_role("note").filter(has_text=demonstration)).to_be_visible()
    fill_in(page, "hung")
    page.locator("header .me").click()
    expect(page.get_by_role("heading", name="Trần Văn Hùng")).to_be_visible()
    page.get_by_role("button", name=leave).click()
    expect(page.get_by_role("heading", name=enter)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=enter)).to_be_visible()


def test_a_wrong_password_is_told_in_the_servers_own_sentence(phone: Page) -> None:
    phone.goto("/")
    with phone.expect_response("**/v1/sessions") as answered:
        fill_in(phone, "hung", "wrong-password-2026")
    expect(phone.get_by_role("alert")).to_have_text(answered.value.json()["detail"])
    expect(phone.locator("input[name=username]")).to_have_value("hung")


def test_an_account_speaks_its_own_language_unless_another_was_chosen(context_of: ContextOf) -> None:
    page = context_of(**DESK, locale="en-GB").new_page()
    sign_in(page, "dewi")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.goto("/#/me")
    page.locator("input[value=en]").check()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_it_opens_without_a_server(phone: Page, line: Line) -> None:
    sign_in(phone, "hung")
    wait_until_kept(phone)
    line.cut()
    phone.reload()
    expect(phone.locator("header .me")).to_have_text("Trần Văn Hùng")
    expect(phone.get_by_text("Không có mạng")).to_be_visible()
    expect(phone.get_by_role("note").filter(has_text="Bản trình diễn")).to_be_visible()
    phone.goto("/#/me")
    expect(phone.get_by_text("Danh sách thiết bị hiện ra khi có mạng.")).to_be_visible()
    line.mend()
    phone.reload()
    expect(phone.get_by_text("Không có mạng")).to_be_hidden()


def test_signing_in_without_a_server_says_so(phone: Page, line: Line) -> None:
    phone.goto("/")
    wait_until_kept(phone)
    line.cut()
    fill_in(phone, "hung")
    expect(phone.get_by_role("alert")).to_contain_text("Máy chủ chưa trả lời")


def test_a_revoked_device_asks_for_the_password_again(context_of: ContextOf) -> None:
    stolen, desk = context_of(**PHONE).new_page(), context_of(**DESK).new_page()
    for page, name in ((stolen, "Stolen"), (desk, "Desk")):
        page.goto("/")
        page.locator("summary").click()
        page.locator("details input").fill(f"{name} of ngoc")
        fill_in(page, "ngoc")
        expect(page.locator("header .me")).to_be_visible()
    desk.goto("/#/me")
    desk.get_by_role("button", name="Thu hồi Stolen of ngoc").first.click()
    desk.get_by_role("dialog").get_by_role("button", name="Thu hồi").click()
    expect(desk.get_by_text("Stolen of ngoc")).to_have_count(0)
    stolen.reload()
    expect(stolen.get_by_role("main").get_by_text("Máy này đã bị đăng xuất")).to_be_visible()
    expect(stolen.locator("input[name=username]")).to_have_value("ngoc")
    fill_in(stolen, "ngoc")
    expect(stolen.get_by_text("Máy này đã bị đăng xuất")).to_have_count(0)


def test_the_colours_follow_the_system_until_chosen(context_of: ContextOf) -> None:
    page = context_of(**PHONE, color_scheme="dark").new_page()
    sign_in(page, "mai")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/#/me")
    page.locator("input[value=light]").check()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_newer_app_waits_until_it_disturbs_nobody(phone: Page, line: Line, newer: Server) -> None:
    sign_in(phone, "mai")
    wait_until_kept(phone)
    line.lead_to(newer.port)
    phone.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    expect(phone.get_by_text("Đã có phiên bản mới")).to_be_visible()
    assert phone.locator("meta[name=newer]").count() == 0
    phone.get_by_role("button", name="Dùng ngay").click()
    expect(phone.locator("meta[name=newer]")).to_have_count(1)
    expect(phone.locator("header .me")).to_have_text("Lê Thị Mai")


def test_a_newer_app_does_not_interrupt_work(phone: Page, line: Line, newer: Server) -> None:
    sign_in(phone, "mai")
    wait_until_kept(phone)
    phone.goto("/#/inspections/01900000-0000-7000-8000-000000000000/sheet")
    expect(phone.locator("main h1")).to_be_visible()
    line.lead_to(newer.port)
    look_for_a_newer_app(phone)
    expect(phone.get_by_text("Đã có phiên bản mới")).to_have_count(0)
    assert phone.locator("meta[name=newer]").count() == 0
    phone.goto("/#/")
    expect(phone.locator("meta[name=newer]")).to_have_count(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_serious_stands_in_the_way_of_anybody(
    context_of: ContextOf, size: dict[str, object], theme: str
) -> None:
    page = context_of(**size, color_scheme=theme).new_page()
    page.goto("/")
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()
    assert violations(page) == []
    sign_in(page, "hoa")
    page.goto("/#/me")
    expect(page.get_by_text("Máy này", exact=True)).to_be_visible()
    assert violations(page) == []


def test_nothing_is_cut_off_when_the_text_is_twice_as_large(phone: Page) -> None:
    sign_in(phone, "hoa")
    phone.goto("/#/me")
    expect(phone.get_by_text("Máy này", exact=True)).to_be_visible()
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
