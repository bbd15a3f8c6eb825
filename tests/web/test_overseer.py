"""An overseer's desk: a draw seen before its hour and verified after it, a reveal that does not come.

Dewi reads Indonesian.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from api.embedded_postgres import running_url
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.overseeing import Followed, follow, withhold
from tests.web.servers import Server
from tests.web.visits import Planner

# Other hashes than the server's, as if this device had seen them before.
FORGE = """() => Object.keys(localStorage).filter((name) => /^sidak.(seen|ledger)/.test(name)).forEach((name) =>
    localStorage.setItem(name, localStorage.getItem(name).replaceAll(/[0-9a-f]{64}/g, "0".repeat(64))))"""


def card(page: Page, followed: Followed) -> Locator:
    heading = page.get_by_role("heading", level=3, name=re.compile(re.escape(followed.stratum)))
    return page.locator("li").filter(has=heading)


def test_an_overseer_verifies_a_day(context_of: ContextOf, planner: Planner) -> None:
    dewi = context_of(**PHONE).new_page()
    sign_in(dewi, "dewi")
    followed = follow(planner)
    followed.until(lambda found: found["draw"]["state"] == "frozen")
    dewi.reload()
    expect(card(dewi, followed)).to_contain_text("Dibekukan dan dikomitmenkan, belum diundi")
    expect(card(dewi, followed)).to_contain_text("pemegang kunci induk dapat mengetahui undian ini sebelumnya")

    followed.until(lambda found: found["draw"]["reveal"] == "done")
    dewi.reload()
    expect(dewi.get_by_role("heading", name="Perlu diverifikasi")).to_be_visible()
    card(dewi, followed).get_by_role("button", name="Verifikasi").click()
    expect(card(dewi, followed)).to_contain_text("BENAR: undian ulang memberi hasil yang dibuka")
    expect(card(dewi, followed)).to_contain_text("sama dengan yang dilihat perangkat ini sebelum undian")
    [verified] = followed.until(lambda found: found["verifications"])["verifications"]
    assert (verified["fault"], verified["compared"]) == (None, "same")

    dewi.reload()
    card(dewi, followed).get_by_text("Hash dan jam").click()
    expect(card(dewi, followed).get_by_text("benar, ")).to_be_visible()
    card(dewi, followed).get_by_role("button", name="Verifikasi lagi").click()
    expect(card(dewi, followed)).to_contain_text("BENAR: undian ulang")

    card(dewi, followed).get_by_text("Siapa yang bertugas hari itu").click()
    card(dewi, followed).get_by_role("button", name="Lihat dan catat dalam buku besar").click()
    expect(card(dewi, followed)).to_contain_text("Inilah daftar yang dikomitmenkan manifes")
    expect(card(dewi, followed)).to_contain_text("Tim 1: Trần Văn Hùng, Lê Thị Mai")
    assert violations(dewi) == []

    dewi.evaluate(FORGE)
    card(dewi, followed).get_by_role("button", name="Verifikasi lagi").click()
    expect(card(dewi, followed)).to_contain_text("BERBEDA dari yang dikomitmenkan")
    followed.until(lambda found: [each["compared"] for each in found["verifications"]] == ["same", "same", "different"])

    lan = context_of(**DESK).new_page()
    sign_in(lan, "lan")
    lan.goto("/#/draws")
    expect(card(lan, followed)).to_contain_text(re.compile("Dewi.* đã kiểm chứng"))
    expect(lan.get_by_role("button", name="Kiểm chứng")).to_have_count(0)


def test_a_missing_reveal_is_loud(desk: Page, planner: Planner, server: Server) -> None:
    """Its beacon is never handed over."""
    followed = follow(planner, beacon={"type": "overseer"})
    dewi = planner.person("dewi")
    [day] = dewi.get(f"/v1/strata/{followed.stratum}/beacons", first="2020-01-01", last="2099-12-31")
    dewi.put(f"/v1/strata/{followed.stratum}/draws/{day['day']}/beacon-commitment", {"commitment": "ab" * 32})
    followed.until(lambda found: found["draw"]["state"] == "frozen")
    url = running_url(server.place)
    assert url
    withhold(url, followed.stratum)
    sign_in(desk, "dewi")
    alarm = desk.get_by_role("alert").filter(has_text="Pembukaan tidak ada")
    expect(alarm).to_contain_text(followed.stratum)
    expect(alarm).to_contain_text("Nilai acak undian ini tidak datang")
    expect(card(desk, followed)).to_contain_text("Nilai acak: mesin pengawas. Nilainya belum ada.")
    assert violations(desk) == []


def test_how_visits_were_carried_out_is_three_pages(context_of: ContextOf) -> None:
    page = context_of(**PHONE).new_page()
    sign_in(page, "dewi")
    page.get_by_role("link", name="Bagaimana kunjungan dijalankan").click()
    expect(page.get_by_text("Pembacaan tim sendiri tidak dihitung")).to_be_visible()
    for tab, text in (("Mendadak dan diumumkan", "bila sudah tahu"), ("Tidak terlaksana", "belum berarti kesalahan")):
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_text(text)).to_be_visible()
        assert violations(page) == []
    page.get_by_label("Sampai tanggal").fill("2020-01-01")
    expect(page.get_by_role("alert")).to_contain_text("Periode")


def test_a_ledger_that_was_rewritten_is_loud(desk: Page, planner: Planner) -> None:
    """The device kept another root than the one the server's ledger once had."""
    follow(planner)
    sign_in(desk, "dewi")
    expect(desk.get_by_text("Mulai sekarang perangkat ini menyimpan akar ini")).to_be_visible()
    desk.reload()
    expect(desk.get_by_text("buku besar hanya bertambah: diverifikasi di sini")).to_be_visible()
    desk.evaluate(FORGE)
    desk.reload()
    expect(desk.get_by_role("alert").filter(has_text="Buku besar TIDAK melanjutkan akar")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_an_overseer(context_of: ContextOf, theme: str) -> None:
    page = context_of(**PHONE, color_scheme=theme).new_page()
    sign_in(page, "dewi")
    expect(page.get_by_role("heading", name="Buku besar")).to_be_visible()
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
