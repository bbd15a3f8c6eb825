"""What anybody checks without signing in: an assignment letter, a receipt."""

import re

import pytest
from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import violations
from tests.web.hearings import Hearings

GENUINE = {"vi-VN": "ĐOÀN THẬT", "id-ID": "TIM ASLI", "en-GB": "GENUINE"}


@pytest.fixture(scope="module")
def visit(hearings: Hearings) -> Visit:
    return hearings.handed_in()


@pytest.fixture(scope="module")
def letter(visit: Visit) -> tuple[str, str]:
    shown = visit.leader.get(visit.path)
    return shown["letterNumber"], shown["checkCode"]


@pytest.fixture(scope="module")
def receipt(visit: Visit) -> str:
    sheets = visit.leader.get(f"{visit.path}/sheets")
    return str(next(sheet["receipt"] for sheet in sheets if sheet["inspector"] == visit.leader.id))


@pytest.mark.parametrize("locale", GENUINE)
def test_a_genuine_letter_is_typed_in(
    context_of: ContextOf, visit: Visit, letter: tuple[str, str], locale: str
) -> None:
    page = context_of(**PHONE, locale=locale).new_page()
    page.goto("/#/check")
    page.locator("main input").first.fill(letter[0].lower())
    page.locator("main input").last.fill(letter[1].replace("-", " ").lower())
    page.locator("main button[type=submit]").click()
    verdict = page.get_by_role("status").filter(has_text=GENUINE[locale])
    for words in (visit.leader.name, visit.member.name, visit.unit_name):
        expect(verdict).to_contain_text(words)
    expect(verdict).to_be_focused()


def test_the_letters_qr_code_leads_to_the_answer(phone: Page, visit: Visit, letter: tuple[str, str]) -> None:
    phone.goto(f"/#/check/{letter[0]}/{letter[1]}")
    expect(phone.get_by_role("heading", name="ĐOÀN THẬT")).to_be_visible()
    expect(phone.get_by_text("không phải cuộc kiểm tra thật")).to_be_visible()
    phone.get_by_role("button", name="Kiểm tra giấy khác").click()
    expect(phone.get_by_label("Số giấy giới thiệu")).to_have_value("")


def test_a_forged_letter_is_told_in_large_words_with_what_to_do(phone: Page, letter: tuple[str, str]) -> None:
    phone.goto(f"/#/check/{letter[0]}/0000-0000-0000")
    verdict = phone.get_by_role("heading", name="KHÔNG ĐÚNG")
    expect(verdict).to_be_visible()
    assert verdict.evaluate("words => parseFloat(getComputedStyle(words).fontSize)") >= 24
    expect(phone.get_by_text("đừng tiếp đoàn")).to_be_visible()
    expect(phone.get_by_text("số điện thoại bạn đã biết")).to_be_visible()
    expect(phone.get_by_label("Số giấy giới thiệu")).to_have_value(letter[0])


def test_what_no_letter_looks_like_is_false_and_no_riddle(phone: Page) -> None:
    phone.goto("/#/check/XX/YY")
    expect(phone.get_by_role("heading", name="KHÔNG ĐÚNG")).to_be_visible()
    expect(phone.get_by_text("Không giấy giới thiệu nào có số hoặc mã viết như vậy")).to_be_visible()


def test_a_letter_whose_time_is_over_is_marked(phone: Page, letter: tuple[str, str]) -> None:
    phone.clock.set_fixed_time("2030-01-01T00:00:00Z")
    phone.goto(f"/#/check/{letter[0]}/{letter[1]}")
    expect(phone.get_by_text("Thời gian ghi trên giấy đã qua")).to_be_visible()


def test_a_receipt_is_checked(desk: Page, receipt: str) -> None:
    desk.goto("/#/check")
    desk.get_by_role("navigation").get_by_role("link", name="Biên nhận").click()
    desk.get_by_label("Mã biên nhận").fill(receipt.lower())
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="MÁY CHỦ ĐANG GIỮ")).to_be_visible()
    expect(desk.get_by_text("1 trên 1")).to_be_visible()
    expect(desk.get_by_text(re.compile(r"^[0-9a-f]{64}$"))).to_be_visible()


def test_an_unknown_receipt_is_said_plainly(phone: Page) -> None:
    phone.goto("/#/receipt/AAAAA-AAAAA")
    expect(phone.get_by_role("heading", name="KHÔNG CÓ BIÊN NHẬN NÀY")).to_be_visible()
    expect(phone.get_by_text("Hãy kiểm tra lại từng ký tự")).to_be_visible()


def test_without_a_network_it_says_so_and_judges_nobody(
    context_of: ContextOf, phone: Page, letter: tuple[str, str]
) -> None:
    phone.goto("/#/check")
    phone.get_by_label("Số giấy giới thiệu").fill(letter[0])
    phone.get_by_label("Mã kiểm tra").fill(letter[1])
    context_of.line.cut()
    phone.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("Máy chủ chưa trả lời")
    expect(phone.get_by_role("heading", name="KHÔNG ĐÚNG")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_serious_stands_in_the_way(
    context_of: ContextOf, letter: tuple[str, str], receipt: str, size: dict[str, object], theme: str
) -> None:
    page = context_of(**size, color_scheme=theme).new_page()
    for path, heading in (
        ("/check", "Đoàn kiểm tra có thật không?"),
        (f"/check/{letter[0]}/{letter[1]}", "ĐOÀN THẬT"),
        (f"/check/{letter[0]}/0000", "KHÔNG ĐÚNG"),
        (f"/receipt/{receipt}", "MÁY CHỦ ĐANG GIỮ"),
    ):
        page.goto(f"/#{path}")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert violations(page) == []
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.evaluate("document.documentElement.style.fontSize = ''")
