"""The administrator's desk: people from a file, their slips, a checklist tried out before it is drafted."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.tooling.programs import ROOT
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations

HEADER = "username;name;language;home;role;unit\n"
NHI = "nhi.ta;Tạ Uyển Nhi;vi;33;inspector;33\n"
STARTER = ROOT / "checklists/starters/cl-vn-open-opening-check.yaml"


def press(page: Page, label: str | re.Pattern[str]) -> None:
    """Asked once more, as everything that is signed."""
    page.get_by_role("button", name=label, exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name=label, exact=True).click()


def choose(page: Page, name: str, content: str) -> None:
    file = FilePayload(name=name, mimeType="text/csv", buffer=content.encode())
    page.locator("main input[type=file]").set_input_files(file)


def test_people_come_from_a_file_get_their_slips_and_a_second_signature(context_of: ContextOf) -> None:
    khoa = context_of(**PHONE).new_page()
    sign_in(khoa, "khoa")
    khoa.get_by_role("link", name="Người dùng").click()
    khoa.get_by_role("link", name="Nhập người từ tệp").click()
    choose(khoa, "people.csv", HEADER + NHI + "son.le;Lê Thái Sơn;vi;99999.NO;;\n")
    expect(khoa.get_by_text("Còn dòng bị từ chối")).to_be_visible()
    expect(khoa.get_by_role("list", name="Các dòng của tệp").get_by_role("listitem").first).to_contain_text("dòng 3")
    assert violations(khoa) == []

    choose(khoa, "people.csv", HEADER + NHI)
    expect(khoa.get_by_text("Mọi dòng đều áp dụng được.")).to_be_visible()
    press(khoa, "Áp dụng")
    expect(khoa.get_by_text("Người mới (1)")).to_be_visible()
    assert violations(khoa) == []
    press(khoa, "Làm 1 phiếu")
    expect(khoa.get_by_role("img", name="Mã QR của Tạ Uyển Nhi")).to_be_visible()
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", khoa.locator("main").inner_text())
    assert code
    nhi = context_of(**PHONE).new_page()
    nhi.goto(f"/#/enrol/{code[0]}")
    expect(nhi.locator("input[name=code]")).to_have_value(code[0])

    oanh = context_of(**DESK).new_page()
    sign_in(oanh, "oanh")
    oanh.get_by_role("link", name="lần nhập người có vai trò đang chờ").click()
    oanh.get_by_role("link", name="Bùi Đăng Khoa").first.click()
    press(oanh, "Duyệt")
    expect(oanh.get_by_text("Vai trò đang chờ")).to_have_count(0)
    oanh.goto("/#/people")
    oanh.get_by_label("Tìm người").fill("uyen nhi")
    oanh.get_by_role("link", name="Tạ Uyển Nhi").click()
    expect(oanh.get_by_text("Đang có hiệu lực")).to_be_visible()
    assert violations(oanh) == []


def test_a_checklist_is_checked_and_tried_out_and_nothing_is_stored(context_of: ContextOf, tmp_path: Path) -> None:
    khoa = context_of(**DESK).new_page()
    sign_in(khoa, "khoa")
    khoa.goto("/#/checklist-check")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(STARTER.read_text("utf-8").replace("\nversion: 1\n", "\nversion: 7\n"), "utf-8")
    khoa.locator("main input[type=file]").first.set_input_files(wrong)
    expect(khoa.get_by_role("heading", name="1 chỗ sai trong wrong.yaml")).to_be_visible()
    right = tmp_path / "right.yaml"
    right.write_text(STARTER.read_text("utf-8").replace("\nversion: 1\n", "\nversion: 2\n"), "utf-8")
    khoa.locator("main input[type=file]").first.set_input_files(right)
    expect(khoa.get_by_text("phiên bản 2: không có chỗ sai.")).to_be_visible()

    sheet = khoa.get_by_role("region", name="Như trên điện thoại")
    first = sheet.get_by_role("article").first
    first.get_by_role("button", name=re.compile("^Thêm một")).first.click()
    first.locator("input[type=file]").first.click()
    expect(first.locator("canvas")).to_be_visible()
    sheet.get_by_role("navigation").last.get_by_role("link").last.click()
    expect(sheet.get_by_role("heading", name="Phần 2/4")).to_be_visible()
    expect(khoa).to_have_url(re.compile("#/checklist-check$"))
    assert violations(khoa) == []
    kept = khoa.evaluate("indexedDB.databases().then((found) => found.map(({ name }) => name))")
    assert "sidak-inspector" not in kept
    khoa.get_by_role("tab", name="Khác biệt").click()
    expect(khoa.get_by_text("Chỉ khác số phiên bản.")).to_be_visible()
