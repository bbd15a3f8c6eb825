"""Proposals L3 to L7: nobody is proposed for anything unheard, by one alone, or by the machine."""

import asyncio

import httpx
import pytest

from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.proposing import (
    LOOKED,
    PERSON,
    answer,
    listed,
    look_at,
    made,
    make,
    read,
    send,
    sign,
    sign_second,
    signed,
    step,
)
from tests.api.remedying import concluded, problem
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def test_a_proposal_goes_from_its_maker_over_two_signers_to_the_answer(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await signed(visit, level="L6", **PERSON)
    sent = await send(visit, proposal)
    assert (sent.json()["state"], sent.json()["dueAt"]) == ("sent", sent.json()["watchAt"])
    answered = await answer(visit, proposal, subject="public_employee", form="reprimand")
    assert answered.status_code == 201, answered.text
    told = answered.json()
    assert (told["state"], told["outcomes"][0]["form"], told["dueAt"]) == ("decided", "reprimand", None)


async def test_four_eyes_are_four(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    own = await made(visit, cast.thu)
    await look_at(visit, own)
    assert problem(await sign(visit, own)) == "same-person-twice"
    proposal = await made(visit)
    await look_at(visit, proposal)
    assert problem(await sign_second(visit, proposal)) == "proposal-settled"
    assert (await sign(visit, proposal)).json()["state"] == "second_signature"
    again = await step(visit, cast.thu, proposal, "second-signature", signed=True)
    assert problem(again) == "same-person-twice"
    for member in (cast.hung, cast.tuan, cast.dewi, cast.lan):
        refused = await step(visit, member, proposal, "second-signature", signed=True)
        assert refused.status_code == 403
    assert (await sign_second(visit, proposal)).json()["state"] == "signed"


async def test_a_written_criticism_takes_one_signature_and_no_checks(visit: Visit) -> None:
    await concluded(visit)
    proposal = await made(visit, level="L3")
    assert (await sign(visit, proposal)).json()["state"] == "signed"
    assert problem(await sign_second(visit, proposal)) == "proposal-settled"


async def test_nobody_is_proposed_for_anything_unheard(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    proposal = await made(visit)
    await look_at(visit, proposal)
    assert problem(await sign(visit, proposal)) == "proposal-not-heard"
    assert (await visit.explain()).status_code == 201
    assert problem(await sign(visit, proposal)) == "proposal-not-concluded"
    [cited] = (await read(visit, visit.cast.thu, proposal))["findings"]
    assert (cited["heard"], cited["result"]) == ("explained", None)


async def test_nothing_is_signed_while_the_unit_is_heard_again(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await made(visit)
    await look_at(visit, proposal)
    findings = [each["id"] for each in await visit.get(cast.thu, "/findings")]
    reopening = {"id": str(uuid7()), "reason": "Camera cho thấy cửa mở lúc 7 giờ 28.", "findings": findings}
    assert (await visit.post(cast.thu, "/reopenings", reopening)).status_code == 201
    agreed = await visit.post(cast.minh, f"/v1/reopenings/{reopening['id']}/decision", {"agreed": True})
    assert (agreed.is_success, await visit.state()) == (True, "explaining")
    assert problem(await sign(visit, proposal)) == "proposal-not-heard"
    visit.hours.forward(days=9)
    assert problem(await sign(visit, proposal)) == "proposal-not-concluded"


async def test_what_the_conclusion_withdrew_is_no_ground(visit: Visit) -> None:
    await concluded(visit, result="withdrawn", remedy=None)
    proposal = await made(visit)
    await look_at(visit, proposal)
    assert problem(await sign(visit, proposal)) == "proposal-finding-withdrawn"


@pytest.mark.parametrize("level", ["L4", "L5", "L6"])
async def test_the_checks_come_first(visit: Visit, level: str) -> None:
    await concluded(visit)
    proposal = await made(visit, level=level)
    await look_at(visit, proposal, "exemption", "relatives")
    assert problem(await sign(visit, proposal)) == "proposal-checks-missing"
    assert (await read(visit, visit.cast.thu, proposal))["missing"] == ["not_considered"]
    await look_at(visit, proposal, "not_considered")
    assert (await sign(visit, proposal)).status_code == 200


async def test_what_stands_in_the_way_is_looked_at_again_before_the_signature(visit: Visit) -> None:
    await concluded(visit)
    proposal = await made(visit, None, level="L6", **PERSON)
    await look_at(visit, proposal)
    await look_at(visit, proposal, "not_considered", clear=False)
    assert problem(await sign(visit, proposal)) == "proposal-check-stands"
    await look_at(visit, proposal, "not_considered")
    assert (await sign(visit, proposal)).status_code == 200
    checks = (await read(visit, visit.cast.thu, proposal))["checks"]
    assert [each["clear"] for each in checks if each["kind"] == "not_considered"] == [True, False, True]


async def test_the_second_signer_relies_on_no_check_that_fell(visit: Visit) -> None:
    await concluded(visit)
    proposal = await made(visit)
    await look_at(visit, proposal)
    assert (await sign(visit, proposal)).status_code == 200
    await look_at(visit, proposal, "relatives", clear=False)
    assert problem(await sign_second(visit, proposal)) == "proposal-check-stands"


async def test_a_referral_waits_for_nothing_and_seals_the_inspection(visit: Visit, cast: Cast) -> None:
    await submitted(visit, CLOSED)
    proposal = await made(visit, level="L7")
    assert (await sign(visit, proposal)).json()["overdue"] is False
    assert (await sign_second(visit, proposal)).json()["seals"] is True
    visit.hours.forward(days=9)
    assert problem(await visit.draft()) == "inspection-sealed"
    assert len(await visit.get(cast.thu, "/holds")) == 1
    assert (await read(visit, cast.thu, proposal))["overdue"] is True
    refused = await step(visit, cast.thu, proposal, "unsealing", reason="Cơ quan điều tra đã trả lời")
    assert refused.status_code == 403
    unsealed = await step(visit, cast.dewi, proposal, "unsealing", reason="Cơ quan điều tra đã trả lời")
    assert unsealed.json()["seals"] is False
    assert (await visit.draft()).status_code == 201


async def test_a_referral_one_person_signed_seals_nothing(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    assert (await sign(visit, await made(visit, level="L7"))).status_code == 200
    visit.hours.forward(days=9)
    assert (await visit.draft()).status_code == 201


async def test_the_unit_hears_of_it_once_it_is_signed_and_reads_no_checks(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await made(visit)
    assert await listed(visit, cast.tuan) == []
    assert await visit.get(cast.tuan, "/proposals") == []
    hidden = await visit.client.get(f"/v1/proposals/{proposal}", headers=cast.tuan.headers)
    assert hidden.status_code == 404
    await look_at(visit, proposal)
    await sign(visit, proposal)
    await sign_second(visit, proposal)
    [told] = await visit.get(cast.tuan, "/proposals")
    assert (told["state"], told["checks"], told["may"]) == ("signed", [], [])
    notices = (await visit.client.get("/v1/notices", headers=cast.tuan.headers)).json()["items"]
    assert "proposal.signed" in {notice["name"] for notice in notices}


async def test_who_plans_or_administers_reads_none(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    await signed(visit, **PERSON)
    for member in (cast.lan, cast.khoa, cast.an):
        assert await listed(visit, member) == []
    assert len(await listed(visit, cast.mai)) == 1


async def test_that_an_overseer_reads_what_concerns_a_person_is_written_down(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    about_unit, about_person = await made(visit), await made(visit, None, **PERSON)
    await read(visit, cast.dewi, about_unit)
    await read(visit, cast.thu, about_person)
    assert await person_reads() == []
    await read(visit, cast.dewi, about_person)
    assert await person_reads() == [(about_person, str(cast.dewi.person))]


async def person_reads() -> list[tuple[str, str]]:
    found = await rows(
        """
        SELECT entry ->> 'subject' AS subject, entry ->> 'by' AS by FROM (
            SELECT convert_from(content, 'UTF8')::jsonb AS entry FROM ledger_entry
        ) AS entries WHERE entry ->> 'action' = 'proposal.person-read'
        """
    )
    return [(each["subject"], each["by"]) for each in found]


async def test_a_refusal_says_why_and_a_withdrawal_comes_before_any_signature(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await made(visit)
    assert problem(await step(visit, cast.thu, proposal, "signature", signed=False)) == "proposal-reason-missing"
    refused = await step(visit, cast.thu, proposal, "signature", signed=False, reason="Chưa đủ căn cứ.")
    assert (refused.json()["state"], refused.json()["endedReason"]) == ("refused", "Chưa đủ căn cứ.")
    other = await made(visit)
    await look_at(visit, other)
    assert (await step(visit, cast.thu, other, "withdrawal", reason="Không phải của tôi")).status_code == 403
    await sign(visit, other)
    assert problem(await step(visit, cast.hung, other, "withdrawal", reason="Lập nhầm đơn vị")) == "proposal-settled"
    third = await made(visit)
    gone = await step(visit, cast.hung, third, "withdrawal", reason="Lập nhầm đơn vị")
    assert gone.json()["state"] == "withdrawn"
    assert problem(await sign(visit, third)) == "proposal-settled"


async def test_each_list_shows_what_waits(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await made(visit)
    assert await shown(visit) == (["to_sign"], ["to_sign"], [])
    await look_at(visit, proposal)
    await sign(visit, proposal)
    assert await shown(visit) == ([], ["to_sign"], [])
    await sign_second(visit, proposal)
    assert await shown(visit) == (["to_send"], ["to_send"], [])
    await send(visit, proposal)
    assert await shown(visit) == (["unanswered"], ["unanswered"], ["unanswered"])
    await answer(visit, proposal, result="declined")
    assert await shown(visit) == ([], [], [])


async def shown(visit: Visit) -> tuple[list[str], ...]:
    """Which lists have it, for Thu, Minh and Hùng."""
    lists = ("to_sign", "to_send", "unanswered")
    people = (visit.cast.thu, visit.cast.minh, visit.cast.hung)
    found = [[name for name in lists if await listed(visit, member, name)] for member in people]
    return tuple(found)


async def test_of_two_who_sign_at_once_one_is_told_so(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await made(visit)
    await look_at(visit, proposal)
    signing = (step(visit, member, proposal, "signature", signed=True) for member in (cast.thu, cast.minh))
    answers = await asyncio.gather(*signing)
    assert sorted(answered.status_code for answered in answers) == [200, 409]
    assert {problem(answered) for answered in answers if answered.status_code == 409} == {"proposal-settled"}


async def test_a_proposal_rests_on_breaches_of_its_own_visit(visit: Visit, cast: Cast) -> None:
    assert problem(await make(visit, findings=[str(uuid7())])) == "wrong-state"
    await submitted(visit, RUDE)
    assert problem(await make(visit, findings=[str(uuid7())])) == "proposal-finding"
    assert problem(await make(visit, concerns="person")) == "proposal-post"
    assert problem(await make(visit, post="Giám đốc")) == "proposal-post"
    for member in (cast.mai, cast.tuan, cast.dewi):
        assert (await make(visit, member)).status_code == 403


async def test_sending_it_again_is_harmless_and_changing_it_is_not(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    identifier = str(uuid7())
    assert [(await make(visit, id=identifier)).status_code for _ in range(2)] == [201, 200]
    assert problem(await make(visit, id=identifier, level="L5")) == "proposal-differs"


async def test_it_is_sent_and_answered_in_order(visit: Visit, cast: Cast) -> None:
    await concluded(visit)
    proposal = await made(visit)
    assert problem(await send(visit, proposal)) == "proposal-not-signed"
    await look_at(visit, proposal)
    await sign(visit, proposal)
    await sign_second(visit, proposal)
    assert problem(await answer(visit, proposal)) == "proposal-not-sent"
    assert problem(await send(visit, proposal, sentOn="2026-11-01")) == "proposal-day"
    assert problem(await send(visit, proposal, sentOn="2027-11-01")) == "proposal-day"
    assert (await send(visit, proposal)).status_code == 200
    assert problem(await send(visit, proposal)) == "proposal-sent-already"


async def test_an_answer_is_put_right_by_a_further_one(visit: Visit) -> None:
    await concluded(visit)
    proposal = await signed(visit)
    await send(visit, proposal)
    identifier = str(uuid7())
    assert [(await answer(visit, proposal, id=identifier)).status_code for _ in range(2)] == [201, 200]
    assert problem(await answer(visit, proposal, id=identifier, text="Một câu khác hẳn.")) == "proposal-differs"
    told = (await answer(visit, proposal, result="declined")).json()
    assert (told["state"], [each["number"] for each in told["outcomes"]]) == ("declined", [1, 2])


@pytest.mark.parametrize(
    ("concerned", "said", "expected"),
    [
        (PERSON, {"subject": "public_employee", "form": "demotion"}, "proposal-form-unknown"),
        (PERSON, {"subject": "civil_servant", "form": "pay_step_reduction"}, "proposal-form-unknown"),
        (PERSON, {"form": "reprimand"}, "proposal-form-out-of-place"),
        (PERSON, {"subject": "cadre", "form": "warning", "result": "declined"}, "proposal-form-out-of-place"),
        ({}, {"subject": "cadre", "form": "warning"}, "proposal-form-out-of-place"),
    ],
)
async def test_a_form_is_one_that_the_law_knew_for_them(
    visit: Visit, concerned: dict[str, str], said: dict[str, str], expected: str
) -> None:
    await concluded(visit)
    proposal = await signed(visit, level="L6", **concerned)
    await send(visit, proposal)
    assert problem(await answer(visit, proposal, **said)) == expected


async def test_a_complex_case_is_watched_longer(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    plain, complex_case = await make(visit), await make(visit, complex=True)
    assert (plain.json()["watchAt"][:10], complex_case.json()["watchAt"][:10]) == ("2027-02-21", "2027-04-22")


async def test_the_forms_of_a_day_are_those_of_its_law(client: httpx.AsyncClient, cast: Cast) -> None:
    async def forms(on: str, country: str = "VN") -> dict[str, list[str]]:
        url = f"/v1/discipline-forms?on={on}&country={country}"
        answered = (await client.get(url, headers=cast.tuan.headers)).json()
        return {rule["subject"]: [form["form"] for form in rule["forms"]] for rule in answered}

    assert "pay_step_reduction" in (await forms("2025-06-30"))["civil_servant"]
    assert (await forms("2025-07-01"))["civil_servant"] == ["reprimand", "warning", "dismissal"]
    assert len((await forms("2026-11-23", "ID"))["civil_servant"]) == 9
    assert await forms("1999-01-01") == {}


async def test_the_machine_names_no_form(visit: Visit) -> None:
    """Rule 7 of design.md: what is proposed never carries one, and nothing but an answer can."""
    await concluded(visit)
    assert (await make(visit, form="dismissal")).status_code == 400
    proposal = await signed(visit, **PERSON)
    assert "form" not in await read(visit, visit.cast.thu, proposal)
    assert LOOKED in {each["reason"] for each in (await read(visit, visit.cast.thu, proposal))["checks"]}
