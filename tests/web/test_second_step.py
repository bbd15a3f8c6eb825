"""A second step of signing in: turned on with an app, asked for at the next sign-in, turned off again; or taken off by
two administrators for who lost phone and codes."""

import re
from base64 import b32decode
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from organisation.one_time_codes import code_at, step_of
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import PASSWORD, fill_in, sign_in, violations

WHO = "baoan"
LOST, NAME = "binh", "Lý Văn Bình"


def code(secret: bytes, later: int = 0) -> str:
    return code_at(secret, step_of(datetime.now(UTC)) + later)


def turn_on(page: Page) -> tuple[bytes, str]:
    """What the app was told, and one recovery code."""
    page.get_by_role("button", name="Bật bước thứ hai").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Bật bước thứ hai").click()
    expect(page.get_by_role("img", name="Mã QR cho ứng dụng xác thực")).to_be_visible()
    assert violations(page) == []
    shown = page.locator("form code").inner_text()
    secret = b32decode(shown + "=" * (-len(shown) % 8))
    page.get_by_label("Sáu chữ số trong ứng dụng").fill(code(secret))
    page.get_by_role("button", name="Xác nhận và bật").click()
    expect(page.locator("li code")).to_have_count(10)
    recovery = page.locator("li code").first.inner_text()
    page.get_by_role("button", name="Tôi đã chép xong").click()
    return secret, recovery


def test_a_code_of_the_app_beside_the_password(context_of: ContextOf) -> None:
    page = context_of(**PHONE).new_page()
    sign_in(page, WHO)
    page.goto("/#/me")
    secret, recovery = turn_on(page)
    expect(page.get_by_text("Còn 10 mã dự phòng")).to_be_visible()

    other = context_of(**PHONE).new_page()
    other.goto("/")
    fill_in(other, WHO)
    asked = other.get_by_label("Mã của bước thứ hai")
    expect(asked).to_be_visible()
    assert violations(other) == []
    asked.fill("000000")
    other.locator("button[type=submit]").click()
    expect(other.get_by_text(re.compile("Mã này sai hoặc đã dùng rồi"))).to_be_visible()
    asked.fill(code(secret, 1))
    other.locator("button[type=submit]").click()
    expect(other.locator("header .me")).to_be_visible()

    page.get_by_role("button", name="Tắt bước thứ hai").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_label(re.compile("hoặc mã dự phòng")).fill(recovery)
    page.get_by_role("button", name="Tắt", exact=True).click()
    expect(page.get_by_role("button", name="Bật bước thứ hai")).to_be_visible()


def test_two_administrators_take_it_off_for_who_lost_phone_and_codes(context_of: ContextOf) -> None:
    owner = context_of(**PHONE).new_page()
    sign_in(owner, LOST)
    owner.goto("/#/me")
    turn_on(owner)

    khoa = context_of(**PHONE).new_page()
    sign_in(khoa, "khoa")
    khoa.goto("/#/people")
    khoa.get_by_label("Tìm người").fill(NAME)
    khoa.get_by_role("link", name=NAME).click()
    decide(khoa, "Yêu cầu gỡ")
    expect(khoa.get_by_text("Chờ người thứ hai.")).to_be_visible()
    assert violations(khoa) == []

    oanh = context_of(**DESK).new_page()
    sign_in(oanh, "oanh")
    oanh.get_by_role("link", name="bước đăng nhập thứ hai cần gỡ").click()
    row = oanh.get_by_role("listitem").filter(has_text=NAME)
    expect(row).to_be_visible()
    assert violations(oanh) == []
    decide(oanh, "Duyệt")
    expect(oanh.get_by_text("Không có yêu cầu gỡ bước thứ hai nào.")).to_be_visible()
    sign_in(context_of(**PHONE).new_page(), LOST)


def decide(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=label, exact=True).click()
