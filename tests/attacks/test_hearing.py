"""No explanation is passed over, nobody signs twice, and a lost photo does not keep a unit unheard for ever."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from api.parts import Parts
from inspections.hearing.hearing import PHOTOS_WITHIN
from ledger.database import rows
from ledger.identifiers import uuid7
from organisation.tables import RoleGrant
from scheduler.duties import Duties
from tests.api.story import open_door, release_to_team, submit
from tests.api.visits import CLOSED, RUDE, Visit, submitted, upload
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


def kind(answered: httpx.Response) -> str:
    return str(answered.json()["type"])


async def test_once_the_conclusion_is_issued_no_explanation_slips_in_unread(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    await visit.explain()
    await visit.draft()
    assert (await visit.post(visit.cast.thu, "/conclusions/1/issuance")).status_code == 201
    visit.hours.forward(minutes=1)
    assert kind(await visit.explain()) == "/problems/conclusion-issued"


async def test_an_explanation_that_overlaps_a_draft_is_sent_again(visit: Visit) -> None:
    """Its request began before the draft's and was stored after it: by its time it would look weighed."""
    await submitted(visit, CLOSED)
    await visit.explain()
    began = visit.hours.now
    visit.hours.forward(seconds=1)
    await visit.draft()
    visit.hours.now = began
    assert kind(await visit.explain()) == "/problems/changed-meanwhile"
    visit.hours.forward(seconds=2)
    assert (await visit.explain()).status_code == 201
    assert kind(await visit.post(visit.cast.thu, "/conclusions/1/issuance")) == "/problems/explanation-after-draft"


async def stands_in(visit: Visit, deputy: Member, head: Member) -> None:
    await RoleGrant.insert(
        RoleGrant(
            person=deputy.person,
            role="unit_head",
            unit=visit.cast.other_centre.id,
            acting_for=head.person,
            valid_from=visit.hours.now - timedelta(days=1),
            valid_to=visit.hours.now + timedelta(days=30),
            requested_by=head.person,
            approved_by=visit.cast.khoa.person,
            approved_at=visit.hours.now,
        )
    )


async def test_a_head_and_the_deputy_acting_for_them_sign_as_one(visit: Visit) -> None:
    await stands_in(visit, visit.cast.minh, visit.cast.thu)
    await submitted(visit, RUDE)
    await visit.explain("agree")
    await visit.draft(visit.cast.thu)
    assert kind(await visit.post(visit.cast.minh, "/conclusions/1/issuance")) == "/problems/same-person-twice"


async def test_they_sign_as_one_when_the_deputys_time_ended_yesterday(visit: Visit) -> None:
    await stands_in(visit, visit.cast.minh, visit.cast.thu)
    await submitted(visit, RUDE)
    await visit.explain("agree")
    await visit.draft(visit.cast.thu)
    await rows("UPDATE role_grant SET valid_to = $1 WHERE acting_for IS NOT NULL", visit.hours.now - timedelta(hours=1))
    assert kind(await visit.post(visit.cast.minh, "/conclusions/1/issuance")) == "/problems/same-person-twice"
    visit.hours.forward(days=60)
    assert (await visit.post(visit.cast.minh, "/conclusions/1/issuance")).status_code == 201


async def test_the_second_signer_is_no_deputy_of_the_first(visit: Visit) -> None:
    await stands_in(visit, visit.cast.minh, visit.cast.thu)
    await submitted(visit, CLOSED)
    await visit.explain()
    await visit.draft()
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert kind(await visit.post(visit.cast.minh, "/conclusions/1/second-signature")) == "/problems/same-person-twice"


async def grant(visit: Visit, member: Member, role: str) -> None:
    await RoleGrant.insert(
        RoleGrant(
            person=member.person,
            role=role,
            unit=visit.cast.hung_yen.id,
            valid_from=visit.hours.now - timedelta(days=1),
            requested_by=visit.cast.khoa.person,
            approved_by=visit.cast.oanh.person,
            approved_at=visit.hours.now,
        )
    )


