"""The minutes on the leader's phone: every way in which a unit closes them, without a network, and its copy at once."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import PHONE, ContextOf
from tests.web.doing import sign_in, violations, wait_until_kept
from tests.web.inspecting import ON_SITE, arrived, expect_everything_sent, look, of
from tests.web.line import Line
from tests.web.signing import (
    LINES,
    NOTE,
    POST,
    UNIT,
    close,
    draw,
    end,
    fingerprint,
    keep,
    kept,
    name,
    pad,
    photograph_page,
    shown_bytes,
    sign_minutes,
    stroke,
    visit_alone,
)
from tests.web.visits import Planner, Visit

HUNG, NAM, DUC = "Trần Văn Hùng", "Hoàng Hải Nam", "Phan Minh Đức"
MAI, HOA, NGOC = "Lê Thị Mai", "Đặng Thị Hoa", "Trịnh Bích Ngọc"
TEAMS = {
    "signed": ("hung", "mai"),
    "reservations": ("nam", "hoa"),
    "refused": ("duc", "ngoc"),
    "paper": ("hung", "mai"),
    "killed": ("nam", "hoa"),
    "elsewhere": ("duc", "ngoc"),
}


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Visit]:
    """One for each test."""
    return planner.send_all_out(TEAMS)


def test_the_unit_signs_and_keeps_a_copy(context_of: ContextOf, planner: Planner, visits: dict[str, Visit]) -> None:
    visit = visits["signed"]
    hung, mai = of(context_of, "hung", visit), of(context_of, "mai", visit)
    visit_alone(hung, visit, MAI)
    end(hung)
    expect(hung.get_by_text("1 điểm, đúng như đã đọc")).to_be_visible()
    expect(hung.get_by_role("button", name="Giữ biên bản")).to_be_disabled()
    sign_minutes(hung, HUNG)
    expect(hung.get_by_role("article")).to_contain_text(NOTE)
    expect(hung.get_by_role("article")).to_contain_text("Đơn vị đã ký")
    fingerprinted = fingerprint(hung)
    expect_everything_sent(hung)

    minutes = kept(planner, "hung", visit)
    assert (minutes["sha256"], minutes["closing"], minutes["signature"]) == (fingerprinted, "signed", "signed")
    assert minutes["unit"] == {"name": UNIT, "post": POST}
    assert NOTE in minutes["read"][0]["said"]
    assert minutes["differences"] == []
    hung.goto(f"/#/inspections/{visit.id}/end")
    expect(hung.get_by_text("Bạn có thể cất máy")).to_be_visible()
    look(mai, visit)
    mai.goto(f"/#/inspections/{visit.id}")
    expect(mai.get_by_role("heading", name=visit.unit_name)).to_be_visible()
    expect(mai.get_by_text("Chưa có biên bản")).to_be_hidden()


def test_reservations_go_along_word_by_word(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit], line: Line
) -> None:
    """And the copy needs no network: the file holds the very bytes that the server gets later."""
    visit = visits["reservations"]
    nam = of(context_of, "nam", visit)
    wait_until_kept(nam)
    visit_alone(nam, visit, HOA)
    line.cut()
    end(nam)
    close(nam, "Ký, kèm ý kiến bảo lưu")
    name(nam, "Ai nghe thay mặt đơn vị?", UNIT, POST)
    nam.get_by_label("Ý kiến bảo lưu của đơn vị").fill("Bảng đang được in lại; <b>chờ</b> bàn giao.")
    draw(pad(nam, UNIT))
    draw(pad(nam, NAM))
    keep(nam)
    expect(nam.get_by_text("Trên máy này").or_(nam.locator(".badge.phone")).first).to_be_visible()
    html = shared_file(nam)
    assert "Bảng đang được in lại; &lt;b&gt;chờ&lt;/b&gt; bàn giao." in html
    assert sha256(shown_bytes(html)).hexdigest() == fingerprint(nam)

    fingerprinted = fingerprint(nam)
    line.mend()
    nam.goto(f"/#/inspections/{visit.id}/end")
    nam.get_by_role("button", name="Gửi ngay").click()
    expect(nam.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=60_000)
    minutes = kept(planner, "nam", visit)
    assert (minutes["sha256"], minutes["closing"]) == (fingerprinted, "with_reservations")
    assert minutes["reservations"] == "Bảng đang được in lại; <b>chờ</b> bàn giao."


def shared_file(page: Page) -> str:
    """This browser cannot share, so it keeps the file."""
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Gửi tệp cho đơn vị").click()
    download = downloading.value
    assert re.fullmatch(r"bien-ban-.+\.html", download.suggested_filename)
    return Path(download.path()).read_text("utf-8")


def test_a_refusal_has_its_reason_and_a_witness(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit]
) -> None:
    visit = visits["refused"]
    duc = of(context_of, "duc", visit)
    visit_alone(duc, visit, NGOC)
    end(duc)
    close(duc, "Từ chối ký")
    duc.get_by_label("Lý do từ chối ký").fill("Không đồng ý với điểm thứ nhất.")
    name(duc, "Người làm chứng", "Bùi Thị Lan", "Bảo vệ")
    expect(duc.get_by_role("button", name="Giữ biên bản")).to_be_disabled()
    draw(pad(duc, "Bùi Thị Lan"))
    draw(pad(duc, DUC))
    keep(duc)
    expect(duc.get_by_role("article")).to_contain_text("Đơn vị từ chối ký")
    expect_everything_sent(duc)
    minutes = kept(planner, "duc", visit)
    assert (minutes["closing"], minutes["unit"]) == ("refused", None)
    assert minutes["refusal"] == {
        "reason": "Không đồng ý với điểm thứ nhất.",
        "witness": {"name": "Bùi Thị Lan", "post": "Bảo vệ"},
    }
    assert [each["by"] for each in minutes["signers"]] == ["witness", "member"]


def test_signed_pages_are_photographed(context_of: ContextOf, planner: Planner, visits: dict[str, Visit]) -> None:
    visit = visits["paper"]
    hung = of(context_of, "hung", visit)
    visit_alone(hung, visit, MAI)
    end(hung)
    close(hung, "Ký trên giấy")
    name(hung, "Ai nghe thay mặt đơn vị?", UNIT, POST)
    photograph_page(hung)
    hung = killed_while_the_camera_was_open(hung, visit)
    lost = hung.get_by_role("alert").filter(has_text="Máy đã đóng trang này khi đang mở máy ảnh")
    expect(lost).to_be_visible()
    photograph_page(hung)
    expect(lost).to_be_hidden()
    keep(hung)
    expect(hung.get_by_role("article")).to_contain_text("Ký trên giấy (2 trang đã chụp)")
    expect_everything_sent(hung)
    minutes = kept(planner, "hung", visit)
    assert (minutes["closing"], len(minutes["paper"]), minutes["signers"]) == ("on_paper", 2, [])
    assert arrived(planner, "hung", visit) == (2, 2)


def killed_while_the_camera_was_open(page: Page, visit: Visit) -> Page:
    with page.expect_file_chooser():
        page.locator("label.camera").first.click()
    again = page.context.new_page()
    page.close()
    again.goto(f"/#/inspections/{visit.id}/minutes")
    expect(again.locator("main ul article")).to_have_count(1)
    return again


def test_a_page_killed_in_the_middle_of_a_signature_keeps_the_strokes(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit], line: Line
) -> None:
    visit = visits["killed"]
    nam = of(context_of, "nam", visit)
    wait_until_kept(nam)
    visit_alone(nam, visit, HOA)
    line.cut()
    end(nam)
    close(nam, "Ký ngay trên màn hình này")
    name(nam, "Ai nghe thay mặt đơn vị?", UNIT, POST)
    stroke(pad(nam, UNIT), LINES[0])
    expect(nam.get_by_text("Đã lưu trên máy này").last).to_be_visible()
    drawn = pad(nam, UNIT).locator("path").last.get_attribute("d")
    stroke(pad(nam, UNIT), LINES[1], lifted=False)
    again = nam.context.new_page()
    nam.close()

    again.goto(f"/#/inspections/{visit.id}/minutes")
    expect(pad(again, UNIT).locator("path").last).to_have_attribute("d", drawn or "")
    expect(again.get_by_role("radio", name="Ký ngay trên màn hình này")).to_be_checked()
    stroke(pad(again, UNIT), LINES[1])
    draw(pad(again, NAM))
    keep(again)
    fingerprinted = fingerprint(again)
    again.reload()
    assert fingerprint(again) == fingerprinted
    line.mend()
    again.goto(f"/#/inspections/{visit.id}/end")
    again.get_by_role("button", name="Gửi ngay").click()
    expect(again.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=60_000)
    assert kept(planner, "nam", visit)["sha256"] == fingerprinted


def test_minutes_that_are_missing_are_made_on_another_phone(
    context_of: ContextOf, planner: Planner, visits: dict[str, Visit]
) -> None:
    """The first phone died after the end of the visit. The colleague sees that they are missing, and then that not."""
    visit = visits["elsewhere"]
    duc, ngoc = of(context_of, "duc", visit), of(context_of, "ngoc", visit)
    visit_alone(duc, visit, NGOC)
    end(duc)
    expect_everything_sent(duc)
    look(ngoc, visit)
    ngoc.goto(f"/#/inspections/{visit.id}")
    expect(ngoc.get_by_text("Trưởng đoàn chưa gửi biên bản lên máy chủ.")).to_be_visible()

    other = context_of(**PHONE | ON_SITE).new_page()
    sign_in(other, "duc")
    look(other, visit)
    other.goto(f"/#/inspections/{visit.id}")
    other.get_by_role("note").get_by_role("link", name="Lập biên bản").click()
    other.get_by_role("button", name="Lấy các phát hiện").click()
    other.get_by_text("1 điểm, đúng như đã đọc").click()
    expect(other.get_by_role("listitem").filter(has_text=NOTE)).to_be_visible()
    sign_minutes(other, DUC)
    expect_everything_sent(other)
    assert kept(planner, "duc", visit)["differences"] == []

    look(ngoc, visit)
    ngoc.goto(f"/#/inspections/{visit.id}")
    expect(ngoc.get_by_role("link", name="Phiếu kiểm tra")).to_be_visible()
    expect(ngoc.get_by_text("Chưa có biên bản")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_minutes_are_for_everybody(context_of: ContextOf, planner: Planner, scheme: str) -> None:
    """With text twice as large, in either colours, also on a phone held sideways."""
    visit = planner.send_out("hung", "mai")
    page = of(context_of, "hung", visit, color_scheme=scheme, reduced_motion="reduce")
    visit_alone(page, visit, MAI)
    end(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found = []
    for how in ("Từ chối ký", "Ký trên giấy", "Ký, kèm ý kiến bảo lưu", "Ký ngay trên màn hình này"):
        close(page, how)
        page.wait_for_timeout(300)
        expect_no_scrolling_aside(page, how)
        found += violations(page)
    page.set_viewport_size({"width": 740, "height": 360})
    expect_no_scrolling_aside(page, "sideways")
    sign_minutes(page, HUNG)
    page.set_viewport_size({"width": 360, "height": 740})
    expect_no_scrolling_aside(page, "copy")
    assert found + violations(page) == []


def expect_no_scrolling_aside(page: Page, what: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what
