"""A cause that lies outside the unit: proposed, decided by another, answered once by whoever it was passed to."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from inspections.scoring.result_queries import Sight, repeats
from ledger.identifiers import uuid7
from organisation.actors import Grant
from tests.api.knowing import (
    ANSWER,
    WHY,
    answer,
    decide_cause,
    found_outside,
    only_finding,
    propose_cause,
    routed,
    visited_again,
)
from tests.api.photo_care import entries
from tests.api.remedying import problem
from tests.api.results import conclude
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast, Member, give, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """One finding, S4; the unit may explain."""
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return await submitted(Visit(client, cast, hours, inspection), CLOSED)


@pytest.fixture
async def hoa(cast: Cast, hours: Hours) -> Member:
    """Heads the province's office."""
    return await member("hoa", "Trịnh Thị Hoa", cast.hung_yen, hours.now, ("unit_head", cast.hung_yen))


async def referrals(visit: Visit, who: Member) -> list[dict[str, Any]]:
    answered = await visit.client.get("/v1/referrals", headers=who.headers)
    assert answered.status_code == 200, answered.text
    found: list[dict[str, Any]] = answered.json()["items"]
    return found


async def notices(visit: Visit, who: Member) -> list[dict[str, Any]]:
    found = (await visit.client.get("/v1/notices", headers=who.headers)).json()["items"]
    return [notice for notice in found if notice["name"].startswith("cause.")]


async def test_the_leader_proposes_a_reviewer_decides_the_owner_answers(visit: Visit, hoa: Member) -> None:
    proposed = await propose_cause(visit, visit.cast.hung)
    assert proposed.status_code == 201
    assert (await only_finding(visit, visit.cast.tuan))["marks"]["causes"] == []
    assert await referrals(visit, hoa) == []
    marks = (await decide_cause(visit, visit.cast.thu, proposed.json())).json()
    assert marks["outside"]
    seen = (await only_finding(visit, visit.cast.tuan))["marks"]["causes"]
    assert [(each["ownerName"], each["inForce"], each["takesIt"]) for each in seen] == [("Tỉnh Hưng Yên", True, None)]
    [referral] = await referrals(visit, hoa)
    assert (referral["note"], referral["cause"]["reason"]) == (CLOSED["note"], WHY)
    assert referral["legalBasis"]
    answered = await answer(visit, hoa, referral["id"])
    assert answered.status_code == 200, answered.text
    assert answered.json()["cause"]["answeredByName"] == "Trịnh Thị Hoa"
    for reader in (visit.cast.thu, visit.cast.hung, visit.cast.tuan):
        [cause] = (await only_finding(visit, reader))["marks"]["causes"]
        assert (cause["takesIt"], cause["answer"]) == (True, ANSWER)
    assert problem(await answer(visit, hoa, referral["id"])) == "cause-answered"


async def test_each_is_told_of_what_they_must_do(visit: Visit, hoa: Member) -> None:
    await routed(visit)
    [told] = await notices(visit, hoa)
    assert (told["name"], told["link"]) == ("cause.routed", "/referrals")
    [referral] = await referrals(visit, hoa)
    assert referral["cause"]["answerDue"][:10] == "2026-12-01"
    await answer(visit, hoa, referral["id"])
    assert [each["name"] for each in await notices(visit, visit.cast.thu)] == ["cause.answered", "cause.proposed"]
    assert [each["name"] for each in await notices(visit, visit.cast.hung)] == ["cause.answered"]
    assert await notices(visit, visit.cast.tuan) == []


