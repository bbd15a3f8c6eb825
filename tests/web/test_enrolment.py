"""A phone signs in with a slip: printed by an administrator, scanned by its owner."""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, Playwright, expect

from tests.web.conftest import CHROMIUM, DESK, FLAGS, PHONE, ContextOf
from tests.web.doing import PASSWORD, sign_in, violations
from tests.web.hearings import Hearings
from tests.web.line import Line

NEW_PASSWORD = "mot cau that de nho"


def print_slip(desk: Page, name: str) -> str:
    """Its code."""
    sign_in(desk, "khoa")
    desk.goto("/#/slips")
    desk.get_by_label(name).check()
    desk.get_by_role("button", name="Làm 1 phiếu").click()
    expect(desk.get_by_role("img", name=f"Mã QR của {name}")).to_be_visible()
    found = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", desk.locator("main").inner_text())
    assert found
    return found[0]


def test_a_printed_slip_signs_its_owner_in_once(context_of: ContextOf) -> None:
    desk = context_of(**DESK).new_page()
    code = print_slip(desk, "Trịnh Bích Ngọc")
    assert violations(desk) == []
    phone = context_of(**PHONE).new_page()
    phone.goto(f"/#/enrol/{code}")
    phone.locator("input[name=password]").fill(PASSWORD)
    phone.locator("button[type=submit]").click()
    expect(phone.locator("header .me")).to_have_text("Trịnh Bích Ngọc")

    second = context_of(**PHONE).new_page()
    second.goto(f"/#/enrol/{code}")
    assert violations(second) == []
    second.locator("input[name=password]").fill(PASSWORD)
    second.locator("button[type=submit]").click()
    expect(second.get_by_role("alert")).to_be_visible()
    expect(second.locator("input[name=code]")).to_have_value(code)


def test_a_new_password_without_a_right_code_is_refused(context_of: ContextOf) -> None:
    page = context_of(**PHONE).new_page()
    page.goto("/#/password")
    fill_in_code(page, "ngoc", "AAAA-BBBB", "CCCC-DDDD")
    assert violations(page) == []
    with page.expect_response("**/v1/passwords") as answered:
        page.get_by_role("button", name="Chọn mật khẩu này").click()
    expect(page.get_by_role("alert")).to_have_text(answered.value.json()["detail"])


def test_who_has_no_password_yet_chooses_one_and_goes_on_with_the_slip(
    context_of: ContextOf, hearings: Hearings
) -> None:
    first, second = hearings.take_in("bach", "Bùi Thanh Bách")
    code = print_slip(context_of(**DESK).new_page(), "Bùi Thanh Bách")
    phone = context_of(**PHONE).new_page()
    phone.goto(f"/#/enrol/{code}")
    phone.get_by_role("link", name="Chưa có hoặc quên mật khẩu").click()
    fill_in_code(phone, "bach", first, second)
    phone.get_by_role("button", name="Chọn mật khẩu này").click()
    expect(phone.get_by_text("Mật khẩu mới đã có hiệu lực")).to_be_visible()
    phone.get_by_role("main").get_by_role("link", name="Đăng nhập").last.click()
    expect(phone.locator("input[name=code]")).to_have_value(code)
    phone.locator("input[name=password]").fill(NEW_PASSWORD)
    phone.locator("button[type=submit]").click()
    expect(phone.locator("header .me")).to_have_text("Bùi Thanh Bách")


def fill_in_code(page: Page, username: str, first: str, second: str) -> None:
    page.get_by_label("Tên đăng nhập", exact=True).fill(username)
    page.get_by_label("Nửa mã thứ nhất", exact=True).fill(first)
    page.get_by_label("Nửa mã thứ hai", exact=True).fill(second)
    page.get_by_label("Mật khẩu mới", exact=True).fill(NEW_PASSWORD)


def test_the_camera_reads_a_slip(context_of: ContextOf, playwright: Playwright, line: Line, tmp_path: Path) -> None:
    desk = context_of(**DESK).new_page()
    code = print_slip(desk, "Đặng Thị Hoa")
    film = tmp_path / "slip.mjpeg"
    film.write_bytes(in_front_of_a_camera(desk.locator("main svg").screenshot()))
    camera = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
    with playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *camera]) as browser:
        context = browser.new_context(base_url=line.address, permissions=["camera"], locale="vi-VN")
        page = context.new_page()
        page.goto("/#/enrol")
        page.get_by_role("button", name="Quét mã QR").click()
        expect(page.locator("input[name=code]")).to_have_value(code)
        context.close()


def in_front_of_a_camera(shot: bytes) -> bytes:
    """One picture of 640 x 480, as JPEG: Chromium plays it again and again."""
    code = Image.open(BytesIO(shot)).convert("RGB").resize((360, 360), Image.Resampling.NEAREST)
    picture = Image.new("RGB", (640, 480), "#c8c4bc")
    picture.paste(code, (140, 60))
    film = BytesIO()
    picture.save(film, "JPEG", quality=92)
    return film.getvalue()


def test_without_a_camera_the_code_is_typed(context_of: ContextOf) -> None:
    page = context_of(**PHONE, permissions=[]).new_page()
    page.goto("/#/enrol")
    page.get_by_role("button", name="Quét mã QR").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy gõ mã")
    page.goto("/#/trust")
    expect(page.get_by_text("không cần bước nào thêm")).to_be_visible()
    assert violations(page) == []