async def test_who_answers_for_the_unit_does_not_conclude_on_it(visit: Visit) -> None:
    await grant(visit, visit.cast.tuan, "reviewer")
    await submitted(visit, RUDE)
    await visit.explain("agree")
    assert kind(await visit.draft(visit.cast.tuan)) == "/problems/own-work"
    await visit.draft()
    assert kind(await visit.post(visit.cast.tuan, "/conclusions/1/issuance")) == "/problems/own-work"


async def test_a_photo_that_never_comes_does_not_hold_up_the_hearing_for_ever(visit: Visit, parts: Parts) -> None:
    lost = uuid7()
    await submitted(visit, CLOSED | {"evidence": [str(lost)]})
    visit.hours.now += PHOTOS_WITHIN
    await Duties(parts.keys).hear(visit.hours.now)
    assert await visit.state() == "submitted"
    await Duties(parts.keys).hear(visit.hours.forward(seconds=1))
    assert await visit.state() == "explaining"
    entries = await rows("SELECT convert_from(content, 'UTF8') AS said FROM ledger_entry")
    [missing] = [entry["said"] for entry in entries if "inspection.photos-missing" in entry["said"]]
    assert str(lost) in missing


async def test_a_photo_that_comes_after_all_is_taken(visit: Visit, parts: Parts) -> None:
    late = uuid7()
    await submitted(visit, CLOSED | {"evidence": [str(late)]})
    visit.hours.now += PHOTOS_WITHIN + timedelta(seconds=1)
    await Duties(parts.keys).hear(visit.hours.now)
    await upload(visit, late)
    assert (await visit.get(visit.cast.tuan, "/findings"))[0]["arrived"] == 1


async def second_visit(visit: Visit) -> Visit:
    inspection = await release_to_team(visit.cast, visit.hours.now)
    await open_door(visit.client, visit.cast.hung, inspection, visit.hours.now)
    return Visit(visit.client, visit.cast, visit.hours, inspection)


async def test_a_photo_of_another_visit_proves_nothing_here(visit: Visit) -> None:
    photo = uuid7()
    await upload(visit, photo)
    other = await second_visit(visit)
    sheet: Any = await other.sheet(visit.cast.hung, CLOSED | {"evidence": [str(photo)]})
    refused = await submit(visit.client, visit.cast.hung, other.inspection, visit.hours.now, incompleteReason="Mai ốm")
    assert (kind(refused), refused.json()["item"]) == ("/problems/photo-of-another-visit", "CL-VN-02-A01")
    assert sheet.revision == 1


async def test_the_same_submission_id_for_two_visits_is_a_conflict(visit: Visit) -> None:
    other = await second_visit(visit)
    body = {"id": str(uuid7()), "incompleteReason": "Mai ốm"}
    for each in (visit, other):
        await each.sheet(visit.cast.hung)
    assert (await visit.submit(**body)).status_code == 201
    refused = await submit(visit.client, visit.cast.hung, other.inspection, visit.hours.now, **body)
    assert (refused.status_code, await other.state()) == (409, "opened")


async def test_a_conclusion_is_never_written_over(visit: Visit) -> None:
    await submitted(visit, RUDE)
    await visit.explain("agree")
    await visit.draft()
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    for attempt in (
        "UPDATE conclusion SET summary = 'khác'",
        "UPDATE conclusion SET decisions = '[]'",
        "UPDATE conclusion SET issued_by = drafted_by",
        "UPDATE conclusion SET issued_by = NULL, issued_at = NULL",
        "DELETE FROM conclusion",
        "TRUNCATE conclusion",
        "DELETE FROM team_member",
    ):
        with pytest.raises(Exception, match=r"only grows|issuer_is_another|cannot truncate"):
            await rows(attempt)
