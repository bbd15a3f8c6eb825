"""Whom a finding concerns; people's names stand apart, are read by few, and each reading is written down."""

import httpx
import pytest

from api.parts import Parts
from ledger.database import row, rows
from scheduler.duties import Duties
from tests.api.knowing import name, only_finding, people
from tests.api.photo_care import entries
from tests.api.remedying import problem
from tests.api.results import conclude
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted, upload
from tests.cast import Cast, member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

NAME = "Hoàng Văn Bách"
BACH = {"kind": "person", "people": [{"name": NAME, "post": "Công chức tư pháp - hộ tịch"}]}
READERS = ("hung", "mai", "tuan", "thu", "minh", "dewi")
OTHERS = ("lan", "khoa", "oanh", "an")


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return await submitted(Visit(client, cast, hours, inspection), CLOSED)


async def named(visit: Visit) -> str:
    answered = await name(visit, visit.cast.hung, **BACH)
    assert answered.status_code == 200, answered.text
    return str((await only_finding(visit))["id"])


async def test_the_unit_where_nobody_said_otherwise(visit: Visit) -> None:
    subject = (await only_finding(visit))["marks"]["subject"]
    assert (subject["kind"], subject["number"], subject["readable"]) == ("unit", 0, False)


async def test_a_post_is_said_to_everybody_who_reads_the_finding(visit: Visit) -> None:
    await name(visit, visit.cast.hung, kind="post", post="Công chức trực cửa")
    subject = (await only_finding(visit, visit.cast.tuan))["marks"]["subject"]
    assert (subject["kind"], subject["post"], subject["setByName"]) == ("post", "Công chức trực cửa", "Trần Văn Hùng")


async def test_of_people_everybody_learns_only_that_there_are(visit: Visit) -> None:
    await named(visit)
    for reader in (visit.cast.lan, visit.cast.tuan, visit.cast.dewi):
        text = (await visit.client.get(f"/v1/inspections/{visit.inspection}/findings", headers=reader.headers)).text
        assert NAME not in text
    subject = (await only_finding(visit, visit.cast.lan))["marks"]["subject"]
    assert (subject["kind"], subject["people"], subject["post"], subject["readable"]) == ("person", 1, None, False)
    assert (await only_finding(visit, visit.cast.tuan))["marks"]["subject"]["readable"]


async def test_few_read_the_names_and_each_reading_is_written_down(visit: Visit) -> None:
    finding = await named(visit)
    for who in READERS:
        read = await people(visit, getattr(visit.cast, who), finding)
        assert [(each["name"], each["post"]) for each in read.json()] == [(NAME, BACH["people"][0]["post"])]  # type: ignore[index]
        assert read.headers["cache-control"] == "no-store"
    for who in OTHERS:
        assert (await people(visit, getattr(visit.cast, who), finding)).status_code in (403, 404)
    written = await entries("finding.people-read")
    assert [entry["by"] for entry in written] == [str(getattr(visit.cast, who).person) for who in READERS]
    assert {entry["subject"] for entry in written} == {finding}


async def test_a_superior_office_is_not_the_unit(visit: Visit, cast: Cast, hours: Hours) -> None:
    finding = await named(visit)
    above = await member("kim", "Đinh Thị Kim", cast.commune, hours.now, ("unit_head", cast.commune))
    assert problem(await people(visit, above, finding)) == "not-allowed"
    assert not (await only_finding(visit, above))["marks"]["subject"]["readable"]


async def test_no_name_is_in_the_ledger_a_notice_an_export_or_the_logs(
    visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    finding = await named(visit)
    await people(visit, visit.cast.dewi, finding)
    await conclude(visit)
    for table in await rows("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 2200"):
        if table["name"] != "finding_person":
            found = await row(f'SELECT 1 FROM "{table["name"]}" AS told WHERE told::text LIKE $1', f"%{NAME}%")
            assert found is None, table["name"]
    ledger = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry")
    assert not [entry for entry in ledger if "Bách" in entry["content"]]
    for file in ("findings.csv", "inspections.jsonl"):
        exported = await visit.client.get(f"/v1/exports/{file}", headers=visit.cast.thu.headers)
        assert exported.status_code == 200
        assert NAME not in exported.text
    assert NAME not in caplog.text


async def test_the_ledger_says_that_people_were_named_and_not_who(visit: Visit) -> None:
    await named(visit)
    [entry] = await entries("finding.subject")
    assert (entry["facts"]["kind"], entry["facts"]["number"], len(entry["facts"]["people"])) == ("person", 1, 1)


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "post"},
        {"kind": "person"},
        {"kind": "unit", "post": "Thủ trưởng"},
        {"kind": "post", "post": "Thủ quỹ", "people": BACH["people"]},
    ],
    ids=["no post", "nobody", "unit with post", "post with people"],
)
async def test_a_subject_is_whole(visit: Visit, said: dict[str, object]) -> None:
    assert problem(await name(visit, visit.cast.thu, **said)) == "subject-incomplete"


