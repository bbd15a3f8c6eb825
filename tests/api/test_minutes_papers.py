"""The minutes as paper: the same bytes each time, kept once whole, never with more of a photo than may be seen."""

import json
from hashlib import sha256
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from ledger.identifiers import uuid7
from media import moving_queries
from media.erasing import erase
from media.erasure_queries import under_way
from media.stores import StoredFile
from tests.api.minutes_steps import READ, end_visit, kept_minutes, minutes_of, printed, refused, send_minutes, send_page
from tests.api.story import open_door, release_to_team
from tests.api.test_papers import letters_of, photos_of, shown
from tests.api.visits import CLOSED, Visit, upload
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    return Visit(client, cast, hours, inspection)


async def with_photo(visit: Visit) -> UUID:
    """Minutes of a finding with one photo, which is still on its way."""
    photo = uuid7()
    submission = await end_visit(visit, CLOSED | {"evidence": [str(photo)]})
    assert (await send_minutes(visit, minutes_of(visit, submission))).status_code == 201
    return photo


async def papers() -> list[dict[str, object]]:
    return [dict(row) for row in await rows("SELECT * FROM paper WHERE kind = 'minutes' ORDER BY made_at, id")]


async def stored(parts: Parts, pdf: bytes) -> bool:
    return await parts.store.size(StoredFile("papers", sha256(pdf).digest())) == len(pdf)


async def test_the_paper_is_the_same_for_everybody_and_kept_once(visit: Visit, parts: Parts) -> None:
    await kept_minutes(visit)
    cast = visit.cast
    made = [await printed(visit, member) for member in (cast.tuan, cast.hung, cast.thu)]
    assert [answer.status_code for answer in made] == [200] * 3
    assert made[0].headers["content-type"] == "application/pdf"
    assert len({answer.content for answer in made}) == 1
    [paper] = await papers()
    assert bytes(paper["sha256"]) == sha256(made[0].content).digest()  # type: ignore[call-overload]
    assert await stored(parts, made[0].content)


async def test_its_hash_is_in_the_ledger_and_anybody_with_the_letter_can_compare_it(visit: Visit) -> None:
    told = await kept_minutes(visit)
    pdf = (await printed(visit, visit.cast.tuan)).content
    entries = [json.loads(row["content"]) for row in await rows("SELECT content FROM ledger_entry ORDER BY id")]
    [entry] = [entry for entry in entries if entry["action"] == "minutes.printed"]
    assert entry["facts"] == {"sha256": sha256(pdf).hexdigest(), "size": len(pdf)}
    [letter] = await rows("SELECT letter_number, check_code FROM inspection")
    check = {"number": letter["letter_number"], "code": letter["check_code"]}
    kept = (await visit.client.post("/v1/letter-checks", json=check)).json()["minutes"]
    assert kept["sha256"] == told["sha256"]
    assert [each["sha256"] for each in kept["printed"]] == [sha256(pdf).hexdigest()]


async def test_what_stands_on_it_is_what_was_read_and_signed(visit: Visit) -> None:
    told = await kept_minutes(visit, **refused(visit))
    seen = letters_of((await printed(visit, visit.cast.tuan)).content)
    assert shown(told["refusal"]["reason"] + told["refusal"]["witness"]["name"] + CLOSED["note"]) <= seen


async def test_the_sentence_that_was_read_stands_there_once_in_its_parts(visit: Visit) -> None:
    submission = await end_visit(visit)
    whole = READ | {"said": f"Trung tâm mở cửa đúng giờ? Không đạt. § {CLOSED['note']}"}
    assert (await send_minutes(visit, minutes_of(visit, submission, read=[whole]))).status_code == 201
    assert "§" not in letters_of((await printed(visit, visit.cast.tuan)).content)


async def test_two_languages_beside_each_other_are_made_on_demand(visit: Visit) -> None:
    await kept_minutes(visit)
    both = await printed(visit, visit.cast.tuan, "vi,en")
    assert both.content == (await printed(visit, visit.cast.thu, "vi,en")).content
    assert both.content != (await printed(visit, visit.cast.tuan, "vi")).content
    assert len(await papers()) == 1


async def test_until_its_photos_are_here_it_is_told_and_not_kept(visit: Visit, parts: Parts) -> None:
    photo = await with_photo(visit)
    early = (await printed(visit, visit.cast.tuan)).content
    assert (photos_of(early), await papers()) == (0, [])
    assert early == (await printed(visit, visit.cast.tuan)).content
    await upload(visit, photo)
    whole = (await printed(visit, visit.cast.tuan)).content
    assert photos_of(whole) == 1
    assert await stored(parts, whole)