async def test_the_owner_sees_the_facts_and_not_the_file(visit: Visit, hoa: Member, cast: Cast, hours: Hours) -> None:
    """Also where they head no unit above: here another commune's centre."""
    ly = await member("ly", "Lý Văn Ly", cast.other_centre, hours.now, ("unit_head", cast.other_centre))
    marks = await routed(visit, cause="staffing", owner=str(cast.other_centre.id))
    [referral] = await referrals(visit, ly)
    assert referral["id"] == marks["causes"][0]["id"]
    assert not {"photos", "explanations", "inspection", "people"} & referral.keys()
    for path in ("", "/findings", "/evidence"):
        gone = await visit.client.get(f"/v1/inspections/{visit.inspection}{path}", headers=ly.headers)
        assert gone.status_code == 404
    assert await referrals(visit, visit.cast.tuan) == []
    assert problem(await answer(visit, visit.cast.tuan, referral["id"])) == "not-found"


async def test_whoever_declines_says_why_and_names_no_day(visit: Visit, hoa: Member) -> None:
    await routed(visit)
    [referral] = await referrals(visit, hoa)
    assert problem(await answer(visit, hoa, referral["id"], takesIt=False)) == "cause-day"
    assert problem(await answer(visit, hoa, referral["id"], doneBy=None)) == "cause-day"
    past = (visit.hours.now - timedelta(days=2)).date()
    assert problem(await answer(visit, hoa, referral["id"], doneBy=past.isoformat())) == "cause-day"
    declined = await answer(visit, hoa, referral["id"], takesIt=False, doneBy=None)
    assert declined.json()["cause"]["takesIt"] is False


async def test_nobody_decides_what_they_proposed(visit: Visit) -> None:
    proposed = (await propose_cause(visit, visit.cast.thu)).json()
    assert problem(await decide_cause(visit, visit.cast.thu, proposed)) == "same-person-twice"
    assert (await decide_cause(visit, visit.cast.minh, proposed)).status_code == 200


async def test_one_decision_and_one_proposal_at_a_time(visit: Visit) -> None:
    proposed = (await propose_cause(visit, visit.cast.hung)).json()
    assert problem(await propose_cause(visit, visit.cast.thu)) == "cause-undecided"
    assert problem(await decide_cause(visit, visit.cast.thu, proposed, accepted=False)) == "cause-reason-missing"
    refused = await decide_cause(visit, visit.cast.thu, proposed, accepted=False, reason="Máy chủ hôm đó vẫn chạy.")
    assert not refused.json()["outside"]
    assert problem(await decide_cause(visit, visit.cast.minh, proposed)) == "cause-decided"
    assert (await propose_cause(visit, visit.cast.thu)).status_code == 201


async def test_of_two_at_once_one_is_told_of_the_other(visit: Visit) -> None:
    cast = visit.cast
    proposed = await asyncio.gather(*(propose_cause(visit, who) for who in (cast.hung, cast.thu)))
    assert sorted(answered.status_code for answered in proposed) == [201, 409]
    marks = (await only_finding(visit))["marks"]
    deciding = [who for who in (cast.thu, cast.minh) if str(who.person) != marks["causes"][0]["proposedBy"]]
    decided = await asyncio.gather(*(decide_cause(visit, who, marks) for who in [*deciding, deciding[0]]))
    assert sorted(answered.status_code for answered in decided)[:2] == [200, 409]


async def test_the_same_again_is_harmless(visit: Visit) -> None:
    known = str(uuid7())
    assert (await propose_cause(visit, visit.cast.hung, id=known)).status_code == 201
    assert (await propose_cause(visit, visit.cast.hung, id=known)).status_code == 200
    assert problem(await propose_cause(visit, visit.cast.hung, id=known, cause="other")) == "cause-differs"


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"owner": None}, "cause-owner"),
        ({"outsideOwner": "Tập đoàn viễn thông"}, "cause-owner"),
        ({"owner": "00000000-0000-7000-8000-000000000000"}, "cause-owner-within"),
        ({"cause": "unit"}, "cause-owner"),
        ({"cause": "unit", "owner": None}, "cause-in-unit-already"),
    ],
    ids=["nobody", "two", "no unit", "the unit and another", "nothing to take back"],
)
async def test_a_cause_has_one_owner(visit: Visit, changed: dict[str, object], refusal: str) -> None:
    assert problem(await propose_cause(visit, visit.cast.hung, **changed)) == refusal


