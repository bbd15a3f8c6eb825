"""Twenty people act in one inspection at the same moment, step after step, until it is closed: everything happens once,
nothing is lost, and whoever comes too late is told what happened."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable
from typing import Any

import httpx
import pytest

from ledger.checking import check
from ledger.database import rows
from ledger.identifiers import uuid7
from ledger.sequencing import sequence
from tests.api.remedying import DONE, PLAN
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.cast import Cast, Member, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
MOST_ROUNDS = 120
"""Who comes first in a round is left to chance: mostly it is closed after two or three."""
TOLD = {
    "wrong-state",
    "changed-meanwhile",
    "conclusion-issued",
    "conclusion-overtaken",
    "not-issued-yet",
    "same-person-twice",
    "explanation-after-draft",
    "contested-unanswered",
    "remedy-state",
    "remedies-open",
    "extension-open",
    "extension-decided",
    "extension-too-late",
    "not-heard-yet",
}


@pytest.fixture
async def opened(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    visit = Visit(client, cast, hours, await release_to_team(cast, hours.now))
    await open_door(client, cast.hung, visit.inspection, hours.now)
    return visit


async def twenty(visit: Visit) -> list[Member]:
    """The team of two, three who answer for the unit, fifteen who review."""
    cast, now = visit.cast, visit.hours.now
    deputies = [await member(f"pho{n}", f"Phó {n}", cast.centre, now, ("unit_head", cast.centre)) for n in range(2)]
    names = [f"duyet{n}" for n in range(13)]
    reviewers = [await member(name, name, cast.hung_yen, now, ("reviewer", cast.hung_yen)) for name in names]
    people = [cast.hung, cast.mai, cast.tuan, *deputies, cast.thu, cast.minh, *reviewers]
    assert len(people) == 20
    return people


class Crowd:
    def __init__(self, visit: Visit, people: list[Member]) -> None:
        self.visit, self.people = visit, people
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.versions: set[int] = set()
        self.dice = random.Random(20)

    async def all_at_once(self, findings: list[dict[str, Any]], number: int) -> None:
        """Each does what they are there for; nobody waits for anybody."""
        team, heads, reviewers = self.people[:2], self.people[2:5], self.people[5:]
        acts: list[Awaitable[object]] = [
            self.explain(head, finding) for head, finding in zip(heads, findings * 2, strict=False)
        ]
        acts += [self.draft(reviewer, findings) for reviewer in reviewers[:5]]
        acts += [self.act(each, "issue", f"/conclusions/{number}/issuance") for each in reviewers[3:9]]
        acts += [self.act(each, "sign", f"/conclusions/{number}/second-signature") for each in reviewers[6:13]]
        acts += [self.act(each, "close", "/closure") for each in reviewers[10:]]
        acts += [self.draft(each, findings) for each in team[:1]]
        acts += [self.follow_up(each) for each in self.people]
        self.dice.shuffle(acts)
        await asyncio.gather(*acts)

    async def follow_up(self, person: Member) -> None:
        for remedy in await rows("SELECT id, state FROM remedy"):
            url = f"/v1/remedies/{remedy['id']}"
            if remedy["state"] == "open":
                await self.act(person, "report", f"{url}/reports", {"id": str(uuid7()), "text": DONE})
            else:
                await self.act(person, "verify", f"{url}/judgement", {"report": 1, "accepted": True})

    async def explain(self, head: Member, finding: dict[str, Any]) -> None:
        body = {"id": str(uuid7()), "position": "agree", "reasons": "Chúng tôi đã xem lại và nhất trí."}
        await self.act(head, "explain", f"/v1/findings/{finding['id']}/explanations", body)

    async def draft(self, person: Member, findings: list[dict[str, Any]]) -> None:
        """Whoever wrote the newest version and sends the same again is answered with that version."""
        answer = await self.act(person, "draft", "/conclusions", self.conclusion(findings))
        if answer.status_code < 400:
            self.versions.add(answer.json()["number"])

    def conclusion(self, findings: list[dict[str, Any]]) -> dict[str, Any]:
        decided = {"result": "upheld", "answer": "Đã xem xét."}
        remedies = {"S2": {"remedy": PLAN}, "S3": {"remedy": PLAN}}
        decisions = [
            {"finding": each["id"], "severity": each["severity"]} | decided | remedies.get(each["severity"], {})
            for each in findings
        ]
        return {"summary": "Đơn vị cần mở cửa đúng giờ.", "decisions": decisions}

    async def act(self, person: Member, name: str, url: str, body: object = None) -> httpx.Response:
        answer = await self.visit.post(person, url, body)
        if answer.status_code < 400:
            self.done[name] += 1
        else:
            self.refused[told(answer)] += 1
        return answer


def told(answer: httpx.Response) -> str:
    """Each loser is told, in a sentence."""
    assert answer.status_code in (403, 409), answer.text
    assert len(answer.json()["detail"]) > 20
    return str(answer.json()["type"]).removeprefix("/problems/")


async def test_twenty_people_in_one_inspection(opened: Visit) -> None:
    await submitted(opened, CLOSED, RUDE)
    crowd = Crowd(opened, await twenty(opened))
    findings = await opened.get(opened.cast.thu, "/findings")
    for _ in range(MOST_ROUNDS):
        await crowd.all_at_once(findings, await newest())
        opened.hours.forward(minutes=1)
        if await opened.state() == "closed":
            break
    await crowd.all_at_once(findings, await newest())
    assert await opened.state() == "closed"
    assert crowd.refused.keys() <= TOLD | {"not-allowed", "own-work", "not-found"}
    await nothing_is_lost_or_done_twice(crowd)


async def nothing_is_lost_or_done_twice(crowd: Crowd) -> None:
    """What was answered with yes stands there, once, and in the ledger."""
    for table, name in (("explanation", "explain"), ("remedy_report", "report")):
        [found] = await rows(f"SELECT count(*) AS there FROM {table}")
        assert found["there"] == crowd.done[name], name
    assert {each["number"] for each in await rows("SELECT number FROM conclusion")} == crowd.versions
    assert (crowd.done["issue"], crowd.done["sign"], crowd.done["close"]) == (1, 1, 1)
    entries = await actions()
    assert entries["finding.explained"] == crowd.done["explain"]
    assert entries["conclusion.drafted"] == len(crowd.versions)
    once = ("conclusion.issued", "conclusion.signed-second", "inspection.concluded", "inspection.closed")
    assert {name: entries[name] for name in once} == dict.fromkeys(once, 1)
    await sequence(crowd.visit.hours.now)
    assert (await check()).fault is None


async def actions() -> Counter[str]:
    found = await rows("SELECT convert_from(content, 'UTF8')::jsonb ->> 'action' AS action FROM ledger_entry")
    return Counter(each["action"] for each in found)


async def newest() -> int:
    [found] = await rows("SELECT coalesce(max(number), 1) AS number FROM conclusion")
    number: int = found["number"]
    return number
