"""Files for those who work on elsewhere: what their lists show, whole, harmless and recorded."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import httpx
import openpyxl
import pytest

from ledger.database import rows
from organisation.actors import Grant
from tests.api.remedying import concluded, judge, report
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.cast import Cast, Member, give
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

FORMULA = CLOSED | {"note": '=HYPERLINK("http://x")'}


@pytest.fixture
async def visit(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> Visit:
    inspection = await release_to_team(cast, hours.now)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return Visit(client, cast, hours, inspection)


async def export(visit: Visit, member: Member, file: str, **query: Any) -> httpx.Response:
    headers = member.headers | {"accept-language": str(query.pop("language", "en"))}
    return await visit.client.get(f"/v1/exports/{file}", headers=headers, params=query)


async def lines(visit: Visit, member: Member, table: str, **query: Any) -> list[dict[str, Any]]:
    answered = await export(visit, member, f"{table}.jsonl", **query)
    assert answered.status_code == 200, answered.text
    return [json.loads(line) for line in answered.text.splitlines()]


def sheet(answered: httpx.Response) -> list[tuple[Any, ...]]:
    assert answered.status_code == 200, answered.text
    book = openpyxl.load_workbook(io.BytesIO(answered.content))
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].rows]


async def test_a_workbook_comes_back_as_it_was_written(visit: Visit) -> None:
    await submitted(visit, FORMULA)
    head, row = sheet(await export(visit, visit.cast.thu, "findings.xlsx"))
    told = dict(zip(head, row, strict=True))
    assert (told["Unit code"], told["Severity"], told["Note"]) == ("12166.HCC", "S4", FORMULA["note"])
    assert told["Opened at"] == "2026-11-23T08:00:00+07:00"


async def test_no_cell_of_a_workbook_is_a_formula(visit: Visit) -> None:
    await submitted(visit, FORMULA)
    book = openpyxl.load_workbook(io.BytesIO((await export(visit, visit.cast.thu, "findings.xlsx")).content))
    cells = [cell for row in book.worksheets[0].rows for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.value for cell in cells if str(cell.value).startswith("=")] == [FORMULA["note"]]


async def test_a_csv_has_a_mark_for_excel_and_takes_the_sting_out_of_formulas(visit: Visit) -> None:
    await submitted(visit, FORMULA)
    answered = await export(visit, visit.cast.thu, "findings.csv", language="vi")
    assert answered.content.startswith(b"\xef\xbb\xbf")
    [told] = csv.DictReader(io.StringIO(answered.content.decode("utf-8-sig")))
    assert (told["Mã đơn vị"], told["Ghi chú"]) == ("12166.HCC", "'" + FORMULA["note"])


@pytest.mark.parametrize(
    ("language", "head", "state"),
    [
        ("vi", "Đơn vị", "Đang kiểm tra tại đơn vị"),
        ("id", "Unit kerja", "Sedang diperiksa di unit"),
        ("en", "Unit", None),
    ],
)
async def test_heads_and_words_are_in_the_readers_language(visit: Visit, language: str, head: str, state: str) -> None:
    answered = await export(visit, visit.cast.lan, "inspections.csv", language=language)
    [told] = csv.DictReader(io.StringIO(answered.content.decode("utf-8-sig")))
    assert told[head] == "Trung tâm Phục vụ hành chính công xã Xuân Trúc"
    assert (state or "Under inspection at the unit") in told.values()


async def test_json_lines_have_every_value_as_it_is(visit: Visit) -> None:
    await submitted(visit, FORMULA)
    [told] = await lines(visit, visit.cast.dewi, "findings")
    assert (told["inspection"], told["note"], told["position"]) == (str(visit.inspection), FORMULA["note"], None)


async def test_what_is_concluded_comes_with_the_conclusion_and_not_before(visit: Visit) -> None:
    await concluding(visit)
    [before] = await lines(visit, visit.cast.thu, "inspections")
    [open_finding] = await lines(visit, visit.cast.thu, "findings")
    assert (before["score"], before["grade"], open_finding["result"]) == (None, None, None)
    assert (await visit.post(visit.cast.thu, "/conclusions/1/issuance")).status_code == 201
    [after] = await lines(visit, visit.cast.thu, "inspections")
    [finding] = await lines(visit, visit.cast.thu, "findings")
    assert (after["state"], after["grade"], after["findings"]) == ("concluded", "A", 1)
    assert (finding["position"], finding["explanations"], finding["result"]) == ("disagree", 1, "upheld")


async def concluding(visit: Visit) -> None:
    await submitted(visit, RUDE)
    assert (await visit.explain()).status_code == 201
    assert (await visit.draft()).status_code == 201


async def test_a_unit_head_gets_their_unit_and_another_province_gets_nothing(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    assert len(await lines(visit, visit.cast.tuan, "findings")) == 1
    assert await lines(visit, visit.cast.an, "findings") == []
    assert await lines(visit, visit.cast.an, "inspections") == []
    refused = await export(visit, visit.cast.mai, "inspections.csv")
    assert refused.status_code == 403


async def test_nothing_tells_of_a_visit_that_is_not_opened(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    visit = Visit(client, cast, hours, await release_to_team(cast, hours.now))
    everybody = [cast.lan, cast.tuan, cast.thu, cast.minh, cast.dewi]
    assert [await lines(visit, member, "inspections") for member in everybody] == [[]] * 5


async def test_a_planner_on_the_team_gets_nothing_ahead_either(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    visit = Visit(client, cast, hours, await release_to_team(cast, hours.now))
    await give(cast.lan.person, Grant("inspector", cast.hung_yen.id), hours.now)
    await rows("INSERT INTO team_member (id, inspection, person) VALUES (gen_random_uuid(), $1, $2)", *whom(visit))
    assert (await client.get(f"/v1/inspections/{visit.inspection}", headers=cast.lan.headers)).status_code == 200
    assert await lines(visit, cast.lan, "inspections") == []


def whom(visit: Visit) -> tuple[object, object]:
    return visit.inspection, visit.cast.lan.person


async def test_the_filters_narrow_what_is_exported(visit: Visit) -> None:
    cast, day = visit.cast, "2026-11-23"
    [told] = await lines(visit, cast.lan, "inspections", first=day, last=day, unit=cast.commune.id, state="opened")
    assert await lines(visit, cast.lan, "inspections", programme=told["programme"]) == [told]
    for other in ({"first": "2026-11-24"}, {"last": "2026-11-22"}, {"unit": cast.other_centre.id}, {"state": "closed"}):
        assert await lines(visit, cast.lan, "inspections", **other) == []
    refused = await export(visit, cast.lan, "inspections.csv", first=day, last="2026-11-22")
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/export-period")


async def test_the_day_of_a_visit_is_the_units(visit: Visit) -> None:
    """Half past six in the morning there is still the day before in Greenwich."""
    await rows("UPDATE inspection SET arrives_at = '2026-11-22 23:30:00Z', released_at = '2026-11-22 23:00:00Z'")
    assert len(await lines(visit, visit.cast.lan, "inspections", first="2026-11-23", last="2026-11-23")) == 1


async def test_each_file_enters_the_ledger_before_its_first_byte(visit: Visit) -> None:
    await export(visit, visit.cast.tuan, "findings.csv")
    await export(visit, visit.cast.tuan, "findings.csv", state="closed")
    made = [entry for entry in await entries() if entry["action"] == "export.made"]
    assert [(entry["by"], entry["facts"]["table"], entry["facts"]["form"]) for entry in made] == [
        (str(visit.cast.tuan.person), "findings", "csv")
    ] * 2
    assert len({entry["facts"]["filter"] for entry in made}) == 2


async def entries() -> list[dict[str, Any]]:
    return [json.loads(bytes(row["content"])) for row in await rows("SELECT content FROM ledger_entry ORDER BY id")]


async def test_what_became_of_a_visit_never_opened_is_for_the_desks(visit: Visit) -> None:
    await rows("UPDATE inspection SET opened_at = NULL, state = 'released', outcome = 'missed'")
    visit.hours.now += timedelta(days=1)
    [told] = await lines(visit, visit.cast.lan, "inspections")
    assert told["outcome"] == "missed"
    assert await lines(visit, visit.cast.tuan, "inspections") == []


async def test_every_explanation_says_who_gave_it_and_how_many_facts_it_would_correct(visit: Visit) -> None:
    await submitted(visit, CLOSED)
    correction = {"stated": "7 giờ 40 chưa mở cửa", "actual": "7 giờ 28 đã mở cửa"}
    assert (await visit.explain()).status_code == 201
    assert (await visit.explain("agree", corrections=[correction])).status_code == 201
    told = await lines(visit, visit.cast.thu, "explanations")
    assert [(each["number"], each["givenAs"], each["position"], each["corrections"]) for each in told] == [
        (1, "unit", "disagree", 0),
        (2, "unit", "agree", 1),
    ]
    assert await lines(visit, visit.cast.an, "explanations") == []


async def test_remedies_come_with_what_became_of_them(visit: Visit) -> None:
    remedy = await concluded(visit)
    assert (await report(visit, remedy)).status_code == 201
    assert (await judge(visit, visit.cast.mai, remedy, accepted=False, comment="Chưa có ảnh")).status_code == 200
    assert (await report(visit, remedy)).status_code == 201
    [told] = await lines(visit, visit.cast.tuan, "remedies")
    assert (told["remedyState"], told["reports"], told["returned"]) == ("reported", 2, 1)
    visit.hours.forward(days=60)
    [late] = await lines(visit, visit.cast.tuan, "remedies")
    assert (late["overdue"], late["settledAt"]) == (True, None)
    head, row = sheet(await export(visit, visit.cast.thu, "remedies.xlsx"))
    assert dict(zip(head, row, strict=True))["State of the remedy"] == "Reported"


async def test_nobody_takes_more_than_thirty_tables_an_hour(visit: Visit) -> None:
    for _ in range(30):
        assert (await export(visit, visit.cast.lan, "inspections.csv")).status_code == 200
    refused = await export(visit, visit.cast.lan, "inspections.csv")
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/too-many-exports")
    assert refused.headers["retry-after"] == "120"
    assert (await export(visit, visit.cast.thu, "inspections.csv")).status_code == 200
    visit.hours.forward(minutes=3)
    assert (await export(visit, visit.cast.lan, "inspections.csv")).status_code == 200
