"""How visits were carried out, as overseers see it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.identifiers import uuid7
from scheduler.substitution_queries import add_substitution
from tests.api.accounts import problem
from tests.api.story import open_door, publish_checklists
from tests.api.visits import RUDE, Visit, submitted
from tests.cast import Cast, Member, Place, member
from tests.conftest import Hours
from tests.scheduler.stories import create

pytestmark = pytest.mark.anyio
PERIOD = "first=2026-11-01&last=2026-12-31"


class Visits:
    """Monday. Visits of Hưng Yên's programme, one after the other, sent out without a draw."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, programme: UUID) -> None:
        self.client, self.cast, self.hours, self.programme = client, cast, hours, programme

    async def send(self, kind: str = "drawn", unit: Place | None = None) -> UUID:
        now = self.hours.now
        checklist = await publish_checklists(self.cast, now)
        async with change(by="clock", at=now) as record:
            return await release(
                record,
                kind=kind,
                programme=self.programme,
                plan_version=None,
                draw_day=None,
                unit=(unit or self.cast.centre).id,
                leader=self.cast.hung.person,
                members=[self.cast.mai.person],
                checklist_version=checklist.id,
                profile="opening",
                arrives_at=now + timedelta(minutes=30),
                ends_at=now + timedelta(hours=9),
                now=now,
            )

    async def carry_out(self, kind: str = "drawn", unit: Place | None = None, *changed: dict[str, Any]) -> UUID:
        inspection = await self.send(kind, unit)
        await self.open(inspection)
        await submitted(Visit(self.client, self.cast, self.hours, inspection), *changed)
        return inspection

    async def open(self, inspection: UUID, at: datetime | None = None) -> None:
        answer = await open_door(self.client, self.cast.hung, inspection, at or self.hours.now)
        assert answer.status_code == 201, answer.text

    async def look(self, who: Member, inspection: UUID) -> httpx.Response:
        return await self.client.get(f"/v1/inspections/{inspection}", headers=who.headers)

    async def withdraw(self, who: Member, inspection: UUID, reason: str = "illness") -> None:
        body = {"id": str(uuid7()), "reason": reason}
        answer = await self.client.post(f"/v1/inspections/{inspection}/withdrawals", json=body, headers=who.headers)
        assert answer.status_code == 201, answer.text

    async def get(self, what: str, who: Member | None = None, period: str = PERIOD) -> Any:
        answer = await self.client.get(f"/v1/oversight/{what}?{period}", headers=(who or self.cast.dewi).headers)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
