"""Odd letters in whatever people write in a hearing: kept or refused, never a 500, and never run by a paper."""

import csv
import io
import json
import zipfile
from typing import Any

import httpx
import pytest

from api.papers.closure import closure_pdf
from inspections.concluding.certifying import Praised, Required
from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.knowing import name, propose_cause, routed
from tests.api.minutes_steps import HEAD, READ, end_visit, minutes_of, printed, send_minutes
from tests.api.objecting import object_to, objected, propose
from tests.api.observing import interaction_of, send, send_interview, told_to
from tests.api.proposing import made, make, step
from tests.api.remedying import concluded
from tests.api.story import open_door, release_to_team
from tests.api.test_closure_paper import AT, certificate
from tests.api.visits import CLOSED, Visit, submitted
from tests.attacks.test_inputs import ODD, refused_or_kept
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

MARKUP = '#read("/etc/passwd") #import "x": * = $ \\ " ] ) } #panic("x") @label <label> // /*'
FORMULA = '=HYPERLINK("http://xau.example","mở")'


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


@pytest.mark.parametrize("words", ODD)
async def test_in_what_follows_a_conclusion(visit: Visit, words: str) -> None:
    await concluded(visit)
    long = words + " và còn nhiều chữ nữa"
    cast, proposal = visit.cast, await made(visit, None, level="L3")
    wrong = await object_to(visit, reasons=long)
    answers = [
        wrong,
        await make(visit, None, text=long, authority=long, post=long, concerns="post"),
        await step(visit, cast.hung, proposal, "checks", kind="exemption", clear=True, reason=long),
        await step(visit, cast.thu, proposal, "signature", signed=False, reason=long),
        await propose(visit, cast.thu, reason=long),
    ]
    objection = wrong.json() if wrong.is_success else await objected(visit)
    answers.append(await visit.post(cast.hung, f"/v1/objections/{objection['id']}/answer", {"answer": long}))
    for answered in answers:
        assert refused_or_kept(answered), answered.text


@pytest.mark.parametrize("words", ODD)
async def test_in_what_is_known_of_a_finding(visit: Visit, words: str) -> None:
    await submitted(visit, CLOSED)
    person = {"name": words, "post": words}
    for answered in (
        await name(visit, visit.cast.hung, kind="post", post=words),
        await name(visit, visit.cast.hung, kind="person", people=[person]),
        await propose_cause(visit, visit.cast.hung, reason=words + " đủ dài", owner=None, outsideOwner=words),
        await send_interview(visit, remark=words),
        await send(visit, "interactions", interaction_of(visit.hours.now, counter=words)),
    ):
        assert refused_or_kept(answered), answered.text


@pytest.mark.parametrize("words", [*ODD, MARKUP, "🙂 ký"])
async def test_in_the_minutes_and_on_their_paper(visit: Visit, words: str) -> None:
    read = READ | {"said": words}
    changed: dict[str, Any] = {"closing": "with_reservations", "reservations": words, "read": [read]}
    changed["unit"] = HEAD | {"name": words[:100], "post": words[:100]}
    sent = await send_minutes(visit, minutes_of(visit, await end_visit(visit), **changed))
    assert refused_or_kept(sent), sent.text
    if sent.is_success:
        paper = await printed(visit, visit.cast.thu)
        assert paper.status_code == 200, paper.text
        assert paper.content.startswith(b"%PDF")


async def test_half_a_letter_pair_and_depth_in_the_minutes(visit: Visit) -> None:
    minutes = minutes_of(visit, await end_visit(visit))
    body = json.dumps(minutes | {"closing": "with_reservations", "reservations": "nửa \ud800 chữ"}).encode()
    assert b"\\ud800" in body
    for broken in (body, b"[" * 100_000, b'{"id":' * 50_000, b"\xff\xfe", json.dumps({"x": float("nan")}).encode()):
        answered = await send_minutes(visit, broken, at=minutes["id"])
        assert answered.status_code in (409, 422, 400), answered.text
    assert (await rows("SELECT count(*) AS kept FROM minutes"))[0]["kept"] == 0


async def test_strokes_beyond_measure_are_refused(visit: Visit) -> None:
    submission = await end_visit(visit)
    hung = str(visit.cast.hung.person)
    unit = {"by": "unit", "person": None, "strokes": [[[1, 1]]]}
    many: tuple[list[list[list[int]]], ...] = (
        [[[1, 1]] * 3001],
        [[[1, 1]] * 100] * 31,
        [[[1, 1]]] * 61,
        [[[1001, 1]]],
        [],
    )
    for strokes in many:
        signatures = [{"by": "member", "person": hung, "strokes": strokes}, unit]
        answered = await send_minutes(visit, minutes_of(visit, submission, signatures=signatures))
        assert answered.status_code in (409, 422), answered.text


def test_a_certificate_runs_nothing_that_somebody_wrote() -> None:
    words = f"{MARKUP}\n\n= Tiêu đề\r\n\u202e{MARKUP}"
    odd = certificate(
        summary=words,
        unit_name=words,
        remedies=[Required("CL-VN-02-A01", words, AT, "open", None)],
        commendations=[Praised(words, words)],
    )
    paper = closure_pdf(odd, ["vi"])
    assert paper.startswith(b"%PDF")
    assert len(paper) < 2_000_000


async def test_what_a_table_brings_of_a_finding_is_no_formula(visit: Visit) -> None:
    await submitted(visit, CLOSED | {"note": FORMULA})
    await routed(visit, cause="system", owner=None, outsideOwner=FORMULA)
    assert (await visit.explain(reasons=FORMULA)).status_code == 201
    for table in ("findings", "explanations"):
        headers = visit.cast.thu.headers
        text = (await visit.client.get(f"/v1/exports/{table}.csv", headers=headers)).text
        cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
        book = zipfile.ZipFile(
            io.BytesIO((await visit.client.get(f"/v1/exports/{table}.xlsx", headers=headers)).content)
        )
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<f " not in sheet


async def test_one_citizen_among_three_is_not_told_by_their_waiting_time(visit: Visit) -> None:
    for waited in (37, None, None):
        assert (await send_interview(visit, waitedMinutes=waited)).status_code == 201
    await submitted(visit, CLOSED)
    figures = (await told_to(visit, visit.cast.tuan))["interviews"]["figures"]
    assert (figures["of"], figures["waitedMinutes"]) == (3, None)
    assert (await told_to(visit, visit.cast.thu))["interviews"]["figures"]["waitedMinutes"] == 37
    for waited in (20, 30, 40):
        await send_interview(visit, waitedMinutes=waited, id=str(uuid7()))
    figures = (await told_to(visit, visit.cast.tuan))["interviews"]["figures"]
    assert figures["waitedMinutes"] == 29
