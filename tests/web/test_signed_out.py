"""Work that is not sent yet, and the session ends, or somebody else takes the phone: it waits for its person."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import asyncpg
import pytest
from playwright.sync_api import Page, expect

from api.embedded_postgres import running_url
from tests.web.conftest import ContextOf
from tests.web.doing import card, fill_in, sign_in, violations, wait_until_kept
from tests.web.inspecting import (
    BOARD,
    CHIEF,
    HEADS,
    LATE,
    answers_of,
    arrive,
    arrived,
    choose,
    count,
    expect_everything_sent,
    hand_in,
    item,
    jpeg,
    of,
    photograph,
)
from tests.web.line import Line
from tests.web.servers import Server
from tests.web.visits import Planner, Visit

TEAMS = {"revoked": ("nam", "hoa"), "expired": ("nam", "hoa"), "left": ("nam", "hoa"), "taken": ("duc", "ngoc")}
ENDED = "Máy này đã bị đăng xuất"
GO_ON = "Làm tiếp không cần đăng nhập"


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Visit]:
    return planner.send_all_out(TEAMS)


def device_of(page: Page) -> str:
    return str(page.evaluate("fetch('/v1/me').then((answer) => answer.json()).then((me) => me.device)"))


def revoke(planner: Planner, person: str, device: str) -> None:
    planner.person(person).ask("DELETE", f"/v1/devices/{device}", 204)


def expire(server: Server, device: str) -> None:
    """As if its days had passed."""

    async def age() -> None:
        connection = await asyncpg.connect(running_url(server.place))
        await connection.execute("UPDATE device SET expires_at = now() WHERE id = $1", device)
        await connection.close()

    with ThreadPoolExecutor() as beside_the_browser:
        beside_the_browser.submit(asyncio.run, age()).result()


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_a_session_that_ends_without_a_network_costs_no_work(
    context_of: ContextOf, planner: Planner, server: Server, line: Line, visits: dict[str, Visit], how: str
) -> None:
    visit = visits[how]
    page = of(context_of, "nam", visit)
    wait_until_kept(page)
    device = device_of(page)
    arrive(page, visit)
    line.cut()
    count(item(page, visit, HEADS), 7, of=8)
    choose(item(page, visit, BOARD), "Không đạt")
    photograph(item(page, visit, BOARD), jpeg())
    revoke(planner, "nam", device) if how == "revoked" else expire(server, device)

    line.mend()
    expect(page.get_by_text(ENDED)).to_be_visible(timeout=30_000)
    count(item(page, visit, LATE), 1)
    page.get_by_role("link", name="Đăng nhập").click()
    go_on_without_signing_in(page, visit)
    choose(item(page, visit, CHIEF), "Đạt")

    page.get_by_role("link", name="Đăng nhập").click()
    expect(page.locator("input[name=username]")).to_have_value("nam")
    fill_in(page, "nam")
    expect(page.get_by_text(ENDED)).to_have_count(0)
    hand_in(page, visit)
    expect_everything_sent(page)
    assert answers_of(planner, "nam", visit).keys() == {HEADS, CHIEF, LATE, BOARD}
    assert arrived(planner, "nam", visit) == (1, 1)


def go_on_without_signing_in(page: Page, visit: Visit) -> None:
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_text(ENDED)).to_be_visible()
    card(page, visit).first.click()
    page.get_by_role("link", name="Phiếu kiểm tra").click()
    expect(page.locator(f"article#{HEADS}").get_by_role("textbox").first).to_have_value("7")


def test_signing_out_warns_of_what_is_unsent_and_it_waits_for_its_person(
    context_of: ContextOf, planner: Planner, line: Line, visits: dict[str, Visit]
) -> None:
    visit = visits["left"]
    page = of(context_of, "nam", visit)
    wait_until_kept(page)
    arrive(page, visit)
    line.cut()
    count(item(page, visit, HEADS), 7, of=8)
    line.mend()
    page.goto("/#/me")
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("dialog").get_by_role("button", name="Ở lại").click()
    expect(page.get_by_role("heading", name="Hoàng Hải Nam")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("dialog").get_by_role("button", name="Vẫn đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()
    expect(page.get_by_text("còn việc của Hoàng Hải Nam")).to_be_visible()
    expect(page.get_by_role("button", name=GO_ON)).to_have_count(0)

    fill_in(page, "mai")
    expect_nothing_of(page, "Hoàng Hải Nam", visit)
    page.goto("/#/me")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()

    fill_in(page, "nam")
    expect(item(page, visit, HEADS).get_by_role("textbox").first).to_have_value("7")
    expect_everything_sent(page)
    assert answers_of(planner, "nam", visit)[HEADS]["value"] == 7


def expect_nothing_of(page: Page, name: str, visit: Visit) -> None:
    """That there is work of somebody else is all that is shown of it."""
    expect(page.get_by_text(f"mục chưa gửi của {name}")).to_be_visible()
    expect(card(page, visit)).to_have_count(0)
    page.goto(f"/#/inspections/{visit.id}/sheet")
    expect(page.get_by_text("Cuộc kiểm tra này không có trên máy")).to_be_visible()


def test_somebody_else_takes_the_phone_after_the_session_ended(
    context_of: ContextOf, planner: Planner, line: Line, visits: dict[str, Visit]
) -> None:
    visit = visits["taken"]
    page = of(context_of, "duc", visit)
    wait_until_kept(page)
    device = device_of(page)
    arrive(page, visit)
    line.cut()
    count(item(page, visit, HEADS), 6, of=8)
    revoke(planner, "duc", device)
    line.mend()
    page.goto("/#/")
    page.reload()
    expect(page.get_by_text(ENDED).first).to_be_visible()
    fill_in(page, "mai")
    expect(page.locator("header .me")).to_have_text("Lê Thị Mai")
    expect_nothing_of(page, "Phan Minh Đức", visit)
    page.goto("/#/me")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=GO_ON)).to_have_count(0)
    sign_in(page, "duc")
    expect_everything_sent(page)
    assert answers_of(planner, "duc", visit)[HEADS]["value"] == 6
