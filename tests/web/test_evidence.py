"""What waits for a second person, what was set aside, holds, the custody line and the bundle."""

from zipfile import ZipFile

from playwright.sync_api import Page, expect

from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.looking import agree, show_photo
from tests.web.redacting import REASON, claimed_twice, photo_of, proposed


def test_what_one_proposed_waits_at_the_others_home(context_of: ContextOf, hearings: Hearings) -> None:
    photo = photo_of(hearings, proposed(hearings))
    for username in ("thu", "dewi"):
        page = context_of(**PHONE).new_page()
        page.add_init_script("localStorage.setItem('sidak.language', 'vi')")
        sign_in(page, username)
        waiting = page.locator(f"a[href$='/photos/{photo}']")
        expect(waiting).to_contain_text("Phạm Văn Sơn đề nghị làm mờ một ảnh")
        assert violations(page) == []
        waiting.click()
        expect(page.get_by_role("dialog")).to_contain_text(REASON)
        expect(page.get_by_role("button", name="Xác nhận làm mờ")).to_be_visible()
        page.get_by_role("button", name="Đóng").click()
        expect(page.get_by_text("2 trên 2 ảnh đã đến máy chủ")).to_be_visible()
        expect(page.get_by_text("Có đề nghị làm mờ")).to_be_visible()
        assert violations(page) == []


def test_custody_stands_in_one_line_with_the_story_behind_it(desk: Page, hearings: Hearings) -> None:
    visit = hearings.explained()
    shown = show_photo(desk, "thu", visit)
    expect(shown).to_contain_text("chưa ai xem ảnh gốc; không có chữ ký của điện thoại")
    shown.get_by_role("button", name="Xem ảnh gốc").click()
    expect(shown).to_contain_text("1 người đã xem ảnh gốc")
    shown.get_by_text("Hành trình của ảnh").click()
    steps = shown.get_by_role("listitem")
    expect(steps.filter(has_text="Đã xem ảnh gốc")).to_contain_text("Đỗ Minh Thu")
    expect(steps.filter(has_text="Đã đến, mã băm đúng")).to_contain_text(visit.leader.name)


def test_what_was_set_aside_is_listed(context_of: ContextOf, hearings: Hearings) -> None:
    visit = claimed_twice(hearings)
    page = context_of(**DESK).new_page()
    sign_in(page, "thu")
    page.get_by_role("link", name="Bằng chứng").click()
    page.get_by_role("tab", name="Để riêng").click()
    aside = page.get_by_role("listitem").filter(has_text=visit.unit_name)
    expect(aside).to_contain_text("Khai báo khác lần trước")
    expect(aside).to_contain_text("chỉ ghi lại lời khai báo")
    assert violations(page) == []
    page.get_by_role("tab", name="Hỏng, mất").click()
    expect(page.get_by_role("heading", name="Mọi ảnh gốc đã đọc lại đều đúng")).to_be_visible()
    page.get_by_role("tab", name="Xóa ảnh").click()
    expect(page.get_by_role("heading", name="Không có ảnh nào")).to_be_visible()
    assert violations(page) == []


def test_a_hold_is_lifted_by_another_and_the_bundle_is_downloaded(context_of: ContextOf, hearings: Hearings) -> None:
    visit = hearings.concluded()
    thu, dewi = (context_of(**DESK).new_page() for _ in range(2))
    dewi.add_init_script("localStorage.setItem('sidak.language', 'vi')")
    sign_in(thu, "thu")
    thu.goto(f"/#/desk/{visit.id}")
    thu.get_by_text("Giữ lại, không cho xóa").first.click()
    thu.get_by_label("Lý do giữ").fill("Đang có khiếu nại")
    thu.get_by_role("button", name="Giữ lại, không cho xóa").click()
    expect(thu.get_by_text("Bạn đã yêu cầu giữ, nên người khác phải gỡ.")).to_be_visible()
    assert violations(thu) == []

    sign_in(dewi, "dewi")
    dewi.goto(f"/#/cases/{visit.id}")
    with dewi.expect_download() as download:
        dewi.get_by_role("button", name="Tải hồ sơ bằng chứng").click()
    assert download.value.suggested_filename == f"custody-{visit.unit_code}.zip"
    with ZipFile(download.value.path()) as bundle:
        assert "manifest.json" in bundle.namelist()
    expect(dewi.get_by_text("Đang có khiếu nại")).to_be_visible()
    agree(dewi, "Gỡ lệnh giữ", "Gỡ lệnh giữ này?")
    expect(dewi.get_by_text("đã gỡ lệnh giữ")).to_be_visible()
