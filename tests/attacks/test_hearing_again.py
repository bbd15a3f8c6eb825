"""What was concluded is not slipped back in, a sealed case stays as it went out, and nobody lifts their own seal."""

import asyncio

import httpx
import pytest

from ledger.identifiers import uuid7
from organisation.actors import Grant
from tests.api.objecting import EVIDENCE, answer, decide, objected, parties, propose, sign, sign_all
from tests.api.proposing import answer as outcome
from tests.api.proposing import made, make, send, sign_second, step
from tests.api.proposing import sign as sign_proposal
from tests.api.proposing import signed as signed_proposal
from tests.api.remedying import concluded, problem
from tests.api.story import open_door, release_to_team
from tests.api.visits import RUDE, Visit, submitted
from tests.cast import Cast, give
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def opened(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def mildly_concluded(visit: Visit) -> None:
    """S2: no second signature was needed."""
    await submitted(visit, RUDE)
    visit.hours.forward(days=9)
    assert (await visit.draft()).status_code == 201
    assert (await visit.post(visit.cast.thu, "/conclusions/1/issuance")).status_code == 201
    assert await visit.state() == "concluded"


async def sign_again(visit: Visit) -> httpx.Response:
    return await visit.post(visit.cast.minh, "/conclusions/1/second-signature")


async def test_a_signature_on_what_is_in_force_ends_no_hearing_that_began_again(opened: Visit) -> None:
    await mildly_concluded(opened)
    others = await parties(opened)
    proposed = await propose(opened, opened.cast.thu)
    assert (await sign(opened, others.hoa, proposed.json())).status_code == 200
    assert await opened.state() == "explaining"
    assert problem(await sign_again(opened)) == "conclusion-issued"
    assert await opened.state() == "explaining"


async def test_a_signature_on_what_is_in_force_replaces_no_amendment(opened: Visit) -> None:
    await mildly_concluded(opened)
    others = await parties(opened)
    made = await objected(opened)
    await answer(opened, opened.cast.hung, made)
    assert (await decide(opened, others.hoa, made, "amended")).status_code == 200
    assert problem(await sign_again(opened)) == "conclusion-issued"


async def test_the_unit_is_not_told_that_somebody_proposes_to_hear_it_again(opened: Visit) -> None:
    await concluded(opened)
    assert (await propose(opened, opened.cast.thu)).status_code == 201
    told = {
        name: [act["action"] for act in (await opened.get(getattr(opened.cast, name), "/next-steps"))["waiting"]]
        for name in ("tuan", "lan", "minh", "hung")
    }
    assert {name for name, acts in told.items() if "reopen" in acts} == {"minh", "hung"}


async def test_a_sealed_case_is_not_heard_again(opened: Visit) -> None:
    await concluded(opened)
    others = await parties(opened)
    proposed = await propose(opened, opened.cast.thu)
    await signed_proposal(opened, level="L7")
    assert problem(await sign(opened, others.hoa, proposed.json())) == "inspection-sealed"
    assert await opened.state() == "concluded"
    acts = (await opened.get(opened.cast.minh, "/next-steps"))["waiting"]
    assert "reopen" not in [act["action"] for act in acts]


async def test_who_signed_the_seal_does_not_lift_it(opened: Visit) -> None:
    await concluded(opened)
    cast, now = opened.cast, opened.hours.now
    await give(cast.minh.person, Grant("overseer", cast.hung_yen.id), now)
    referral = await signed_proposal(opened, level="L7")
    reason = "Cơ quan điều tra đã trả lại hồ sơ."
    assert problem(await step(opened, cast.minh, referral, "unsealing", reason=reason)) == "same-person-twice"
    assert "unseal" not in (await opened.get(cast.minh, "/proposals"))[0]["may"]
    assert (await step(opened, cast.dewi, referral, "unsealing", reason=reason)).status_code == 200


async def test_nothing_is_sent_on_a_finding_that_fell_after_the_signatures(opened: Visit) -> None:
    await concluded(opened)
    others, cast = await parties(opened), opened.cast
    proposal = await signed_proposal(opened, level="L5")
    objection = await objected(opened)
    await answer(opened, cast.hung, objection)
    await decide(opened, others.hoa, objection, "amended")
    assert (await step(opened, cast.hung, proposal, "withdrawal", reason=EVIDENCE)).status_code == 409
    opened.hours.forward(hours=1)
    assert (await opened.draft(result="withdrawn", remedy=None)).status_code == 201
    await sign_all(opened, 2)
    assert problem(await send(opened, proposal)) == "proposal-finding-withdrawn"
    may = {who: (await opened.get(getattr(cast, who), "/proposals"))[0]["may"] for who in ("hung", "thu")}
    assert may == {"hung": ["withdraw"], "thu": []}
    ended = await step(opened, cast.hung, proposal, "withdrawal", reason=EVIDENCE)
    assert ended.json()["state"] == "withdrawn"


async def test_nothing_is_sent_while_the_unit_is_heard_again(opened: Visit) -> None:
    await concluded(opened)
    proposal = await signed_proposal(opened, level="L5")
    proposed = await propose(opened, opened.cast.thu)
    assert (await sign(opened, opened.cast.minh, proposed.json())).status_code == 200
    opened.hours.forward(minutes=1)
    assert problem(await send(opened, proposal)) == "proposal-not-heard"


async def test_a_seal_and_a_last_signature_at_once(opened: Visit) -> None:
    """Whichever comes first: what is sealed was concluded before, or is not concluded."""
    await submitted(opened, RUDE)
    opened.hours.forward(days=9)
    assert (await opened.draft()).status_code == 201
    others = await parties(opened)
    referral = await made(opened, None, level="L7")
    assert (await sign_proposal(opened, referral)).status_code == 200
    issuing = opened.post(others.hoa, "/conclusions/1/issuance")
    sealed, issued = await asyncio.gather(sign_second(opened, referral), issuing)
    assert sealed.status_code == 200
    assert issued.status_code == 201 or problem(issued) == "inspection-sealed"
    assert (await opened.state() == "concluded") == issued.is_success


async def test_a_reopening_and_an_amendment_do_not_cross(opened: Visit) -> None:
    await concluded(opened)
    others = await parties(opened)
    proposed = (await propose(opened, opened.cast.thu)).json()
    objection = await objected(opened)
    await answer(opened, opened.cast.hung, objection)
    both = await asyncio.gather(decide(opened, others.hoa, objection, "amended"), sign(opened, others.binh, proposed))
    assert both[0].status_code == 200
    assert problem(both[1]) == "objections-open"


async def test_the_same_sent_twice_at_once_is_never_an_error_of_the_server(opened: Visit) -> None:
    await concluded(opened)
    cast, proposal = opened.cast, str(uuid7())
    twice = await asyncio.gather(*(make(opened, None, id=proposal) for _ in range(4)))
    assert {each.status_code for each in twice} <= {200, 201, 409}, [each.text for each in twice]
    again = str(uuid7())
    twice = await asyncio.gather(*(propose(opened, cast.thu, id=again) for _ in range(4)))
    assert {each.status_code for each in twice} <= {200, 201, 409}, [each.text for each in twice]
    signed = await signed_proposal(opened, level="L5")
    assert (await send(opened, signed)).status_code == 200
    answered = str(uuid7())
    twice = await asyncio.gather(*(outcome(opened, signed, id=answered) for _ in range(4)))
    assert {each.status_code for each in twice} <= {200, 201, 409}, [each.text for each in twice]


async def test_praise_sent_twice_at_once_is_praise_once(opened: Visit) -> None:
    await submitted(opened, RUDE)
    body = {"id": str(uuid7()), "whom": "Bộ phận một cửa", "text": "Tận tình với người cao tuổi."}
    twice = await asyncio.gather(*(opened.post(opened.cast.hung, "/commendations", body) for _ in range(4)))
    assert {each.status_code for each in twice} <= {200, 201, 409}, [each.text for each in twice]
