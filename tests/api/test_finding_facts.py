"""A finding that comes again within a year, and one that was put right before the team left."""

import json
from typing import Any

import httpx
import pytest

from ledger.database import rows
from tests.api.knowing import concluded, findings, found_outside, only_finding, routed, visited, visited_again
from tests.api.photo_care import entries
from tests.api.remedying import problem
from tests.api.results import handed_in, sent_out
from tests.api.story import open_door, release_to_team
from tests.api.visits import RUDE, Visit, upload
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

WRONG = {"item": "CL-VN-03-A01", "type": "yesno", "value": "no", "note": "Bảng niêm yết đã cũ"}
"""A critical item: S3."""
FIXED = {"item": WRONG["item"], "how": "Mở cửa ngay lúc 7 giờ 45, trước mặt đoàn."}


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    """Opened; nothing is handed in yet."""
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    return Visit(client, cast, hours, inspection)


async def hand_in(visit: Visit, *wrong: dict[str, Any], **more: object) -> httpx.Response:
    await visit.sheet(visit.cast.hung, *wrong)
    return await visit.submit(incompleteReason="Mai ốm, không nộp phiếu", **more)


async def steps(visit: Visit) -> list[tuple[str, str | None]]:
    return [(step["severity"], step["rule"]) for step in (await only_finding(visit))["history"]]


async def test_what_was_found_before_and_stood_is_a_repeat(visit: Visit) -> None:
    await hand_in(visit, WRONG)
    first = await only_finding(visit)
    assert first["marks"]["repeat"] is None
    await concluded(visit)
    again = await visited_again(visit, WRONG)
    found = await only_finding(again)
    assert await steps(again) == [("S3", None), ("S4", "repeat")]
    assert (found["severity"], found["proposedBy"]) == ("S4", "rules")
    repeat = found["marks"]["repeat"]
    assert (repeat["earlier"], repeat["inspection"]) == (first["id"], str(visit.inspection))
    assert (repeat["severity"], repeat["stands"]) == ("S3", True)
    [entry] = await entries("finding.repeated")
    assert entry["facts"] == {"earlier": first["id"]}


async def test_another_item_is_no_repeat(visit: Visit) -> None:
    await hand_in(visit, WRONG)
    await concluded(visit)
    again = await visited_again(visit, RUDE)
    assert (await only_finding(again))["marks"]["repeat"] is None


async def test_after_a_year_it_is_no_repeat_any_more(visit: Visit) -> None:
    await hand_in(visit, WRONG)
    await concluded(visit)
    within = await visited_again(visit, WRONG, days=355)
    assert (await only_finding(within))["marks"]["repeat"]["inspection"] == str(visit.inspection)
    later = await visited_again(within, WRONG, days=20)
    assert (await only_finding(later))["marks"]["repeat"] is None


async def test_what_is_not_concluded_or_was_withdrawn_is_not_repeated(visit: Visit) -> None:
    await hand_in(visit, WRONG)
    meanwhile = await visited_again(visit, WRONG, days=1)
    assert (await only_finding(meanwhile))["marks"]["repeat"] is None
    visit.hours.forward(days=9)
    await visit.draft(result="withdrawn", answer="Hôm đó đơn vị được nghỉ bù.")
    await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    assert await visit.state() == "concluded"
    later = await visited_again(visit, WRONG)
    assert (await only_finding(later))["marks"]["repeat"] is None


async def test_a_cause_outside_the_unit_is_not_repeated_and_a_mark_says_when_it_no_longer_stands(
    visit: Visit,
) -> None:
    await hand_in(visit, WRONG)
    assert (await routed(visit))["outside"]
    await concluded(visit)
    again = await visited_again(visit, WRONG)
    assert (await only_finding(again))["marks"]["repeat"] is None
    await concluded(again)
    third = await visited_again(again, WRONG)
    assert (await only_finding(third))["marks"]["repeat"]["inspection"] == str(again.inspection)
    await found_outside(again)
    assert (await only_finding(third))["marks"]["repeat"]["stands"] is False


async def test_put_right_during_the_visit_is_one_step_less(visit: Visit) -> None:
    assert (await hand_in(visit, WRONG, fixed=[FIXED])).status_code == 201
    found = await only_finding(visit, visit.cast.tuan)
    assert found["marks"]["fixed"] == {"how": FIXED["how"], "photos": []}
    assert await steps(visit) == [("S3", None), ("S2", "fixed")]
    submission = await visit.get(visit.cast.tuan, "/submission")
    assert submission["grade"] == "C"