async def visits(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visits:
    return Visits(client, cast, hours, await create(cast, hours.now))


async def test_the_teams_own_reads_are_not_early(visits: Visits) -> None:
    inspection = await visits.send()
    for who in (visits.cast.hung, visits.cast.mai):
        assert (await visits.look(who, inspection)).status_code == 200
    visits.hours.forward(hours=10)
    assert await visits.get("early-reads") == {"visits": 1, "readEarly": 0, "reads": []}


async def test_whoever_read_a_visit_and_then_left_its_team_is_told(visits: Visits) -> None:
    inspection = await visits.send()
    for _ in range(2):
        await visits.look(visits.cast.mai, inspection)
        visits.hours.forward(minutes=1)
    await visits.withdraw(visits.cast.mai, inspection)
    [read] = (await visits.get("early-reads"))["reads"]
    assert (read["name"], read["hasLeft"], read["stratum"]) == ("Lê Thị Mai", True, "HY01.33")
    # Withdrawing looks at the inspection too.
    assert (read["reads"], read["firstAt"], read["lastAt"]) == (3, "2026-11-23T01:00:00Z", "2026-11-23T01:02:00Z")


async def test_which_visit_was_read_is_told_only_when_it_is_over(visits: Visits) -> None:
    inspection = await visits.send()
    await visits.look(visits.cast.mai, inspection)
    await visits.withdraw(visits.cast.mai, inspection)
    [before] = (await visits.get("early-reads"))["reads"]
    assert [before[name] for name in ("inspection", "unitCode", "unitName", "releasedAt", "openedAt")] == [None] * 5
    visits.hours.forward(hours=10)
    told = await visits.get("early-reads")
    assert (told["visits"], told["readEarly"]) == (1, 1)
    assert (told["reads"][0]["inspection"], told["reads"][0]["unitCode"]) == (str(inspection), "12166.HCC")


async def test_that_a_visit_goes_on_at_ones_own_office_is_not_told_by_early_reads(visits: Visits) -> None:
    cast, hours = visits.cast, visits.hours
    local = await member("nga", "Nga", cast.commune, hours.now, ("overseer", cast.commune))
    inspection = await visits.send()
    await visits.look(cast.mai, inspection)
    await visits.withdraw(cast.mai, inspection)
    assert (await visits.get("early-reads", local))["reads"] == []
    hours.forward(hours=10)
    assert len((await visits.get("early-reads", local))["reads"]) == 1


async def test_what_was_read_after_the_real_opening_is_not_early(visits: Visits) -> None:
    """Hùng's phone has no network at the door; Mai looks, then falls ill; his opening arrives last."""
    inspection = await visits.send()
    door = visits.hours.forward(minutes=20)
    visits.hours.forward(minutes=20)
    await visits.look(visits.cast.mai, inspection)
    visits.hours.forward(minutes=20)
    await visits.open(inspection, door)
    visits.hours.forward(minutes=1)
    await visits.withdraw(visits.cast.mai, inspection)
    assert (await visits.get("early-reads"))["reads"] == []


async def test_surprise_is_compared_with_announced_visits_of_the_same_unit(visits: Visits) -> None:
    for kind, unit, found in (
        ("drawn", visits.cast.centre, [RUDE]),
        ("drawn", visits.cast.other_centre, []),
        ("announced", visits.cast.centre, []),
        ("ordered", visits.cast.centre, []),
    ):
        await visits.carry_out(kind, unit, *found)
        visits.hours.forward(hours=1)
    [gap] = await visits.get("score-gaps")
    assert (gap["stratum"], gap["kind"], gap["programme"]["en"]) == ("HY01.33", "commune_pasc", "Service centres")
    assert (gap["drawn"], gap["announced"], gap["announcedScore"], gap["pairedUnits"]) == (2, 1, 10_000, 1)
    rude = 2 * gap["drawnScore"] - 10_000
    assert gap["pairedGap"] == pytest.approx(10_000 - rude, abs=1)
    assert gap["pairedGap"] > 0


async def test_without_an_announced_visit_there_is_no_gap(visits: Visits) -> None:
    await visits.carry_out()
    [gap] = await visits.get("score-gaps")
    assert (gap["announced"], gap["announcedScore"], gap["pairedUnits"], gap["pairedGap"]) == (0, None, 0, None)


async def duty(visits: Visits, who: Member) -> dict[str, int]:
    """What is not 0."""
    found = (await visits.get("non-deliveries"))["inspectors"]
    [mine] = [each for each in found if each["person"] == str(who.person)]
    return {name: value for name, value in mine.items() if isinstance(value, int) and value}


async def test_each_drawn_visit_is_counted_once_for_each_inspector(visits: Visits) -> None:
    await visits.carry_out()
    await visits.carry_out("ordered")
    aborted = await visits.send()
    await visits.open(aborted)
    called_off = {"reason": "Bão số 9 đổ bộ", "claimedAt": visits.hours.now.isoformat()}
    path = f"/v1/inspections/{aborted}/abortion"
    await visits.client.post(path, json=called_off, headers=visits.cast.hung.headers)
    await visits.withdraw(visits.cast.mai, await visits.send())
    visits.hours.forward(hours=10)
    assert await duty(visits, visits.cast.hung) == {"assigned": 3, "delivered": 1, "aborted": 1, "unknown": 1}
    assert await duty(visits, visits.cast.mai) == {"assigned": 3, "delivered": 1, "aborted": 1, "withdrawn": 1}


async def test_the_reasons_are_told(visits: Visits) -> None:
    inspection = await visits.send()
    await visits.withdraw(visits.cast.mai, inspection, "conflict")
    called_off = {"reason": "Đường ngập", "claimedAt": visits.hours.now.isoformat()}
    path = f"/v1/inspections/{inspection}/cancellation"
    await visits.client.post(path, json=called_off, headers=visits.cast.hung.headers)
    found = (await visits.get("non-deliveries"))["failures"]
    told = {each["person"]: (each["became"], each["reason"], each["day"]) for each in found}
    cast = visits.cast
    assert told[str(cast.mai.person)] == ("withdrawn", "conflict", "2026-11-23")
    assert told[str(cast.hung.person)] == ("cancelled", "Đường ngập", "2026-11-23")


async def test_who_was_replaced_before_the_release_was_absent(visits: Visits) -> None:
    inspection = await visits.carry_out()
    await add_substitution(inspection, visits.cast.an.person, visits.cast.mai.person, visits.hours.now)
    assert await duty(visits, visits.cast.an) == {"assigned": 1, "absent": 1}
    assert await duty(visits, visits.cast.mai) == {"assigned": 1, "delivered": 1}


async def test_among_the_failures_stands_who_was_replaced_and_nobody_who_went(visits: Visits) -> None:
    await visits.carry_out()
    inspection = await visits.carry_out(unit=visits.cast.other_centre)
    await add_substitution(inspection, visits.cast.an.person, visits.cast.mai.person, visits.hours.now)
    [failure] = (await visits.get("non-deliveries"))["failures"]
    assert failure["inspection"] == str(inspection)
    assert (failure["person"], failure["became"]) == (str(visits.cast.an.person), "absent")


async def test_early_in_the_morning_a_visit_belongs_to_its_units_day(visits: Visits) -> None:
    """At half past five in Hưng Yên it is still the day before in Greenwich."""
    visits.hours.forward(hours=21, minutes=30)
    await visits.carry_out()
    counts = {
        day: (
            (await visits.get("early-reads", period=f"first={day}&last={day}"))["visits"],
            len(await visits.get("score-gaps", period=f"first={day}&last={day}")),
            len((await visits.get("non-deliveries", period=f"first={day}&last={day}"))["inspectors"]),
        )
        for day in ("2026-11-23", "2026-11-24", "2026-11-25")
    }
    assert counts == {"2026-11-23": (0, 0, 0), "2026-11-24": (1, 1, 2), "2026-11-25": (0, 0, 0)}


async def test_a_visit_that_goes_on_is_not_counted(visits: Visits) -> None:
    await visits.send()
    assert await visits.get("non-deliveries") == {"inspectors": [], "failures": []}


@pytest.mark.parametrize("what", ["early-reads", "score-gaps", "non-deliveries"])
async def test_overseers_see_their_part_and_periods_have_an_end(visits: Visits, what: str) -> None:
    await visits.carry_out()
    cast = visits.cast
    elsewhere = await member("yen", "Yến", cast.ha_noi, visits.hours.now, ("overseer", cast.ha_noi))
    seen = await visits.get(what, elsewhere)
    assert seen in ([], {"visits": 0, "readEarly": 0, "reads": []}, {"inspectors": [], "failures": []})
    for period in ("first=2026-11-02&last=2026-11-01", "first=2020-01-01&last=9999-12-31"):
        answer = await visits.client.get(f"/v1/oversight/{what}?{period}", headers=cast.dewi.headers)
        assert problem(answer) == (422, "period-wrong")
