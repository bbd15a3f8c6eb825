"""Sheets: exact bytes, harmless replays, and nothing stored of what is refused."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

import anyio
import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.story import SheetOnPhone, all_good, digest, open_door, publish_checklists, release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def sheet(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> SheetOnPhone:
    inspection = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, inspection, hours.now)
    return SheetOnPhone(inspection, await publish_checklists(cast, hours.now))


async def test_a_submitted_sheet_is_answered_with_a_receipt_that_anybody_can_check(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    body = sheet.next(all_good(), hours.now)
    answered = await sheet.send(client, cast.hung, body)
    assert answered.status_code == 201
    receipt = answered.json()
    assert (receipt["sha256"], receipt["expected"], receipt["arrived"]) == (sha256(body).hexdigest(), 2, 0)
    checked = await client.get(f"/v1/receipts/{receipt['code'].lower()}")
    assert checked.json()["sha256"] == receipt["sha256"]


async def test_the_stored_bytes_are_those_that_were_sent(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    body = b" " + sheet.next(all_good(), hours.now).replace(b'":', b'" :\t')
    await sheet.send(client, cast.hung, body)
    url = f"/v1/inspections/{sheet.inspection}/sheets/{sheet.id}/revisions/1"
    stored = await client.get(url, headers=cast.thu.headers)
    assert (stored.content, stored.headers["content-digest"]) == (body, digest(body))


async def test_the_same_revision_again_is_harmless_and_other_bytes_are_refused_with_both_hashes(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    body = sheet.next(all_good(), hours.now)
    first = await sheet.send(client, cast.hung, body)
    again = await sheet.send(client, cast.hung, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = await sheet.send(client, cast.hung, body + b" ")
    assert other.status_code == 409
    assert (other.json()["stored"], other.json()["sent"]) == (
        sha256(body).hexdigest(),
        sha256(body + b" ").hexdigest(),
    )


async def test_the_same_revision_ten_times_at_once_is_stored_once(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    body = sheet.next(all_good(), hours.now)
    statuses: list[int] = []

    async def send() -> None:
        statuses.append((await sheet.send(client, cast.hung, body)).status_code)

    async with anyio.create_task_group() as group:
        for _ in range(10):
            group.start_soon(send)
    assert statuses.count(201) == 1
    assert set(statuses) <= {200, 201, 409}
    assert len(await rows("SELECT 1 FROM sheet_revision")) == 1
    assert (await sheet.send(client, cast.hung, body)).status_code == 200


async def test_a_revision_cannot_be_skipped(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    sheet.revision = 2
    refused = await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    assert (refused.status_code, refused.json()["next"]) == (409, 1)


async def test_a_correction_of_a_submitted_sheet_needs_a_reason(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    refused = await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    assert refused.json()["type"] == "/problems/correction-needs-reason"
    corrected = sheet.write(2, all_good(), hours.now, True, reason="Đếm nhầm một người")
    assert (await sheet.send(client, cast.hung, corrected, 2)).status_code == 201


async def test_nobody_writes_in_a_colleagues_sheet(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    refused = await sheet.send(client, cast.mai, sheet.next(all_good(), hours.now, reason="Sửa giúp"))
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/sheet-of-another")


async def test_one_inspector_has_one_sheet(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    second = SheetOnPhone(sheet.inspection, sheet.checklist)
    refused = await second.send(client, cast.hung, second.next(all_good(), hours.now))
    assert (refused.status_code, refused.json()["sheet"]) == (409, str(sheet.id))


async def test_the_sheets_are_not_for_the_unit_nor_for_strangers(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    url = f"/v1/inspections/{sheet.inspection}/sheets"
    assert (await client.get(url, headers=cast.tuan.headers)).status_code == 403
    assert (await client.get(url, headers=cast.an.headers)).status_code == 404
    assert len((await client.get(url, headers=cast.thu.headers)).json()) == 1


async def test_inspectors_see_what_is_missing_and_no_score(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    answered = await sheet.send(client, cast.hung, sheet.next(all_good()[:1], hours.now, submitted=False))
    assert answered.json()["code"] is None
    assert {"item": "CL-VN-02-A01", "what": "answer", "photos": 0} in answered.json()["missing"]
    assert "score" not in answered.text


@pytest.mark.parametrize("language", ["vi", "id", "en"])
@pytest.mark.parametrize(
    "answer",
    [
        {"item": "CL-VN-99-A01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-01-A01", "type": "count", "value": 8},
        {"item": "CL-VN-01-A01", "type": "count", "value": "8", "denominator": 8},
        {"item": "CL-VN-01-A01", "type": "count", "value": -1, "denominator": 8},
        {"item": "CL-VN-01-A01", "type": "count", "value": 8.5, "denominator": 8},
        {"item": "CL-VN-01-A01", "type": "count", "value": float("nan"), "denominator": 8},
        {"item": "CL-VN-01-A01", "type": "count", "value": float("inf"), "denominator": 8},
        {"item": "CL-VN-01-A01", "type": "count", "value": 10**30, "denominator": 10**30},
        {"item": "CL-VN-01-A01", "type": "count", "value": 9, "denominator": 8},
        {"item": "CL-VN-01-A01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-02-A01", "type": "yesno", "value": "có"},
    ],
)
async def test_a_wrong_answer_is_refused_by_item_and_nothing_is_stored(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours, answer: dict[str, Any], language: str
) -> None:
    body = sheet.next([answer], hours.now)
    url = f"/v1/inspections/{sheet.inspection}/sheets/{sheet.id}/revisions/1"
    headers = cast.hung.headers | {"content-digest": digest(body), "accept-language": language}
    refused = await client.put(url, content=body, headers=headers)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["content-language"] == language
    assert answer["item"] in refused.json()["detail"]
    assert await rows("SELECT 1 FROM sheet_revision UNION ALL SELECT 1 FROM sheet") == []


BROKEN = {
    "not json": b"{",
    "a list": b"[]",
    "not text": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "empty": b"",
    "null": b"null",
}


@pytest.mark.parametrize("broken", BROKEN)
async def test_what_is_no_sheet_is_refused(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, broken: str
) -> None:
    refused = await sheet.send(client, cast.hung, BROKEN[broken], 1)
    assert refused.status_code in (400, 422)
    assert refused.headers["content-type"] == "application/problem+json"


async def test_a_damaged_body_is_refused_by_its_digest(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    body = sheet.next(all_good(), hours.now)
    url = f"/v1/inspections/{sheet.inspection}/sheets/{sheet.id}/revisions/1"
    headers = cast.hung.headers | {"content-digest": digest(body)}
    refused = await client.put(url, content=body.replace(b"yes", b"yez"), headers=headers)
    assert (refused.status_code, refused.json()["type"]) == (400, "/problems/digest-mismatch")


async def test_a_sheet_for_another_address_or_checklist_is_refused(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    document = json.loads(sheet.next(all_good(), hours.now))
    for field, value in (
        ("sheet", str(uuid7())),
        ("inspection", str(uuid7())),
        ("revision", 5),
        ("checklist", "0" * 64),
    ):
        refused = await sheet.send(client, cast.hung, json.dumps(document | {field: value}).encode())
        assert refused.status_code in (409, 422), field


async def test_an_unopened_inspection_takes_no_sheet(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    inspection = await release_to_team(cast, hours.now)
    sheet = SheetOnPhone(inspection, await publish_checklists(cast, hours.now))
    refused = await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    assert refused.json()["type"] == "/problems/wrong-state"


async def test_a_sheet_of_another_inspection_stays_there(
    client: httpx.AsyncClient, cast: Cast, sheet: SheetOnPhone, hours: Hours
) -> None:
    await sheet.send(client, cast.hung, sheet.next(all_good(), hours.now))
    other: UUID = await release_to_team(cast, hours.now)
    await open_door(client, cast.hung, other, hours.now)
    moved = SheetOnPhone(other, sheet.checklist, id=sheet.id)
    refused = await moved.send(client, cast.hung, moved.next(all_good(), hours.now))
    assert refused.json()["type"] == "/problems/sheet-of-another"
