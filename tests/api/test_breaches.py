from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from organisation.actors import Grant
from organisation.breach_rules import STEPS
from organisation.data_access_rules import QUIET
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from tests.api.accounts import Json, problem
from tests.cast import Cast, Member, give
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


class Case:
    """A breach that Khoa put on record two hours after it was discovered."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, keys: MasterKeys) -> None:
        self.client, self.cast, self.hours, self.keys = client, cast, hours, keys
        self.path = ""

    async def begin(self, by: Member | None = None, fields: Json | None = None) -> httpx.Response:
        said: Json = {
            "title": "Mất một điện thoại",
            "what": "Điện thoại của một người kiểm tra bị mất ở bến xe.",
            "unit": str(self.cast.hung_yen.id),
            "discoveredAt": (self.hours.now - timedelta(hours=2)).isoformat(),
        }
        headers = (by or self.cast.khoa).headers
        answer = await self.client.post("/v1/breaches", headers=headers, json=said | (fields or {}))
        if answer.status_code == 201:
            self.path = f"/v1/breaches/{answer.json()['id']}"
        return answer

    async def post(self, by: Member, path: str, **body: object) -> httpx.Response:
        return await self.client.post(f"{self.path}{path}", headers=by.headers, json=body or None)

    async def get(self, reader: Member, path: str = "", **params: str) -> Json:
        answer = await self.client.get(f"{self.path}{path}", headers=reader.headers, params=params)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def finish(self, by: Member) -> None:
        for step in STEPS:
            assert (await self.post(by, f"/steps/{step}", note="Đã làm.")).status_code == 200


@pytest.fixture
async def case(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Case:
    made = Case(client, cast, hours, parts.keys)
    assert (await made.begin()).status_code == 201
    return made


async def told(member: Member) -> list[str]:
    found = await rows("SELECT name FROM notice WHERE recipient = $1 ORDER BY created_at", member.person)
    return [each["name"] for each in found]


async def test_the_clock_runs_72_hours_from_the_discovery(case: Case) -> None:
    found = await case.get(case.cast.oanh)
    assert found["secondsLeft"] == 70 * 3600
    assert found["state"] == "open"
    assert [step["step"] for step in found["steps"]] == list(STEPS)  # type: ignore[attr-defined]
    case.hours.forward(hours=71)
    assert (await case.get(case.cast.oanh))["secondsLeft"] == -3600


async def test_the_steps_are_told_in_the_reader_s_language(case: Case) -> None:
    said = {}
    for language in ("vi", "id", "en"):
        headers = case.cast.khoa.headers | {"accept-language": language}
        said[language] = (await case.client.get(case.path, headers=headers)).json()["steps"][0]["title"]
    assert len(set(said.values())) == 3


async def test_a_step_is_ticked_by_name_and_note_and_can_be_opened_again(case: Case) -> None:
    await case.post(case.cast.dewi, "/steps/contain", note="Đã thu hồi thiết bị.")
    step = (await case.get(case.cast.khoa))["steps"][0]  # type: ignore[index]
    assert (step["done"], step["byName"], step["note"]) == (True, "Dewi Lestari", "Đã thu hồi thiết bị.")
    await case.post(case.cast.khoa, "/steps/contain", note="Còn một thiết bị.", done=False)
    assert not (await case.get(case.cast.khoa))["steps"][0]["done"]  # type: ignore[index]
    assert len(await rows("SELECT id FROM breach_step")) == 2


async def test_it_is_closed_by_two_once_every_step_is_done(case: Case) -> None:
    khoa, oanh = case.cast.khoa, case.cast.oanh
    assert problem(await case.post(khoa, "/closing", note="Xong.")) == (409, "breach-steps-open")
    assert problem(await case.post(oanh, "/closing/approval")) == (409, "breach-open")
    await case.finish(khoa)
    assert (await case.post(khoa, "/closing", note="Xong.")).json()["state"] == "closing"
    assert problem(await case.post(khoa, "/closing/approval")) == (403, "same-person-twice")
    assert (await case.post(oanh, "/closing/approval")).json()["state"] == "closed"
    assert problem(await case.post(khoa, "/steps/contain", note="Nữa.")) == (409, "breach-closed")


async def test_who_disagrees_sends_it_back(case: Case) -> None:
    await case.finish(case.cast.khoa)
    await case.post(case.cast.khoa, "/closing", note="Xong.")
    answer = await case.post(case.cast.dewi, "/closing/return", reason="Chưa nói nguyên nhân.")
    assert answer.json()["state"] == "open"
    assert answer.json()["steps"][-1]["note"] == "Chưa nói nguyên nhân."
    assert problem(await case.post(case.cast.khoa, "/closing", note="Xong.")) == (409, "breach-steps-open")


async def test_a_step_undone_takes_the_closing_back(case: Case) -> None:
    await case.finish(case.cast.khoa)
    await case.post(case.cast.khoa, "/closing", note="Xong.")
    await case.post(case.cast.dewi, "/steps/extent", note="Còn người khác.", done=False)
    assert (await case.get(case.cast.khoa))["state"] == "open"


async def test_everybody_who_deals_with_it_is_reminded_until_the_authority_knows(case: Case) -> None:
    clock = Duties(case.keys)
    assert await told(case.cast.oanh) == ["breach.opened"]
    assert await told(case.cast.khoa) == []  # They did it themselves.
    for hours, name in ((45, "near"), (2, "near"), (17, "near"), (7, "passed"), (99, "passed")):
        await clock.breaches(case.hours.forward(hours=hours))
        assert (await told(case.cast.dewi))[-1] in ("breach.opened", f"breach.{name}")
    assert await told(case.cast.dewi) == ["breach.opened", "breach.near", "breach.near", "breach.passed"]


async def test_once_the_authority_knows_nobody_is_reminded(case: Case) -> None:
    await case.post(case.cast.khoa, "/steps/notify_authority", note="Đã gửi A05 lúc 9 giờ.")
    await Duties(case.keys).breaches(case.hours.forward(hours=80))
    assert await told(case.cast.oanh) == ["breach.opened"]


async def test_the_extent_is_told_by_the_access_log(case: Case) -> None:
    cast = case.cast
    for reader, person in ((cast.hung, cast.hung), (cast.lan, cast.tuan), (cast.khoa, cast.mai), (cast.lan, cast.mai)):
        await case.client.get(f"/v1/people/{person.person}", headers=reader.headers)
        case.hours.forward(minutes=1)
    day = f"{case.hours.now:%Y-%m-%d}"
    found = await case.get(cast.dewi, "/extent", first=day, last=day)
    assert (found["accesses"], found["people"]) == (3, 2)
    assert {each["name"] for each in found["readers"]} == {"Nguyễn Thị Lan", "Bùi Đăng Khoa"}  # type: ignore[attr-defined]
    found = await case.get(cast.dewi, "/extent", first=day, last=day, by=str(cast.lan.person))
    assert [each["name"] for each in found["concerned"]] == ["Lê Thị Mai", "Phạm Anh Tuấn"]  # type: ignore[attr-defined]
    assert found["kinds"] == [{"kind": "person", "accesses": 2, "people": 2}]
    [*_, asked] = await rows("SELECT kind FROM data_access ORDER BY id")
    assert asked["kind"] == "breach_extent"


@pytest.mark.parametrize("place", ["country", "hung_yen", "centre"])
async def test_the_extent_counts_a_table_taken_above_at_or_below_the_unit(case: Case, place: str) -> None:
    """By somebody whose other roles lie elsewhere."""
    cast = case.cast
    await give(cast.an.person, Grant("reviewer", getattr(cast, place).id), case.hours.now)
    assert (await case.client.get("/v1/exports/inspections.csv", headers=cast.an.headers)).status_code == 200
    assert len(await rows("SELECT id FROM data_access")) == 2
    day = f"{case.hours.now:%Y-%m-%d}"
    found = await case.get(case.cast.dewi, "/extent", first=day, last=day)
    assert found["kinds"] == [{"kind": "export", "accesses": 1, "people": 0}]
    case.hours.forward(days=QUIET.days)
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", case.cast.hung_yen.id, case.cast.khoa.person)
    listed = await case.client.get("/v1/data-accesses", headers=case.cast.khoa.headers, params={"kind": "export"})
    assert len(listed.json()["items"]) == 1


async def test_a_table_of_one_unit_counts_there_alone(case: Case) -> None:
    for unit in (case.cast.commune.id, uuid4()):
        answer = await case.client.get(
            "/v1/exports/inspections.csv", headers=case.cast.thu.headers, params={"unit": str(unit)}
        )
        assert answer.status_code == 200
    assert [each["unit"] for each in await rows("SELECT unit FROM data_access")] == [case.cast.commune.id]


async def test_the_extent_names_nobody_elsewhere(case: Case) -> None:
    await case.client.get("/v1/people", headers=case.cast.khoa.headers, params={"limit": "200"})
    await rows("UPDATE person SET home = $1 WHERE id = $2", case.cast.ha_noi.id, case.cast.mai.person)
    day = f"{case.hours.now:%Y-%m-%d}"
    found = await case.get(case.cast.dewi, "/extent", first=day, last=day)
    named = {each["id"] for each in found["concerned"]}  # type: ignore[attr-defined]
    assert str(case.cast.hung.person) in named
    assert not named & {str(case.cast.mai.person), str(case.cast.an.person)}
    assert found["people"] == len(named)


async def test_an_administrator_s_extent_tells_of_no_visit_ahead(case: Case) -> None:
    await case.client.get(f"/v1/people/{case.cast.tuan.person}", headers=case.cast.lan.headers)
    day = f"{case.hours.now:%Y-%m-%d}"
    assert (await case.get(case.cast.khoa, "/extent", first=day, last=day))["accesses"] == 0


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"discoveredAt": "2026-11-23T09:00:00Z"}, (422, "breach-discovered")),
        ({"discoveredAt": "2020-11-23T09:00:00Z"}, (422, "breach-discovered")),
        ({"discoveredAt": "2026-11-23T00:00:00"}, (400, "invalid-field")),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, (422, "unit-unknown")),
        ({"title": " "}, (400, "invalid-field")),
    ],
    ids=range(5),
)
async def test_a_wrong_breach_is_refused(case: Case, fields: Json, refusal: tuple[int, str]) -> None:
    assert problem(await case.begin(fields=fields)) == refusal


async def test_it_is_for_who_administers_or_oversees_the_unit(case: Case) -> None:
    for member in (case.cast.lan, case.cast.tuan, case.cast.thu, case.cast.hung):
        answer = await case.client.get(case.path, headers=member.headers)
        assert problem(answer) == (403, "not-allowed")
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", case.cast.ha_noi.id, case.cast.oanh.person)
    answer = await case.client.get(case.path, headers=case.cast.oanh.headers)
    assert problem(answer) == (404, "not-found")
    assert problem(await case.begin(case.cast.oanh)) == (403, "outside-your-scope")


async def test_every_act_enters_the_ledger_without_a_word_of_it(case: Case) -> None:
    await case.finish(case.cast.khoa)
    await case.post(case.cast.khoa, "/closing", note="Xong.")
    await case.post(case.cast.oanh, "/closing/approval")
    entries = [
        each["content"] for each in await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry")
    ]
    for action in ("opened", "step", "closing-proposed", "closed"):
        assert any(f'"action":"breach.{action}"' in entry for entry in entries)
    assert not any("Đã làm" in entry or "điện thoại" in entry for entry in entries)


async def test_the_notice_to_the_authority_is_drafted_from_the_record(case: Case) -> None:
    await case.post(case.cast.khoa, "/steps/contain", note="Đã thu hồi thiết bị.")
    drafts = {}
    for language in ("vi", "id", "en"):
        headers = case.cast.khoa.headers | {"accept-language": language}
        drafts[language] = (await case.client.get(f"{case.path}/notification", headers=headers)).json()
        said = " ".join(line["text"] for line in drafts[language]["lines"])
        assert "Đã thu hồi thiết bị." in said
        assert "Điều 23" in said
        assert "……" in said
    assert len({draft["title"] for draft in drafts.values()}) == 3
    paper = await case.client.get(f"{case.path}/notification.pdf", headers=case.cast.khoa.headers)
    assert paper.content.startswith(b"%PDF")


async def test_a_breach_tells_the_zone_its_deadline_is_read_in(case: Case) -> None:
    await rows("UPDATE unit SET zone = 'Asia/Jayapura' WHERE id = $1", case.cast.hung_yen.id)
    assert (await case.get(case.cast.khoa))["zone"] == "Asia/Jayapura"
