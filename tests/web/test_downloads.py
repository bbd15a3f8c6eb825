"""Files that leave the pages: tables of what a desk sees, the letter to print."""

import csv
import io

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.inspecting import of
from tests.web.visits import Planner


def export(page: Page, table: str, form: str) -> bytes:
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name=table).check()
    dialog.get_by_role("radio", name=form).check()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Tải về").click()
    expect(dialog.get_by_text("Đã tải tệp về.")).to_be_visible()
    return download.value.path().read_bytes()


@pytest.mark.parametrize("reader", ["lan", "thu", "dewi"])
def test_a_desk_takes_its_table_with_it(context_of: ContextOf, hearings: Hearings, reader: str) -> None:
    visit = hearings.explained()
    page = context_of(**DESK).new_page()
    page.add_init_script("localStorage.setItem('sidak.language', 'vi')")
    sign_in(page, reader)
    page.goto("/#/overview")
    page.get_by_label("Trạng thái").select_option("explaining")
    page.get_by_role("button", name="Tải bảng về").click()
    book = openpyxl.load_workbook(io.BytesIO(export(page, "Cuộc kiểm tra", "Excel")))
    assert str(visit.id) in {cell.value for row in book.worksheets[0].rows for cell in row}
    found = csv.DictReader(io.StringIO(export(page, "Phát hiện", "CSV").decode("utf-8-sig")))
    assert str(visit.id) in {row["Định danh cuộc kiểm tra"] for row in found}


def test_a_unit_head_takes_what_was_found_at_their_unit(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.explained()
    page = context_of(**PHONE).new_page()
    sign_in(page, hearings.head_of(visit))
    page.get_by_role("button", name="Tải bảng về").click()
    found = csv.DictReader(io.StringIO(export(page, "Phát hiện", "CSV").decode("utf-8-sig")))
    assert {row["Đơn vị"] for row in found} == {visit.unit_name}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way(context_of: ContextOf, theme: str) -> None:
    page = context_of(**PHONE, color_scheme=theme, reduced_motion="reduce").new_page()
    sign_in(page, "thu")
    page.goto("/#/overview")
    page.get_by_role("button", name="Tải bảng về").click()
    page.get_by_label("Kiểm tra từ ngày").fill("2026-11-24")
    page.get_by_label("đến ngày").fill("2026-11-23")
    page.get_by_role("dialog").get_by_role("button", name="Tải về").click()
    expect(page.get_by_text("Ngày cuối đứng trước ngày đầu")).to_be_visible()
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_team_takes_its_letter_to_a_printer(context_of: ContextOf, planner: Planner) -> None:
    visit = planner.send_all_out({"letter": ("nam", "hoa")})["letter"]
    page = of(context_of, "nam", visit)
    page.goto(f"/#/inspections/{visit.id}/letter")
    papers = []
    for name in ("Tải PDF để in", "PDF song ngữ"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        papers.append(download.value.path().read_bytes())
    assert papers[0] != papers[1]
    assert [paper[:5] for paper in papers] == [b"%PDF-"] * 2
    page.context.set_offline(True)
    page.get_by_role("button", name="Tải PDF để in").click()
    expect(page.get_by_text("Máy chủ chưa trả lời")).to_be_visible()
