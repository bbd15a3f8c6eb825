"""The same thing sent many times at once, and different things that must not both happen."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import httpx
import pytest

from ledger.checking import check
from ledger.database import row
from ledger.identifiers import uuid7
from ledger.sequencing import sequence
from tests.api.story import SheetOnPhone, open_door, publish_checklists, release_to_team, with_answers
from tests.api.visits import CLOSED, RUDE, Visit, submitted, upload
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
AT_ONCE = 6


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    return Visit(client, cast, hours, await release_to_team(cast, hours.now))


@pytest.fixture
async def opened(visit: Visit) -> Visit:
    await open_door(visit.client, visit.cast.hung, visit.inspection, visit.hours.now)
    return visit


async def many(send: Callable[[], Awaitable[httpx.Response]], again: int = 200) -> Counter[int]:
    """All at once; one is new, the others are replays or told to look again, and then they find it there."""
    answers = await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    statuses = Counter(answer.status_code for answer in answers)
    assert statuses[201] == 1, [answer.text for answer in answers]
    assert statuses.keys() <= {200, 201, 409}, [answer.text for answer in answers]
    assert (await send()).status_code == again
    return statuses


async def count(table: str) -> int:
    found = await row(f"SELECT count(*) AS rows FROM {table}")
    return int(found["rows"]) if found else 0


async def holds() -> bool:
    await sequence(Hours().now)
    return (await check()).fault is None


async def test_one_opening_many_times(visit: Visit) -> None:
    body = {"id": str(uuid7()), "claimedAt": visit.hours.now.isoformat()}
    url = f"/v1/inspections/{visit.inspection}/opening"
    await many(lambda: visit.client.put(url, json=body, headers=visit.cast.hung.headers))
    assert await count("opening") == 1
    assert await holds()


async def test_one_revision_many_times(opened: Visit) -> None:
    sheet = SheetOnPhone(opened.inspection, await publish_checklists(opened.cast, opened.hours.now))
    for _ in range(3):
        body = sheet.next(with_answers(), opened.hours.now, reason="Sửa lại cho đúng")
        await many(lambda body=body: sheet.send(opened.client, opened.cast.hung, body))  # type: ignore[misc]
    assert await count("sheet_revision") == 3
    assert await holds()


async def test_two_sheets_of_one_inspector_at_once(opened: Visit) -> None:
    checklist = await publish_checklists(opened.cast, opened.hours.now)
    sheets = [SheetOnPhone(opened.inspection, checklist) for _ in range(AT_ONCE)]
    answers = await asyncio.gather(
        *(each.send(opened.client, opened.cast.hung, each.next([], opened.hours.now, False)) for each in sheets)
    )
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: AT_ONCE - 1}
    assert await count("sheet") == 1


async def test_one_submission_many_times(opened: Visit) -> None:
    await opened.sheet(opened.cast.hung, CLOSED)
    body = {"id": str(uuid7()), "incompleteReason": "Mai ốm"}
    await many(lambda: opened.submit(**body))
    assert (await count("submission"), await count("finding")) == (1, 1)
    assert await holds()


async def test_one_explanation_many_times(opened: Visit) -> None:
    await submitted(opened, CLOSED)
    body = {"id": str(uuid7())}
    await many(lambda: opened.explain(**body))
    assert await count("explanation") == 1


async def test_many_drafts_and_issues_at_once(opened: Visit) -> None:
    await submitted(opened, RUDE)
    await opened.explain("agree")
    drafts = await asyncio.gather(*(opened.draft() for _ in range(AT_ONCE)))
    assert {answer.status_code for answer in drafts} == {201}
    numbers = range(1, AT_ONCE + 1)
    issues = [f"/conclusions/{number}/issuance" for number in numbers]
    answers = await asyncio.gather(
        *(opened.post(member, issue) for issue in issues for member in (opened.cast.thu, opened.cast.minh))
    )
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 2 * AT_ONCE - 1}
    assert await opened.state() == "concluded"


async def test_a_sheet_and_the_submission_at_once(opened: Visit) -> None:
    """Either the correction came first and is scored, or its receipt says that it was late."""
    sheet = await opened.sheet(opened.cast.hung)
    correction = sheet.next(with_answers(RUDE), opened.hours.now, reason="Nhớ ra thêm")
    kept, handed_in = await asyncio.gather(
        sheet.send(opened.client, opened.cast.hung, correction), opened.submit(incompleteReason="Mai ốm")
    )
    assert handed_in.status_code == 201
    findings = await opened.get(opened.cast.thu, "/findings")
    assert (kept.status_code, kept.json()["late"], len(findings)) in {(201, False, 1), (201, True, 0)}


async def test_the_last_photo_and_the_submission_at_once(opened: Visit) -> None:
    photos = [uuid7() for _ in range(3)]
    await opened.sheet(opened.cast.hung, CLOSED | {"evidence": [str(photo) for photo in photos]})
    await asyncio.gather(
        *(upload(opened, photo) for photo in photos), opened.submit(incompleteReason="Mai ốm, không nộp phiếu")
    )
    assert await opened.state() == "explaining"


async def test_cancelled_and_opened_at_once(visit: Visit) -> None:
    opening, calling_off = await asyncio.gather(
        open_door(visit.client, visit.cast.mai, visit.inspection, visit.hours.now),
        visit.post(visit.cast.hung, "/cancellation", {"reason": "Bão lớn"}),
    )
    assert sorted((opening.status_code, calling_off.status_code)) == [201, 409]


async def test_more_requests_at_once_than_connections(opened: Visit) -> None:
    url = "/v1/inspections"
    headers = opened.cast.hung.headers
    answers = await asyncio.gather(*(opened.client.get(url, headers=headers) for _ in range(190)))
    assert {answer.status_code for answer in answers} == {200}
