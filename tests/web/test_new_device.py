"""A phone on which an inspector never signed in before says what it keeps back; one that is known does not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from api.embedded_postgres import running_url
from tests.data_dirs import data_dir
from tests.web.conftest import PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.servers import Server, a_day_later, serving


@pytest.fixture
def in_earnest(server: Server) -> Iterator[Server]:
    """The same people at a server that is no demonstration: there nothing is for show."""
    with data_dir() as place, serving(place, database_url=running_url(server.place)) as started:
        yield started


def phone_at(server: Server, context_of: ContextOf) -> Page:
    phone = context_of(**PHONE, base_url=server.address).new_page()
    sign_in(phone, "nam")
    return phone


def kept_back(phone: Page) -> Locator:
    return phone.get_by_role("note").filter(has_text="đăng nhập trên một máy mới")


def sign_out_and_in(phone: Page) -> None:
    phone.goto("/#/me")
    phone.get_by_role("button", name="Đăng xuất").click()
    expect(phone.locator("input[name=username]")).to_be_visible()
    sign_in(phone, "nam")


def test_a_new_phone_says_what_it_keeps_back_until_it_is_known(
    server: Server, in_earnest: Server, context_of: ContextOf
) -> None:
    phone_at(in_earnest, context_of)
    phone = phone_at(in_earnest, context_of)
    expect(kept_back(phone)).to_be_visible()
    assert violations(phone) == []
    sign_out_and_in(phone)
    expect(kept_back(phone)).to_be_visible()
    a_day_later(server)
    sign_out_and_in(phone)
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(kept_back(phone)).to_have_count(0)


def test_in_a_demonstration_nothing_is_kept_back(server: Server, context_of: ContextOf) -> None:
    phone_at(server, context_of)
    phone = phone_at(server, context_of)
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(kept_back(phone)).to_have_count(0)
