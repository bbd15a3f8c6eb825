"""The minutes on the pages of those who were not there: the unit's head, the reviewer, and whoever has the letter."""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.tour.stage import Visit
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.minuting import HEAD, REFUSED, WITNESS, minuted


@pytest.fixture(scope="module")
def visit(hearings: Hearings) -> Visit:
    return minuted(hearings)


def card(page: Page, path: str) -> Page:
    page.goto(path)
    expect(page.get_by_role("heading", name="Biên bản", exact=True)).to_be_visible()
    return page


def downloaded(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải biên bản (PDF)").click()
    return Path(download.value.path()).read_bytes()


def test_the_head_of_the_unit_reads_why_it_was_not_signed_and_keeps_the_paper(
    context_of: ContextOf, hearings: Hearings, visit: Visit
) -> None:
    page = context_of(**PHONE).new_page()
    sign_in(page, hearings.head_of(visit))
    card(page, f"/#/cases/{visit.id}")
    for words in ("Đơn vị không ký.", REFUSED, f"{WITNESS['name']}, {WITNESS['post']}", HEAD["name"]):
        expect(page.get_by_text(words).first).to_be_visible()
    assert downloaded(page).startswith(b"%PDF")
    assert violations(page) == []


def test_the_reviewer_sees_what_was_read_otherwise(context_of: ContextOf, visit: Visit) -> None:
    page = context_of(**DESK).new_page()
    sign_in(page, "thu")
    card(page, f"/#/desk/{visit.id}")
    expect(page.get_by_text("Được đọc là S2 Tồn tại, đã lưu là S3 Vi phạm.")).to_be_visible()
    assert violations(page) == []


def test_without_minutes_the_page_says_who_sends_them(context_of: ContextOf, hearings: Hearings) -> None:
    page = context_of(**DESK).new_page()
    sign_in(page, "thu")
    card(page, f"/#/desk/{hearings.explained().id}")
    expect(page.get_by_text("Chưa có biên bản.")).to_be_visible()


def test_whoever_has_the_letter_compares_the_hash_of_the_paper(
    context_of: ContextOf, hearings: Hearings, visit: Visit
) -> None:
    head = context_of(**PHONE).new_page()
    sign_in(head, hearings.head_of(visit))
    pdf = downloaded(card(head, f"/#/cases/{visit.id}"))
    letter = visit.leader.get(visit.path)
    anybody = context_of(**PHONE).new_page()
    anybody.goto(f"/#/check/{letter['letterNumber']}/{letter['checkCode']}")
    expect(anybody.get_by_role("heading", name="Biên bản của cuộc kiểm tra")).to_be_visible()
    expect(anybody.get_by_text(hashlib.sha256(pdf).hexdigest())).to_be_visible()
    expect(anybody.get_by_text(visit.leader.get(f"{visit.path}/minutes")["sha256"])).to_be_visible()
    assert violations(anybody) == []