async def test_the_leader_judges_first_then_the_rules(visit: Visit) -> None:
    worse = [{"item": WRONG["item"], "severity": "S4", "reason": "Trung tâm đóng cửa cả ngày"}]
    assert (await hand_in(visit, WRONG, severities=worse, fixed=[FIXED])).status_code == 201
    assert await steps(visit) == [("S3", None), ("S4", None)]
    assert (await only_finding(visit))["marks"]["fixed"]["how"] == FIXED["how"]


async def test_a_photo_of_what_was_put_right_belongs_to_the_finding(visit: Visit) -> None:
    before, after = "019aa000-0000-7000-8000-000000000001", "019aa000-0000-7000-8000-000000000002"
    fixed = FIXED | {"photos": [after]}
    assert (await hand_in(visit, WRONG | {"evidence": [before]}, fixed=[fixed])).status_code == 201
    found = await only_finding(visit)
    assert (found["photos"], found["marks"]["fixed"]["photos"]) == ([before, after], [after])
    assert await visit.state() == "submitted"


async def test_a_photo_of_another_visit_shows_nothing(visit: Visit) -> None:
    photo = "019aa000-0000-7000-8000-000000000003"
    await upload(visit, photo)  # type: ignore[arg-type]
    visit.hours.forward(days=1)
    other = Visit(visit.client, visit.cast, visit.hours, await sent_out(visit.cast, visit.hours))
    await open_door(visit.client, visit.cast.hung, other.inspection, visit.hours.now)
    refused = await hand_in(other, WRONG, fixed=[FIXED | {"photos": [photo]}])
    assert problem(refused) == "photo-of-another-visit"


@pytest.mark.parametrize(
    ("fixed", "refusal"),
    [
        ([FIXED | {"item": "CL-VN-01-A01"}], "fixed-without-finding"),
        ([FIXED, FIXED], "fixed-twice"),
        ([FIXED | {"how": "  \n "}], "submission-field"),
    ],
    ids=["nothing found", "twice", "no words"],
)
async def test_only_what_was_found_is_put_right(visit: Visit, fixed: list[dict[str, object]], refusal: str) -> None:
    refused = await hand_in(visit, WRONG, fixed=fixed)
    assert problem(refused) == refusal
    assert await visit.state() == "opened"


async def test_a_phone_that_knows_nothing_of_it_still_hands_in(visit: Visit) -> None:
    assert (await hand_in(visit, WRONG)).status_code == 201
    marks = (await only_finding(visit))["marks"]
    assert (marks["fixed"], marks["outside"], marks["subject"]["kind"]) == (None, False, "unit")


async def test_put_right_and_come_again_both_count(visit: Visit) -> None:
    await hand_in(visit, WRONG)
    await concluded(visit)
    visit.hours.forward(days=30)
    again = await visited(visit, await sent_out(visit.cast, visit.hours), WRONG, fixed=[FIXED])
    assert await steps(again) == [("S3", None), ("S2", "fixed"), ("S3", "repeat")]


async def test_what_is_known_stands_in_the_table_of_findings(visit: Visit) -> None:
    await hand_in(visit, WRONG, fixed=[FIXED])
    await routed(visit)
    exported = await visit.client.get("/v1/exports/findings.jsonl", headers=visit.cast.thu.headers)
    [line] = [json.loads(each) for each in exported.text.splitlines()]
    told = (line["repeated"], line["fixed"], line["cause"], line["causeOwner"], line["subject"])
    assert told == (False, True, "system", "Tỉnh Hưng Yên", "unit")
    exported = await visit.client.get("/v1/exports/inspections.jsonl", headers=visit.cast.thu.headers)
    assert json.loads(exported.text.splitlines()[0])["findingsOutside"] == 1


async def test_findings_of_another_centre_are_no_repeat(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, visit: Visit
) -> None:
    await hand_in(visit, WRONG)
    await concluded(visit)
    await rows("UPDATE inspection SET unit = $1", cast.other_centre.id)
    hours.forward(days=10)
    again = await handed_in(client, cast, hours, await sent_out(cast, hours), WRONG)
    assert [found["marks"]["repeat"] for found in await findings(again)] == [None]
