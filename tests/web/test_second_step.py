"""A second step of signing in: turned on with an app, asked for at the next sign-in, turned off again."""

import re
from base64 import b32decode
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from organisation.one_time_codes import code_at, step_of
from tests.web.conftest import PHONE, ContextOf
from tests.web.doing import PASSWORD, fill_in, sign_in, violations

WHO = "baoan"


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