async def test_pages_signed_by_hand_are_shown(visit: Visit) -> None:
    submission, page = await end_visit(visit), uuid7()
    on_paper = minutes_of(visit, submission, closing="on_paper", paper=[str(page)], signatures=[])
    assert (await send_minutes(visit, on_paper)).status_code == 201
    assert photos_of((await printed(visit, visit.cast.tuan)).content) == 0
    await send_page(visit, page)
    assert photos_of((await printed(visit, visit.cast.tuan)).content) == 1


async def test_once_a_photo_is_blurred_the_paper_with_the_clear_one_is_gone(visit: Visit, parts: Parts) -> None:
    photo = await with_photo(visit)
    await upload(visit, photo)
    clear = (await printed(visit, visit.cast.tuan)).content
    await blur(visit, photo)
    assert not await stored(parts, clear)
    blurred = (await printed(visit, visit.cast.tuan)).content
    assert blurred != clear
    assert photos_of(blurred) == 1
    assert await stored(parts, blurred)
    assert [paper["removed_at"] is None for paper in await papers()] == [False, True]


async def test_once_a_photo_is_erased_the_paper_that_shows_it_is_gone(visit: Visit, parts: Parts, hours: Hours) -> None:
    photo = await with_photo(visit)
    await upload(visit, photo)
    shown_once = (await printed(visit, visit.cast.tuan)).content
    await erase_items(visit, parts, hours)
    assert not await stored(parts, shown_once)
    without = (await printed(visit, visit.cast.thu)).content
    assert photos_of(without) == 0
    assert await stored(parts, without)


async def test_papers_move_with_the_evidence(visit: Visit) -> None:
    await kept_minutes(visit)
    pdf = (await printed(visit, visit.cast.tuan)).content
    moved = [named async for named in moving_queries.named() if named.file.kind == "papers"]
    assert [(each.file.sha256, each.size) for each in moved] == [(sha256(pdf).digest(), len(pdf))]


async def test_under_another_name_of_the_server_it_is_the_same_paper(visit: Visit) -> None:
    await kept_minutes(visit)
    path = f"/v1/inspections/{visit.inspection}/minutes.pdf"
    named = [
        await visit.client.get(f"http://{host}{path}", headers=visit.cast.tuan.headers)
        for host in ("a.vn", "b.vn:8443")
    ]
    assert named[0].content == named[1].content


async def test_who_may_not_see_the_findings_gets_no_paper(visit: Visit) -> None:
    assert (await printed(visit, visit.cast.tuan)).status_code == 403
    await kept_minutes(visit)
    assert (await printed(visit, visit.cast.an)).status_code == 404


async def test_without_minutes_there_is_no_paper(visit: Visit) -> None:
    await end_visit(visit)
    assert (await printed(visit, visit.cast.tuan)).status_code == 404


async def test_a_paper_is_never_changed(visit: Visit) -> None:
    await kept_minutes(visit)
    await printed(visit, visit.cast.tuan)
    for statement in ("UPDATE paper SET sha256 = content", "DELETE FROM paper", "TRUNCATE paper"):
        with pytest.raises(Exception, match="papers stay"):
            await rows(statement)


async def test_the_first_letter_is_kept_too(visit: Visit, parts: Parts) -> None:
    url = f"/v1/inspections/{visit.inspection}/letter.pdf"
    made = [await visit.client.get(url, headers=visit.cast.hung.headers) for _ in range(2)]
    [paper] = await rows("SELECT sha256 FROM paper WHERE kind = 'letter'")
    assert bytes(paper["sha256"]) == sha256(made[0].content).digest()
    assert await stored(parts, made[1].content)


async def blur(visit: Visit, photo: UUID) -> None:
    areas = {"areas": [[0, 0, 2500, 2500]], "reason": "Người dân đi qua"}
    proposed = await visit.post(visit.cast.thu, f"/v1/evidence/{photo}/redactions", areas)
    url = f"/v1/redactions/{proposed.json()['id']}/decision"
    decided = await visit.post(visit.cast.minh, url, {"confirmed": True})
    assert decided.is_success, decided.text


async def erase_items(visit: Visit, parts: Parts, hours: Hours) -> None:
    """Years later, one proposes and another confirms."""
    await rows("UPDATE inspection SET state = 'closed', closed_at = $1", hours.now)
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    hours.forward(days=1_000)
    proposed = await visit.post(visit.cast.thu, "/erasures", {"retentionClass": "item"})
    url = f"/v1/erasures/{proposed.json()['id']}/decision"
    decided = await visit.post(visit.cast.minh, url, {"confirmed": True})
    assert decided.is_success, decided.text
    for erasure in await under_way(10):
        assert await erase(erasure, parts.store, hours.now)
