"""How inspectors work, for overseers and themselves, and a back-check from its task to its answer."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import asyncpg
from playwright.sync_api import expect

from api.embedded_postgres import running_url
from tests.web.conftest import DESK, PHONE, ContextOf
from tests.web.doing import sign_in, violations
from tests.web.hearings import Hearings
from tests.web.servers import Server

DRAWN = """
    WITH lot AS (
        INSERT INTO back_check_round (id, key, commitment, committed_at, ends_at, seed, drawn_at, candidates, chosen)
        VALUES (gen_random_uuid(), 'none', '', now(), now(), '', now(), 1, 1) RETURNING id
    )
    INSERT INTO back_check (id, inspection, round, drawn_at, reader, assigned_at)
    SELECT gen_random_uuid(), $1::uuid, lot.id, now(), person.id, now() FROM lot, person WHERE username = 'binh'
"""


def draw(server: Server, inspection: str) -> None:
    """As if the lot had chosen it, and Bình to read it."""

    async def write() -> None:
        url = running_url(server.place)
        assert url
        connection = await asyncpg.connect(url)
        await connection.execute(DRAWN, inspection)
        await connection.close()

    # The browser's own loop runs in this thread.
    with ThreadPoolExecutor() as threads:
        threads.submit(lambda: asyncio.run(write())).result()


def test_figures_of_inspectors_say_that_they_are_no_verdict(context_of: ContextOf) -> None:
    dewi = context_of(**PHONE).new_page()
    sign_in(dewi, "dewi")
    dewi.get_by_role("link", name="Cara kerja para inspektur").click()
    expect(dewi.get_by_text("Ini bukan putusan tentang siapa pun.")).to_be_visible()
    for tab in ("Waktu per butir", "Kesepakatan dengan rekan", "Pembacaan ulang"):
        dewi.get_by_role("tab", name=tab).click()
    expect(dewi.get_by_text("Seperdua puluh kesimpulan")).to_be_visible()
    assert violations(dewi) == []
    hung = context_of(**PHONE).new_page()
    sign_in(hung, "hung")
    hung.get_by_role("link", name="Số liệu về cách tôi làm việc").click()
    expect(hung.get_by_text("Chưa đủ để nói.").first).to_be_visible()
    assert violations(hung) == []


def test_a_back_check_is_read_without_the_conclusion(context_of: ContextOf, server: Server, hearings: Hearings) -> None:
    visit = hearings.concluded()
    draw(server, visit.id)
    binh = context_of(**DESK).new_page()
    sign_in(binh, "binh")
    binh.get_by_role("link", name="Đọc lại theo thăm").click()
    binh.get_by_role("link", name=visit.unit_name).click()
    expect(binh.get_by_text("Bạn đọc lại khi chưa biết mức độ")).to_be_visible()
    binh.get_by_text("Phiếu đã nộp").click()
    assert violations(binh) == []
    for choice in binh.get_by_label("Mức độ theo bạn").all():
        choice.select_option("S1")
    binh.get_by_role("button", name="Gửi kết quả đọc lại").click()
    binh.get_by_role("dialog").get_by_role("button", name="Gửi kết quả đọc lại").click()
    expect(binh.get_by_text("Hai lần đọc")).to_be_visible()
    expect(binh.get_by_text("Của bạn: S1").first).to_be_visible()
    assert violations(binh) == []
