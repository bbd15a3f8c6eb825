"""What a programme has reached: never told by a visit that is not over."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from inspections.scoring.checking_scores import ScoresDiffer, differing
from ledger.changes import change
from ledger.database import rows
from scheduler.duties import Duties
from tests.api.accounts import problem
from tests.api.results import conclude, handed_in, sent_out
from tests.api.visits import CLOSED, RUDE
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import add_centres, plan

pytestmark = pytest.mark.anyio

CENTRE = "12166.HCC"


@pytest.fixture
async def programme(cast: Cast, parts: Parts, hours: Hours) -> UUID:
    await add_centres(cast, 6)
    return await plan(cast, parts.keys, hours.now, gaps={"commune_pasc": 60})


class Programme:
    def __init__(self, client: httpx.AsyncClient, cast: Cast, programme: UUID) -> None:
        self.client, self.cast, self.path = client, cast, f"/v1/programmes/{programme}"

    async def get(self, what: str) -> Any:
        answered = await self.client.get(f"{self.path}/{what}", headers=self.cast.lan.headers)
        assert answered.status_code == 200, answered.text
        return answered.json()

    async def unit(self, what: str, code: str = CENTRE) -> Any:
        return next(unit for unit in (await self.get(what))["units"] if unit["code"] == code)


@pytest.fixture
def of(client: httpx.AsyncClient, cast: Cast, programme: UUID) -> Programme:
    return Programme(client, cast, programme)


async def test_a_visit_counts_once_its_end_has_passed(of: Programme, cast: Cast, hours: Hours) -> None:
    before = await of.get("coverage")
    inspection = await sent_out(cast, hours)
    assert await of.get("coverage") == before
    await handed_in(of.client, cast, hours, inspection)
    assert await of.get("coverage") == before
    hours.forward(hours=9)
    seen = await of.unit("coverage")
    assert (seen["lastVisit"], seen["openDaysSince"], seen["visits"]) == ("2026-11-23", 0, 1)
    hours.forward(days=2)
    assert (await of.unit("coverage"))["openDaysSince"] == 2


async def test_a_visit_that_did_not_happen_is_none(of: Programme, cast: Cast, hours: Hours) -> None:
    inspection = await sent_out(cast, hours)
    cancelled = f"/v1/inspections/{inspection}/cancellation"
    answer = await of.client.post(cancelled, headers=cast.hung.headers, json={"reason": "Bão đổ bộ vào xã"})
    assert answer.status_code == 201
    hours.forward(days=1)
    seen = await of.unit("coverage")
    assert (seen["lastVisit"], seen["openDaysSince"], seen["visits"]) == (None, None, 0)


async def test_only_a_concluded_grade_stands_in_the_record(of: Programme, cast: Cast, hours: Hours) -> None:
    visit = await handed_in(of.client, cast, hours, await sent_out(cast, hours), CLOSED)
    hours.forward(days=1)
    assert (await of.unit("coverage"))["grade"] is None
    await conclude(visit)
    seen = await of.unit("coverage")
    assert (seen["grade"], seen["gradedOn"]) == ("C", "2026-11-23")


async def test_what_the_plan_wants_stands_beside_it(of: Programme) -> None:
    units = (await of.get("coverage"))["units"]
    assert [unit["code"] for unit in units][:2] == [CENTRE, "12364.HCC"]
    assert {(unit["visitsPerYear"], unit["gap"]) for unit in units} == {(31.2, 60)}


async def test_scores_come_by_month_kind_section_and_courtesy(of: Programme, cast: Cast, hours: Hours) -> None:
    programme = UUID(of.path.rpartition("/")[2])
    for kind, wrong in (("drawn", [RUDE]), ("drawn", []), ("announced", [])):
        await handed_in(of.client, cast, hours, await sent_out(cast, hours, programme, kind), *wrong)
    assert (await of.get("scores"))["months"] == []
    hours.forward(days=1)
    found = await of.get("scores")
    by_kind = {each["kind"]: each for each in found["months"]}
    drawn = by_kind["drawn"]
    assert (drawn["month"], drawn["visits"], drawn["graded"]) == ("2026-11-01", 2, 2)
    assert drawn["courtesies"] == {"CL-VN-01-C01": {"visits": 2, "mean": 61.1, "few": True}}
    assert by_kind["announced"]["score"] == {"visits": 1, "mean": 100.0, "few": True}
    assert drawn["score"]["mean"] < 100
    assert drawn["sections"].keys() <= found["sections"].keys()
    assert found["courtesies"]["CL-VN-01-C01"]["vi"].startswith("Xin chào")


async def test_what_an_older_version_took_in_is_reported_and_then_kept(
    of: Programme, cast: Cast, hours: Hours, parts: Parts
) -> None:
    programme = UUID(of.path.rpartition("/")[2])
    for wrong in ([RUDE], []):
        await handed_in(of.client, cast, hours, await sent_out(cast, hours, programme), *wrong)
    hours.forward(days=1)
    stands, reported = await rows("SELECT * FROM visit_score ORDER BY inspection"), await of.get("scores")
    assert len(stands) == 2
    async with change(by="clock", at=hours.now):
        await rows("DELETE FROM visit_score")
    assert await of.get("scores") == reported
    await Duties(parts.keys).audits.scores(hours.now)
    assert await rows("SELECT * FROM visit_score ORDER BY inspection") == stands
    assert await of.get("scores") == reported


async def test_what_is_kept_otherwise_than_answered_is_told_until_it_is_kept_again(
    of: Programme, cast: Cast, hours: Hours, parts: Parts
) -> None:
    for wrong in ([RUDE], []):
        await handed_in(of.client, cast, hours, await sent_out(cast, hours), *wrong)
    duties = Duties(parts.keys)
    await duties.audits.check_scores(hours.now)
    async with change(by="clock", at=hours.now):
        [altered] = await rows("""
            UPDATE visit_score SET courtesies[1] = courtesies[1] + 1
            WHERE inspection = (SELECT max(inspection::text)::uuid FROM visit_score) RETURNING inspection
        """)
    await duties.audits.check_scores(hours.now)
    for later in (timedelta(days=1), timedelta(minutes=1), timedelta(days=1)):
        hours.now += later
        with pytest.raises(ScoresDiffer, match=str(altered["inspection"])):
            await duties.audits.check_scores(hours.now)
    assert await differing() == [altered["inspection"]]
    async with change(by="clock", at=hours.now):
        await rows("DELETE FROM visit_score WHERE inspection = $1", altered["inspection"])
    await duties.audits.scores(hours.now)
    await duties.audits.check_scores(hours.forward(minutes=1))


async def test_scores_of_another_programme_or_time_stay_out(of: Programme, cast: Cast, hours: Hours) -> None:
    await handed_in(of.client, cast, hours, await sent_out(cast, hours))
    hours.forward(days=1)
    assert (await of.get("scores"))["months"] == []
    assert (await of.get("scores?from=2026-01-01&to=2026-11-22"))["months"] == []


@pytest.mark.parametrize("period", ["from=2026-02-01&to=2026-01-01", "from=2020-01-01&to=2026-01-01", "to=9999-12-31"])
async def test_a_period_that_is_none_is_refused(of: Programme, cast: Cast, period: str) -> None:
    answer = await of.client.get(f"{of.path}/scores?{period}", headers=cast.lan.headers)
    assert problem(answer) == (422, "scores-period")


async def test_risk_rises_by_bad_grades_and_what_is_found_again(of: Programme, cast: Cast, hours: Hours) -> None:
    unknown = await of.unit("risk")
    assert (unknown["score"], unknown["before"]) == (0.225, 1000)
    for _ in range(2):
        await conclude(await handed_in(of.client, cast, hours, await sent_out(cast, hours), CLOSED))
    seen = await of.unit("risk")
    parts = {part["name"]: (part["count"], round(part["value"], 3)) for part in seen["parts"]}
    assert parts == {"grades": (2, 0.667), "repeats": (1, 0.333), "complaints": (0, 0.0), "overdue": (0, 0.0)}
    assert seen["score"] == round(sum(part["weight"] * part["value"] for part in seen["parts"]), 4)
    assert 1000 < seen["adjustment"] <= 1250
    assert 750 <= (await of.unit("risk", "12364.HCC"))["adjustment"] < 1000


async def test_the_roster_tells_who_is_away(of: Programme, cast: Cast) -> None:
    leave = {"firstDay": "2026-11-24", "lastDay": "2026-11-25"}
    proposed = (await of.client.post("/v1/leaves", headers=cast.mai.headers, json=leave)).json()
    days = await of.get("roster?first=2026-11-23&days=3")
    assert [(day["day"], day["version"], day["teamsOnDuty"]) for day in days] == [
        ("2026-11-23", None, 0),
        ("2026-11-24", 1, 1),
        ("2026-11-25", None, 0),
    ]
    await of.client.post(f"/v1/leaves/{proposed['id']}/approval", headers=cast.thu.headers)
    [tuesday] = await of.get("roster?first=2026-11-24&days=1")
    assert (tuesday["away"], tuesday["teams"], tuesday["teamsOnDuty"]) == ([str(cast.mai.person)], 1, 0)


async def test_the_roster_tells_capacity_and_closed_units(of: Programme, cast: Cast) -> None:
    day_off = {"unit": str(cast.commune.id), "day": "2026-11-24", "working": False, "reason": "Bầu cử bổ sung"}
    capacity = {"day": "2026-11-24", "capacity": 0, "reason": "Tập huấn"}
    for path, body, approval in (
        ("/v1/calendar-days", day_off, "/v1/calendar-days/{}/approval"),
        (f"{of.path}/capacity-days", capacity, "/v1/capacity-days/{}/approval"),
    ):
        proposed = (await of.client.post(path, headers=cast.lan.headers, json=body)).json()
        assert (await of.client.post(approval.format(proposed["id"]), headers=cast.thu.headers)).status_code == 200
    [tuesday] = await of.get("roster?first=2026-11-24&days=1")
    assert (tuesday["planned"], tuesday["capacity"], tuesday["closed"], tuesday["open"]) == (1, 0, 1, True)


async def test_the_roster_tells_nothing_of_orders(of: Programme, cast: Cast) -> None:
    before = await of.get("roster?first=2026-11-23&days=5")
    order = {
        "programme": of.path.rpartition("/")[2],
        "kind": "ordered",
        "unitCode": CENTRE,
        "team": {"leader": str(cast.hung.person), "members": [str(cast.mai.person)]},
        "reason": "Phản ánh của người dân",
        "releaseAt": "2026-11-24T01:00:00Z",
        "arrivesAt": "2026-11-24T01:30:00Z",
        "endsAt": "2026-11-24T09:00:00Z",
    }
    proposed = (await of.client.post("/v1/orders", headers=cast.lan.headers, json=order)).json()
    signed = await of.client.post(f"/v1/orders/{proposed['id']}/approval", headers=cast.thu.headers)
    assert signed.status_code == 200, signed.text
    assert await of.get("roster?first=2026-11-23&days=5") == before