async def test_nobody_writes_over_what_they_have_not_read(visit: Visit) -> None:
    await named(visit)
    assert problem(await name(visit, visit.cast.thu, kind="unit")) == "subject-overtaken"
    assert (await name(visit, visit.cast.thu, kind="unit", before=1)).status_code == 200
    finding = await only_finding(visit)
    assert (finding["marks"]["subject"]["kind"], finding["marks"]["subject"]["number"]) == ("unit", 2)
    assert (await people(visit, visit.cast.thu, finding["id"])).json() == []


async def test_only_the_leader_and_reviewers_say_whom(visit: Visit) -> None:
    for who in ("mai", "tuan", "lan", "dewi", "khoa"):
        assert (await name(visit, getattr(visit.cast, who), kind="unit")).status_code == 403
    assert (await name(visit, visit.cast.an, kind="unit")).status_code == 404
    await conclude(visit)
    assert problem(await name(visit, visit.cast.thu, kind="unit")) == "wrong-state"


async def test_a_name_is_never_changed_only_taken_away(visit: Visit) -> None:
    await named(visit)
    for statement in (
        "UPDATE finding_person SET name = 'Ai đó'",
        "DELETE FROM finding_person",
        "UPDATE finding_person SET name = NULL, post = NULL",
        "UPDATE finding_subject SET kind = 'unit'",
    ):
        with pytest.raises(Exception, match=r"grows|erased_whole"):
            await rows(statement)


async def closed_long_ago(visit: Visit) -> None:
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    await rows("UPDATE inspection SET state = 'closed', closed_at = $1", visit.hours.now)
    visit.hours.forward(days=731)


async def agreed(visit: Visit) -> None:
    """Thu and Minh agree that what is kept of the items goes."""
    path = f"/v1/inspections/{visit.inspection}/erasures"
    proposed = await visit.post(visit.cast.thu, path, {"retentionClass": "item"})
    assert proposed.status_code == 201, proposed.text
    decided = await visit.post(visit.cast.minh, f"/v1/erasures/{proposed.json()['id']}/decision", {"confirmed": True})
    assert decided.status_code == 200, decided.text


async def due(visit: Visit) -> list[tuple[str, int]]:
    listed = await visit.client.get("/v1/erasures?state=due", headers=visit.cast.thu.headers)
    return [(each["retentionClass"], each["photos"]) for each in listed.json()["items"]]


async def test_names_go_when_two_people_let_the_evidence_go(visit: Visit, parts: Parts) -> None:
    finding = await named(visit)
    await closed_long_ago(visit)
    assert await due(visit) == [("item", 0)]
    await agreed(visit)
    await Duties(parts.keys, store=parts.store).photos.erase(visit.hours.now)
    assert (await people(visit, visit.cast.thu, finding)).json() == []
    subject = (await only_finding(visit))["marks"]["subject"]
    assert (subject["kind"], subject["people"], subject["erased"]) == ("person", 1, 1)
    [entry] = await entries("finding.people-forgotten")
    assert entry["by"] == "clock"
    assert await due(visit) == []


async def test_names_stay_while_the_evidence_is_held(visit: Visit, parts: Parts) -> None:
    finding = await named(visit)
    await upload(visit, visit.inspection)
    await closed_long_ago(visit)
    assert await due(visit) == [("item", 1)]
    await agreed(visit)
    held = await visit.post(visit.cast.thu, f"/v1/inspections/{visit.inspection}/holds", {"reason": "Tòa án yêu cầu"})
    assert held.status_code == 201, held.text
    await Duties(parts.keys, store=parts.store).photos.erase(visit.hours.now)
    assert len((await people(visit, visit.cast.thu, finding)).json()) == 1
