"""The audit of inspectors: read from concluded visits only, seen by overseers of their part and by oneself."""

from typing import Any
from uuid import UUID

import httpx
import msgspec
import numpy as np
import pytest

from inspections.audits import audit_queries, auditing
from inspections.audits.audit_reading import Sheet
from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.story import publish_checklists
from tests.api.visits import CLOSED, RUDE, Visit
from tests.cast import Cast, Member, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
VISITS = 24


class Office:
    """Hùng gives ten points more than Mai and others do, in half the time, on many visits that are over."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
        self.client, self.cast, self.hours = client, cast, hours

    async def work(self) -> None:
        chance, sheets, visits = np.random.default_rng(1), [], []
        people = [self.cast.hung, self.cast.mai, *[await self._inspector(name) for name in ("binh", "cuong", "diep")]]
        for number in range(VISITS):
            visits.append(await self._visit())
            for person in people:
                mild = person == self.cast.hung
                sheets.append(self._sheet(visits[-1], person, number, chance.normal(80 if mild else 70, 6), mild))
        async with change(by="clock", at=self.hours.now):
            await audit_queries.keep_readings(visits, msgspec.json.encode(sheets), b"[]", self.hours.now)
        await auditing.compute(self.hours.now)

    async def _inspector(self, name: str) -> Member:
        return await member(name, name.title(), self.cast.hung_yen, self.hours.now, ("inspector", self.cast.hung_yen))

    async def _visit(self) -> UUID:
        checklist, now = await publish_checklists(self.cast, self.hours.now), self.hours.now
        async with change(by="clock", at=now) as record:
            return await release(
                record,
                kind="drawn",
                programme=uuid7(),
                plan_version=None,
                draw_day=None,
                unit=self.cast.centre.id,
                leader=self.cast.hung.person,
                members=[self.cast.mai.person],
                checklist_version=checklist.id,
                profile="opening",
                arrives_at=now,
                ends_at=now,
                now=now,
            )

    def _sheet(self, visit: UUID, who: Member, number: int, score: float, fast: bool) -> Sheet:
        return Sheet(
            inspection=visit,
            inspector=who.person,
            unit=UUID(int=number % 9),
            alike="the same",
            ended_at=self.hours.now,
            score=int(100 * min(score, 100)),
            answered=10,
            seconds=(300 if fast else 600) + number,
            in_row=9,
            same_in_row=6,
            twice=1,
            twice_same=1 if fast else number % 2,
        )

    async def one(self, who: Member, person: Member) -> Any:
        answer = await self.client.get(f"/v1/inspector-audits/{person.person}", headers=who.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
async def office(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Office:
    return Office(client, cast, hours)


async def test_an_overseer_sees_who_is_milder_and_how_sure_that_is(office: Office) -> None:
    await office.work()
    found = (await office.one(office.cast.dewi, office.cast.hung))["audit"]
    assert found["visits"] == VISITS
    assert found["leniency"]["lower"] > 2
    assert found["pace"]["ratio"]["upper"] < 0.7
    assert found["repeats"]["same"]["value"] == 1
    usual = (await office.one(office.cast.dewi, office.cast.mai))["audit"]
    assert usual["leniency"]["lower"] < 0 or usual["leniency"]["value"] < 0


async def test_they_are_listed_by_name_page_by_page_and_not_ranked(office: Office) -> None:
    await office.work()
    names, cursor = [], ""
    while True:
        url = f"/v1/inspector-audits?limit=2{cursor}"
        page = (await office.client.get(url, headers=office.cast.dewi.headers)).json()
        names += [each["name"] for each in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert names == sorted(names)
    assert len(names) == 5


async def test_inspectors_see_their_own_and_nobody_elses(office: Office) -> None:
    await office.work()
    cast = office.cast
    assert (await office.one(cast.hung, cast.hung))["audit"]["leniency"]
    for who, status in ((cast.mai, 404), (cast.an, 404), (cast.thu, 403), (cast.tuan, 403), (cast.khoa, 403)):
        answer = await office.client.get(f"/v1/inspector-audits/{cast.hung.person}", headers=who.headers)
        assert answer.status_code == status
    elsewhere = await member("yen", "Yến", cast.ha_noi, office.hours.now, ("overseer", cast.ha_noi))
    listed = await office.client.get("/v1/inspector-audits", headers=elsewhere.headers)
    assert listed.json()["items"] == []
    hidden = await office.client.get(f"/v1/inspector-audits/{cast.hung.person}", headers=elsewhere.headers)
    assert hidden.status_code == 404


async def test_reading_of_somebody_leaves_a_trace_and_of_oneself_none(office: Office) -> None:
    await office.work()
    await office.one(office.cast.hung, office.cast.hung)
    assert await shown() == []
    await office.one(office.cast.dewi, office.cast.hung)
    [read] = await shown()
    assert (read["reader"], read["people"]) == (office.cast.dewi.person, [office.cast.hung.person])


async def test_before_there_is_enough_nothing_is_said(office: Office) -> None:
    found = await office.one(office.cast.hung, office.cast.hung)
    assert found["audit"]["visits"] == 0
    assert found["audit"]["computedAt"] is None
    assert {found["audit"][name] for name in ("leniency", "pace", "sameInRow", "repeats", "agreement")} == {None}


async def test_a_visit_counts_once_it_is_concluded_and_only_once(opened: Visit) -> None:
    """Mai and Hùng say different things of one item, before the leader settles it."""
    await opened.sheet(opened.cast.hung, CLOSED)
    await opened.sheet(opened.cast.mai, CLOSED, RUDE)
    handed_in = await opened.submit(
        settlements={RUDE["item"]: str(opened.cast.mai.person)}, incompleteReason="Ảnh chưa có"
    )
    assert handed_in.status_code == 201, handed_in.text
    opened.hours.forward(days=9)
    assert await auditing.read_visits(opened.hours.now, 100) == 0
    await conclude(opened)
    assert await auditing.read_visits(opened.hours.now, 100) == 1
    assert await auditing.read_visits(opened.hours.now, 100) == 0
    sheets = await audit_queries.sheets_since(opened.hours.now - auditing.WITHIN)
    scores = {each["inspector"]: each["score"] for each in sheets}
    assert scores[opened.cast.hung.person] > scores[opened.cast.mai.person]
    [pair] = await audit_queries.pairs_since(opened.hours.now - auditing.WITHIN)
    assert (sum(pair["cells"]), pair["cells"][0], pair["cells"][4]) == (10, 8, 1)
    assert sorted((pair["cells"][1], pair["cells"][3])) == [0, 1]


async def test_the_clock_makes_them_once_a_night(opened: Visit) -> None:
    now = opened.hours.now
    assert auditing.is_due(None, now)
    assert not auditing.is_due(now, now.replace(hour=17))
    assert auditing.is_due(now, now.replace(hour=18))


async def conclude(visit: Visit) -> None:
    findings = await visit.get(visit.cast.thu, "/findings")
    decisions = [{"finding": row["id"], "severity": row["severity"], "result": "upheld"} for row in findings]
    drafted = await visit.post(visit.cast.hung, "/conclusions", {"summary": "Cần sửa.", "decisions": decisions})
    assert drafted.status_code == 201, drafted.text
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    assert await visit.state() == "concluded"


async def shown() -> list[Any]:
    return await rows("SELECT reader, people FROM data_access WHERE reason = 'inspector-audit'")
