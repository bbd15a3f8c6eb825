"""The certificate for the personnel office: who gets it, what it tells, and how its holder checks it."""

import asyncio
import json
from hashlib import sha256
from typing import Any

import httpx
import pytest

from api.papers import closure
from inspections import queries
from inspections.concluding import certifying
from inspections.sources import read_sources
from ledger.database import row, rows
from tests.api.results import conclude, handed_in, sent_out
from tests.api.visits import CLOSED, Visit
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await sent_out(cast, hours)
    found = await handed_in(client, cast, hours, inspection, CLOSED)
    await conclude(found)
    return found


async def printed(visit: Visit, member: Member, languages: str = "") -> httpx.Response:
    query = f"?languages={languages}" if languages else ""
    url = f"/v1/inspections/{visit.inspection}/certificate.pdf{query}"
    return await visit.client.get(url, headers=member.headers)


async def made() -> list[Any]:
    return await rows("SELECT code, sha256, languages FROM closure_certificate ORDER BY made_at, languages")


async def check(visit: Visit, code: str) -> httpx.Response:
    return await visit.client.post("/v1/certificate-checks", json={"code": code})


async def test_it_is_the_same_file_until_something_changes(visit: Visit) -> None:
    cast = visit.cast
    first, again = [await printed(visit, member) for member in (cast.thu, cast.tuan)]
    assert first.content == again.content
    assert first.content.startswith(b"%PDF")
    [one] = await made()
    assert one["sha256"] == sha256(first.content).digest()
    visit.hours.forward(days=1)
    assert (await visit.post(cast.thu, "/closure")).status_code in (200, 201)
    assert (await printed(visit, cast.thu)).content != first.content


async def test_two_who_ask_at_the_same_time_get_the_same_file(visit: Visit) -> None:
    one, other = await asyncio.gather(*(printed(visit, member) for member in (visit.cast.thu, visit.cast.tuan)))
    assert one.content == other.content
    assert len(await made()) == 1


async def test_the_ledger_has_the_hash_of_each(visit: Visit) -> None:
    paper = await printed(visit, visit.cast.dewi)
    await printed(visit, visit.cast.dewi)
    await printed(visit, visit.cast.dewi, "vi,en")
    entries = [json.loads(entry["content"]) for entry in await rows("SELECT content FROM ledger_entry")]
    certified = [entry["facts"] for entry in entries if entry["action"] == "certificate.made"]
    assert sorted(facts["languages"] for facts in certified) == ["vi", "vi,en"]
    assert sha256(paper.content).hexdigest() in {facts["sha256"] for facts in certified}


async def test_its_holder_checks_it_and_learns_when_it_is_out_of_date(visit: Visit) -> None:
    paper = await printed(visit, visit.cast.thu)
    [one] = await made()
    checked = (await check(visit, one["code"].lower().replace("-", " "))).json()
    assert (checked["current"], checked["sha256"]) == (True, sha256(paper.content).hexdigest())
    assert checked["unitName"].startswith("Trung tâm")
    await visit.post(visit.cast.thu, "/closure")
    assert (await check(visit, one["code"])).json()["current"] is False


async def test_a_made_up_code_is_unknown(visit: Visit) -> None:
    refused = await check(visit, "ABCD-EFGH-JKMN")
    assert (refused.status_code, refused.json()["type"]) == (404, "/problems/certificate-unknown")


async def test_only_the_unit_its_reviewers_and_overseers_get_it(visit: Visit) -> None:
    cast = visit.cast
    people = (cast.thu, cast.dewi, cast.tuan, cast.hung, cast.mai, cast.lan, cast.khoa, cast.an)
    assert [(await printed(visit, one)).status_code for one in people] == [200, 200, 200, 403, 403, 403, 403, 404]


async def test_there_is_none_before_the_conclusion(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    visit = await handed_in(client, cast, hours, await sent_out(cast, hours), CLOSED)
    refused = await printed(visit, cast.thu)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/wrong-state")


async def test_it_tells_what_stands_and_names_only_who_signed(visit: Visit) -> None:
    found = await queries.find(await visit.cast.thu.actor(visit.hours.now), visit.inspection)
    assert found is not None
    told = await certifying.standing(found, await read_sources(found))
    assert [(each.item, each.severity) for each in told.findings] == [("CL-VN-02-A01", "S4")]
    assert told.second is not None
    signed = [told.drafted.name, told.issued.name, told.second.name]
    assert signed == ["Trần Văn Hùng", "Đỗ Minh Thu", "Vũ Quang Minh"]
    page = closure.page_of(closure.Certificate(told, "B2X9-FGXZ-ANQA", "https", "sidak.example", []), ["vi", "en"])
    assert page.findings[0].severity == ["S4 Vi phạm nghiêm trọng", "S4 Serious breach"]
    assert "Phạm Anh Tuấn" not in str(page)


async def test_what_was_certified_stays(visit: Visit) -> None:
    await printed(visit, visit.cast.thu)
    with pytest.raises(Exception, match="grow"):
        await row("UPDATE closure_certificate SET languages = 'en' RETURNING id")