async def test_the_unit_itself_is_no_owner(visit: Visit) -> None:
    own = {"owner": str(visit.cast.centre.id)}
    assert problem(await propose_cause(visit, visit.cast.hung, **own)) == "cause-owner-within"


async def test_a_body_outside_is_named_and_not_asked(visit: Visit) -> None:
    marks = await routed(visit, owner=None, outsideOwner="Tập đoàn viễn thông cấp đường truyền")
    [cause] = marks["causes"]
    assert (cause["ownerName"], cause["answerDue"]) == ("Tập đoàn viễn thông cấp đường truyền", None)


async def test_a_cause_is_taken_back_by_two_as_it_was_given(visit: Visit, hoa: Member) -> None:
    await routed(visit)
    back = (await propose_cause(visit, visit.cast.thu, cause="unit", owner=None)).json()
    assert back["outside"]
    marks = (await decide_cause(visit, visit.cast.minh, back)).json()
    assert not marks["outside"]
    assert [cause["inForce"] for cause in marks["causes"]] == [False, True]
    assert await referrals(visit, hoa) == []


async def test_members_and_the_unit_do_not_decide_where_it_lies(visit: Visit) -> None:
    assert problem(await propose_cause(visit, visit.cast.mai)) == "not-allowed"
    assert (await propose_cause(visit, visit.cast.tuan)).status_code == 403
    assert (await propose_cause(visit, visit.cast.lan)).status_code == 403
    proposed = (await propose_cause(visit, visit.cast.hung)).json()
    assert (await decide_cause(visit, visit.cast.hung, proposed)).status_code == 403


async def test_after_the_conclusion_it_stays_but_the_owner_may_still_answer(visit: Visit, hoa: Member) -> None:
    await routed(visit)
    await conclude(visit)
    assert problem(await propose_cause(visit, visit.cast.thu, cause="unit", owner=None)) == "wrong-state"
    [referral] = await referrals(visit, hoa)
    assert (await answer(visit, hoa, referral["id"])).status_code == 200


async def test_who_decided_does_not_answer_for_the_owner(visit: Visit) -> None:
    """Thu heads the province's office since."""
    marks = await routed(visit, owner=str(visit.cast.ha_noi.id))
    await give(visit.cast.thu.person, Grant("unit_head", visit.cast.ha_noi.id), visit.hours.now)
    assert problem(await answer(visit, visit.cast.thu, marks["causes"][0]["id"])) == "same-person-twice"


async def test_the_ledger_tells_ids_and_no_words(visit: Visit, hoa: Member) -> None:
    marks = await routed(visit)
    [referral] = await referrals(visit, hoa)
    await answer(visit, hoa, referral["id"])
    identifier = marks["causes"][0]["id"]
    [proposed], [decided], [answered] = [
        await entries(f"finding.cause-{what}") for what in ("proposed", "decided", "answered")
    ]
    owner = str(visit.cast.hung_yen.id)
    assert proposed["facts"] == {"cause": identifier, "where": "system", "owner": owner}
    assert decided["facts"] == {"cause": identifier, "accepted": True}
    assert answered["facts"] == {"cause": identifier, "takes_it": True}


async def test_the_units_risk_leaves_it_out(visit: Visit) -> None:
    """Two visits found the same; once the cause lay elsewhere."""
    await conclude(visit)
    again = await visited_again(visit, CLOSED)
    sight = Sight(await visit.cast.lan.actor(visit.hours.now), visit.hours.now + timedelta(days=20), False)
    await conclude(again)
    assert [found["items"] for found in await repeats(sight, [visit.cast.centre.id])] == [1]
    await found_outside(again)
    assert await repeats(sight, [visit.cast.centre.id]) == []
