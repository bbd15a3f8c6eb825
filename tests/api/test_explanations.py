"""Drafts on the server, explanations on paper, corrections of facts."""

from typing import Any

import httpx
import pytest

from ledger.identifiers import uuid7
from tests.api.hearing_steps import finding_of
from tests.api.visits import CLOSED, Visit, submitted

pytestmark = pytest.mark.anyio
CORRECTIONS = [
    {"stated": "7 giờ 40 chưa mở cửa", "actual": "Cửa mở lúc 7 giờ 28"},
    {"stated": "Không có ai trực", "actual": "Có hai người trực"},
]


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return await submitted(opened, CLOSED)


async def keep(visit: Visit, reasons: str, before: str | None = None) -> httpx.Response:
    url = f"/v1/findings/{await finding_of(visit)}/explanation-draft"
    body: dict[str, Any] = {"position": None, "reasons": reasons, "corrections": [], "before": before}
    return await visit.client.put(url, json=body, headers=visit.cast.tuan.headers)


async def drafts(visit: Visit) -> list[dict[str, Any]]:
    url = f"/v1/findings/{await finding_of(visit)}/explanation-drafts"
    answered = await visit.client.get(url, headers=visit.cast.tuan.headers)
    found: list[dict[str, Any]] = answered.json()
    return found


async def test_another_device_goes_on_with_a_draft(visit: Visit) -> None:
    first = await keep(visit, "Hôm")
    assert (await keep(visit, "Hôm đó", first.json()["savedAt"])).status_code == 200
    [kept] = await drafts(visit)
    assert (kept["reasons"], kept["mine"], kept["position"]) == ("Hôm đó", True, None)


async def test_a_draft_is_not_overwritten_unseen(visit: Visit) -> None:
    first = await keep(visit, "Hôm")
    visit.hours.forward(seconds=1)
    await keep(visit, "Hôm đó mất điện", first.json()["savedAt"])
    for before in (None, first.json()["savedAt"]):
        assert (await keep(visit, "Khác", before)).json()["type"] == "/problems/draft-elsewhere"
    assert [kept["reasons"] for kept in await drafts(visit)] == ["Hôm đó mất điện"]


async def test_a_draft_is_gone_once_it_is_sent(visit: Visit) -> None:
    await keep(visit, "Hôm đó mất điện")
    assert (await visit.explain()).status_code == 201
    assert await drafts(visit) == []


async def test_a_draft_is_discarded(visit: Visit) -> None:
    await keep(visit, "Hôm đó mất điện")
    url = f"/v1/findings/{await finding_of(visit)}/explanation-draft"
    assert (await visit.client.delete(url, headers=visit.cast.tuan.headers)).status_code == 204
    assert await drafts(visit) == []


async def test_nobody_else_reads_a_draft(visit: Visit) -> None:
    await keep(visit, "Hôm đó mất điện")
    url = f"/v1/findings/{await finding_of(visit)}/explanation-drafts"
    for member in (visit.cast.thu, visit.cast.hung, visit.cast.dewi):
        assert (await visit.client.get(url, headers=member.headers)).status_code == 403


async def on_paper(visit: Visit, member: Any, **changed: object) -> httpx.Response:
    body = {"id": str(uuid7()), "position": "disagree", "photos": [str(uuid7())]} | changed
    return await visit.post(member, f"/v1/findings/{await finding_of(visit)}/paper-explanations", body)


async def test_a_reviewer_enters_what_came_on_paper(visit: Visit) -> None:
    body = {"id": str(uuid7()), "photos": [str(uuid7())]}
    assert [(await on_paper(visit, visit.cast.thu, **body)).status_code for _ in range(2)] == [201, 200]
    [finding] = await visit.get(visit.cast.tuan, "/findings")
    said = finding["explanation"]
    assert (said["givenAs"], said["explainedByName"], said["reasons"]) == ("paper", "Đỗ Minh Thu", "")
    assert (await visit.draft()).status_code == 201


async def test_a_paper_without_its_photo_is_no_explanation(visit: Visit) -> None:
    assert (await on_paper(visit, visit.cast.tuan, photos=[])).status_code in (400, 422)


async def test_the_team_enters_no_papers(visit: Visit) -> None:
    assert (await on_paper(visit, visit.cast.hung)).status_code == 403


async def corrected(visit: Visit) -> str:
    explanation = str(uuid7())
    assert (await visit.explain(id=explanation, corrections=CORRECTIONS)).status_code == 201
    return explanation


def answers(explanation: str, *accepted: bool) -> list[dict[str, Any]]:
    return [
        {
            "explanation": explanation,
            "number": number,
            "accepted": yes,
            "answer": None if yes else "Sổ trực ghi 7 giờ 45.",
        }
        for number, yes in enumerate(accepted, 1)
    ]


async def test_each_correction_is_answered_in_the_conclusion(visit: Visit) -> None:
    explanation = await corrected(visit)
    for lacking in ([], answers(explanation, True), answers(str(uuid7()), True, False)):
        assert (await visit.draft(corrections=lacking)).json()["type"] == "/problems/correction-unanswered"
    drafted = await visit.draft(corrections=answers(explanation, True, False))
    assert drafted.status_code == 201
    assert [each["accepted"] for each in drafted.json()["decisions"][0]["corrections"]] == [True, False]


async def test_a_correction_is_not_declined_without_a_word(visit: Visit) -> None:
    silent = [answer | {"answer": None} for answer in answers(await corrected(visit), True, False)]
    assert (await visit.draft(corrections=silent)).json()["type"] == "/problems/correction-unanswered"


async def test_corrections_stand_beside_the_explanation(visit: Visit) -> None:
    await corrected(visit)
    [finding] = await visit.get(visit.cast.thu, "/findings")
    assert finding["explanation"]["corrections"] == CORRECTIONS
