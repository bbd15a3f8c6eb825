"""An outsider runs a published draw again in a browser: without signing in, and without a network."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.scheduler.bundles import bundle_of, manifest_of, written
from tests.scheduler.chains import CODES, Happening, Stratum, plan_of
from tests.tooling.programs import ROOT
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import violations, wait_until_kept
from tests.web.line import Line

WORDS = {"vi-VN": ("ĐÚNG", "SAI"), "id-ID": ("BENAR", "SALAH"), "en-GB": ("HOLDS", "FAILS")}


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/json", "buffer": content}


GOOD = file("good.json", written(bundle_of(manifest_of())))
BAD = file("bad.json", GOOD["buffer"].replace(b'"9900003", "7"', b'"9900003", "8"'))
BROKEN = file("broken.json", GOOD["buffer"].replace(b'"capacity": 3', b'"capacity": 3.0'))


def give(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file]").set_input_files(list(files))


@pytest.mark.parametrize("locale", WORDS)
def test_without_a_network_it_says_what_holds_and_why_the_others_fail(
    context_of: ContextOf, line: Line, locale: str
) -> None:
    holds, fails = WORDS[locale]
    page = context_of(**PHONE, locale=locale).new_page()
    page.goto("/")
    wait_until_kept(page)
    line.cut()
    page.goto("/verify.html")
    give(page, GOOD, BAD, BROKEN)
    expect(page.get_by_role("heading", name=holds)).to_have_count(1)
    expect(page.get_by_role("heading", name=fails)).to_have_count(2)
    expect(page.get_by_text("manifest_hash", exact=False).first).to_be_visible()
    expect(page.get_by_text("3.0")).to_be_visible()


def test_outsiders_find_it(context_of: ContextOf) -> None:
    page = context_of(**PHONE).new_page()
    page.goto("/")
    page.get_by_role("link", name="Kiểm chứng một lần bốc thăm").click()
    expect(page.get_by_role("heading", name="Kiểm chứng một lần bốc thăm")).to_be_visible()
    page.goto("/#/check")
    page.get_by_role("navigation").get_by_role("link", name="Lần bốc thăm").click()
    expect(page).to_have_url(re.compile(r"/verify\.html$"))


def test_many_days_come_in_one_file_and_their_chain_is_told(desk: Page) -> None:
    stratum = Stratum()
    for _ in range(3):
        stratum.freeze(Happening(plan_of(), CODES))
    lines = b"".join(written(bundle) + b"\n" for bundle in (stratum.bundles[2], stratum.bundles[0], stratum.bundles[1]))
    desk.goto("/verify.html")
    give(desk, file("HY01.33.jsonl", lines))
    expect(desk.get_by_text("3 đúng, 0 sai")).to_be_visible()
    expect(desk.get_by_text("lần bốc thăm đầu tiên của chuỗi")).to_be_visible()
    expect(desk.get_by_text("Nối tiếp lần bốc thăm ngày 2026-01-05")).to_be_visible()
    desk.get_by_text("Các đơn vị được bốc").first.click()
    expect(desk.get_by_text(" ".join(stratum.bundles[0]["selected"]))).to_be_visible()
    desk.get_by_role("button", name="Xóa kết quả").click()
    expect(desk.get_by_text("3 đúng, 0 sai")).to_have_count(0)


def test_the_whole_country_is_drawn_again_while_the_page_stays_awake(desk: Page) -> None:
    units = [(f"{number:05}", 10**9 + number * number * 31) for number in range(3321)]
    with desk.expect_worker():
        desk.goto("/verify.html")
    give(desk, file("country.json", written(bundle_of(manifest_of(units, capacity=150)))))
    expect(desk.get_by_text("bốc 150 trong 3321 đơn vị")).to_be_visible()


def test_the_saved_page_works_by_itself_and_connects_to_nothing(context_of: ContextOf, tmp_path: Path) -> None:
    page = context_of(**DESK, locale="en-GB").new_page()
    page.goto("/verify.html")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Save this page").click()
    saved = tmp_path / downloaded.value.suggested_filename
    downloaded.value.save_as(saved)
    assert saved.read_bytes() == (ROOT / "web/dist/verify.html").read_bytes()
    asked: list[str] = []
    alone = context_of(locale="en-GB", offline=True).new_page()
    alone.on("request", lambda request: asked.append(request.url))
    with alone.expect_worker():
        alone.goto(saved.as_uri())
    give(alone, GOOD, BAD)
    expect(alone.get_by_role("heading", name="HOLDS")).to_have_count(1)
    expect(alone.get_by_role("heading", name="FAILS")).to_have_count(1)
    expect(alone.get_by_role("link")).to_have_count(0)
    assert [address for address in asked if not address.startswith(("file:", "blob:", "data:"))] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_serious_stands_in_the_way(context_of: ContextOf, size: dict[str, object], theme: str) -> None:
    page = context_of(**size, color_scheme=theme).new_page()
    page.goto("/verify.html")
    give(page, GOOD, BAD)
    expect(page.get_by_role("heading", name="ĐÚNG")).to_be_visible()
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
