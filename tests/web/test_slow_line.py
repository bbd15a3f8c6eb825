"""A line that is slow and drops: what is small goes first, photos go on at the byte where they broke off."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, Request, expect

from tests.web.conftest import ContextOf
from tests.web.doing import wait_until_kept
from tests.web.inspecting import HEADS, VIEW, arrive, arrived, count, hand_in, item, jpeg, of, photograph
from tests.web.line import Line
from tests.web.visits import Planner, Visit

TEAMS = {"quick": ("duc", "ngoc"), "real": ("hung", "mai")}
BESIDE = 60_000
"""Headers, and what else a page asks for meanwhile."""
SLICE = 131_072
"""The most that is on its way at once. A browser whose connection broke sends it again by itself, before the page can
ask where to go on; the server takes none of it twice."""


@pytest.fixture(scope="module")
def visits(planner: Planner) -> dict[str, Visit]:
    return planner.send_all_out(TEAMS)


class Bad(NamedTuple):
    bits_per_second: int
    drops_every: float
    kilobytes: int


# A quarter of the time that the other takes for its bytes, and as many drops on the way.
QUICK = Bad(512_000, 2.5, 330)
REAL = Bad(64_000, 30, 500)


class Sends:
    """The requests that a page sent, as far as they are about the visit."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        page.on("request", lambda sent: self.requests.append(sent))

    def first(self, method: str, part: str) -> int:
        return next(at for at, sent in enumerate(self.requests) if sent.method == method and part in sent.url)

    @property
    def offsets(self) -> list[int]:
        """Of the photo's bytes, in the order they were sent."""
        return [int(sent.headers["upload-offset"]) for sent in self.requests if sent.method == "PATCH"]


@contextmanager
def bad(line: Line, given: Bad) -> Iterator[list[float]]:
    line.slow_down(given.bits_per_second)
    line.mend()
    with line.dropping(given.drops_every) as drops:
        yield drops
    line.slow_down(None)


@pytest.mark.parametrize(
    ("name", "given"),
    [("quick", QUICK), pytest.param("real", REAL, marks=pytest.mark.slow)],
    ids=["quick", "64 kbit/s, drops every 30 s"],
)
def test_a_bad_line_carries_the_sheet_first_and_the_photo_whole(
    context_of: ContextOf, planner: Planner, line: Line, visits: dict[str, Visit], name: str, given: Bad
) -> None:
    visit, member = visits[name], TEAMS[name][1]
    page, picture = of(context_of, member, visit), jpeg(given.kilobytes)
    wait_until_kept(page)
    arrive(page, visit)
    line.cut()
    photograph(item(page, visit, VIEW), picture)
    count(item(page, visit, HEADS), 7, of=8)
    hand_in(page, visit)
    expect(page.get_by_text("Chưa cất máy được")).to_be_visible()

    sends, before = Sends(page), line.carried
    with bad(line, given) as drops:
        page.get_by_role("button", name="Gửi ngay").click()
        expect_on_its_way(page, visit)
        page.goto(f"/#/inspections/{visit.id}/end")
        expect(page.get_by_text("Bạn có thể cất máy")).to_be_visible(timeout=240_000)
        carried = line.carried - before

    assert len(drops) >= 2
    assert sends.first("PUT", "/revisions/") < sends.first("PATCH", "/v1/uploads/")
    assert sends.offsets == sorted(sends.offsets)
    assert len(set(sends.offsets)) > 2
    assert carried < len(picture) + len(drops) * SLICE + BESIDE
    expect(page.get_by_text("1 / 1 ảnh đã tới máy chủ")).to_be_visible()
    assert arrived(planner, member, visit) == (1, 1)


def expect_on_its_way(page: Page, visit: Visit) -> None:
    """Neither still here nor there already."""
    page.goto(f"/#/inspections/{visit.id}/photos")
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=120_000)
    expect(page.get_by_text("Đang gửi").first).to_be_visible()
    page.goto(f"/#/inspections/{visit.id}/end")
    expect(page.get_by_text("Chưa cất máy được")).to_be_visible()
