"""What is known of a finding, in short verbs."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.results import conclude, handed_in, sent_out
from tests.api.story import open_door
from tests.api.visits import Visit
from tests.cast import Member

WHY = "Phần mềm một cửa của tỉnh ngừng hoạt động cả buổi sáng."
ANSWER = "Sở sẽ chuyển máy chủ sang trung tâm dữ liệu mới."


async def findings(visit: Visit, member: Member | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await visit.get(member or visit.cast.thu, "/findings")
    return found


async def only_finding(visit: Visit, member: Member | None = None) -> dict[str, Any]:
    [found] = await findings(visit, member)
    return found


async def visited_again(before: Visit, *wrong: dict[str, Any], days: int = 30, **submitted: object) -> Visit:
    """Another visit to the same centre, so long after; tokens are made to last."""
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    before.hours.forward(days=days)
    inspection = await sent_out(before.cast, before.hours)
    return await visited(before, inspection, *wrong, **submitted)


async def visited(before: Visit, inspection: UUID, *wrong: dict[str, Any], **submitted: object) -> Visit:
    if not submitted:
        return await handed_in(before.client, before.cast, before.hours, inspection, *wrong)
    visit = Visit(before.client, before.cast, before.hours, inspection)
    assert (await open_door(before.client, before.cast.hung, inspection, before.hours.now)).status_code == 201
    await visit.sheet(before.cast.hung, *wrong)
    answer = await visit.submit(incompleteReason="Mai ốm, không nộp phiếu", **submitted)
    assert answer.status_code == 201, answer.text
    return visit


async def concluded(visit: Visit) -> Visit:
    await conclude(visit)
    return visit


async def propose_cause(visit: Visit, member: Member, **changed: object) -> httpx.Response:
    finding = await only_finding(visit)
    body = {"id": str(uuid7()), "cause": "system", "reason": WHY, "owner": str(visit.cast.hung_yen.id)} | changed
    return await visit.post(member, f"/v1/findings/{finding['id']}/causes", body)


async def decide_cause(visit: Visit, member: Member, marks: dict[str, Any], **said: object) -> httpx.Response:
    path = f"/v1/causes/{marks['causes'][-1]['id']}/decision"
    return await visit.post(member, path, {"accepted": True} | said)


async def routed(visit: Visit, **changed: object) -> dict[str, Any]:
    """Hùng proposes, Thu decides; the marks."""
    proposed = await propose_cause(visit, visit.cast.hung, **changed)
    assert proposed.status_code == 201, proposed.text
    decided = await decide_cause(visit, visit.cast.thu, proposed.json())
    assert decided.status_code == 200, decided.text
    marks: dict[str, Any] = decided.json()
    return marks


async def answer(visit: Visit, member: Member, referral: str, **said: object) -> httpx.Response:
    day = (visit.hours.now + timedelta(days=20)).date().isoformat()
    body = {"takesIt": True, "words": ANSWER, "doneBy": day} | said
    return await visit.post(member, f"/v1/referrals/{referral}/answer", body)


async def name(visit: Visit, member: Member, **said: object) -> httpx.Response:
    finding = await only_finding(visit)
    url = f"/v1/findings/{finding['id']}/subject"
    return await visit.client.put(url, json={"before": 0} | said, headers=member.headers)


async def people(visit: Visit, member: Member, finding: str) -> httpx.Response:
    return await visit.client.get(f"/v1/findings/{finding}/people", headers=member.headers)


async def found_outside(visit: Visit) -> None:
    """As a hearing that was reopened may find later, told here in one statement."""
    finding, cast = (await only_finding(visit))["id"], visit.cast
    await rows(
        "INSERT INTO finding_cause (id, finding, cause, outside_owner, reason, proposed_by, proposed_at, accepted, "
        "decided_by, decided_at) VALUES ($1, $2, 'system', 'Nhà mạng', 'Mất mạng', $3, $5, true, $4, $5)",
        *(uuid7(), finding, cast.hung.person, cast.thu.person, visit.hours.now),
    )
