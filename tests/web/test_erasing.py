"""What the store lost is said aloud, and photos whose time is over are erased by two people."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
from playwright.sync_api import Page, expect

from api.embedded_postgres import running_url
from api.tour.stage import Visit
from tests.web.conftest import DESK, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.looking import agree, show_photo
from tests.web.redacting import photo_of
from tests.web.servers import Server

A_MINUTE_OF_THE_CLOCK = 120_000


def original_of(server: Server, hearings: Hearings, visit: Visit) -> Path:
    photos = visit.leader.get(f"{visit.path}/evidence")["items"]
    wanted = photo_of(hearings, visit)
    sha256 = next(photo["sha256"] for photo in photos if photo["id"] == wanted)
    return next(path for path in server.place.rglob(f"*{sha256}*") if "originals" in path.parts)


def close_long_ago(server: Server, visit: Visit) -> None:
    """As if two years and a month had passed."""

    async def age() -> None:
        connection = await asyncpg.connect(running_url(server.place))
        async with connection.transaction():
            # What was claimed never changes, says a trigger.
            await connection.execute("ALTER TABLE evidence DISABLE TRIGGER USER")
            for table, moment, of in (("inspection", "closed_at", "id"), ("evidence", "announced_at", "inspection")):
                earlier = f"UPDATE {table} SET {moment} = {moment} - interval '25 months' WHERE {of} = $1"
                await connection.execute(earlier, visit.id)
            await connection.execute("ALTER TABLE evidence ENABLE TRIGGER USER")
        await connection.close()

    with ThreadPoolExecutor() as beside_the_browser:
        beside_the_browser.submit(asyncio.run, age()).result()


def test_an_original_that_is_gone_is_said_aloud(desk: Page, hearings: Hearings, server: Server) -> None:
    visit = hearings.explained()
    file = original_of(server, hearings, visit)
    shown = show_photo(desk, "thu", visit)
    aside = file.rename(file.with_name(f"{file.name}.gone"))
    shown.get_by_role("button", name="Xem ảnh gốc").click()
    expect(shown.get_by_role("alert")).to_be_visible()
    desk.goto("/#/evidence/damaged")
    lost = desk.get_by_role("listitem").filter(has_text=visit.unit_name)
    expect(lost).to_contain_text("Không còn ảnh gốc")
    assert violations(desk) == []
    lost.get_by_role("link", name="Xem trong cuộc kiểm tra").click()
    shown = desk.get_by_role("dialog")
    expect(shown).to_contain_text("KHÔNG CÒN ẢNH GỐC")
    aside.rename(file)
    shown.get_by_role("button", name="Xem ảnh gốc").click()
    expect(shown).to_contain_text("mã băm vẫn đúng")
    shown.get_by_text("Hành trình của ảnh").click()
    expect(shown).to_contain_text("Ảnh gốc đã đúng trở lại")


def test_two_people_erase_what_is_due(context_of: ContextOf, hearings: Hearings, server: Server) -> None:
    visit = hearings.concluded()
    hearings.stage.person("thu").post(f"{visit.path}/closure")
    close_long_ago(server, visit)
    thu, minh = (context_of(**DESK).new_page() for _ in range(2))
    for page, username in ((thu, "thu"), (minh, "minh")):
        sign_in(page, username)
        page.goto("/#/evidence/erasures")
    due = thu.get_by_role("listitem").filter(has_text=visit.unit_name)
    expect(due).to_contain_text("2 tệp: ảnh của mục kiểm tra")
    assert violations(thu) == []
    agree(thu, "Đề nghị xóa", "Đề nghị xóa các ảnh này?")
    expect(due).to_have_count(0)

    minh.get_by_label("Đã đề nghị").check()
    proposed = minh.get_by_role("listitem").filter(has_text=visit.unit_name)
    expect(proposed).to_contain_text("Đỗ Minh Thu đề nghị xóa")
    assert violations(minh) == []
    agree(minh, "Xác nhận xóa", "Xóa hẳn 2 tệp?")
    expect(proposed).to_contain_text("Máy chủ đang xóa")

    visit_photos = f"{visit.path}/evidence"
    for _ in range(A_MINUTE_OF_THE_CLOCK // 1000):
        if all(photo["erasedAt"] for photo in visit.leader.get(visit_photos)["items"]):
            break
        minh.wait_for_timeout(1000)
    minh.reload()
    minh.get_by_label("Đã xóa").check()
    erased = minh.get_by_role("listitem").filter(has_text=visit.unit_name)
    with minh.expect_download() as download:
        erased.get_by_role("link", name="Tải giấy chứng nhận xóa").click()
    assert visit.id.encode() in Path(download.value.path()).read_bytes()
    minh.goto(f"/#/cases/{visit.id}/photos")
    expect(minh.get_by_text("đã được xóa khi hết thời hạn lưu")).to_have_count(2)
    assert violations(minh) == []
