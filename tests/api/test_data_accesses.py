from datetime import timedelta

import httpx
import pytest

from ledger.database import rows
from organisation.data_access_rules import KEPT_FOR, QUIET
from organisation.data_accesses import forget
from tests.api.accounts import Json, problem
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def own(client: httpx.AsyncClient, member: Member) -> list[Json]:
    answer = await client.get("/v1/me/data-accesses", headers=member.headers)
    assert answer.status_code == 200, answer.text
    items: list[Json] = answer.json()["items"]
    return items


async def seen(client: httpx.AsyncClient, member: Member, **params: str) -> list[Json]:
    answer = await client.get("/v1/data-accesses", headers=member.headers, params=params)
    assert answer.status_code == 200, answer.text
    items: list[Json] = answer.json()["items"]
    return items


async def look_up(client: httpx.AsyncClient, reader: Member, person: Member) -> None:
    answer = await client.get(f"/v1/people/{person.person}", headers=reader.headers)
    assert answer.status_code == 200


async def test_a_person_sees_who_looked_at_them(client: httpx.AsyncClient, cast: Cast) -> None:
    await look_up(client, cast.khoa, cast.hung)
    [access] = await own(client, cast.hung)
    assert (access["by"], access["byName"], access["kind"]) == (str(cast.khoa.person), "Bùi Đăng Khoa", "person")
    assert access["alone"]


async def test_a_list_leaves_one_row_with_all_it_showed(client: httpx.AsyncClient, cast: Cast) -> None:
    await client.get("/v1/people", headers=cast.khoa.headers, params={"limit": "200"})
    [access] = await own(client, cast.hung)
    assert (access["kind"], access["alone"]) == ("people_list", False)
    [row] = await seen(client, cast.dewi)
    assert row["count"] == 9  # Khoa read themselves too, which is nobody's business.


async def test_what_one_reads_of_oneself_is_not_written_down(client: httpx.AsyncClient, cast: Cast) -> None:
    await look_up(client, cast.tuan, cast.tuan)
    await client.get("/v1/people", headers=cast.tuan.headers)
    assert await rows("SELECT id FROM data_access") == []


async def test_devices_of_another_person_are_personal_data(client: httpx.AsyncClient, cast: Cast) -> None:
    await client.get(f"/v1/people/{cast.hung.person}/devices", headers=cast.khoa.headers)
    assert [each["kind"] for each in await own(client, cast.hung)] == ["devices"]


@pytest.mark.parametrize("reader", ["lan", "thu", "dewi"])
async def test_what_a_desk_looks_up_tells_nobody_of_a_visit_ahead(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, reader: str
) -> None:
    """Whom a planner looks up for an order would say who goes, and where."""
    await look_up(client, getattr(cast, reader), cast.tuan)
    assert await own(client, cast.tuan) == []
    assert await seen(client, cast.khoa) == []
    assert [each["by"] for each in await seen(client, cast.dewi)] == [str(getattr(cast, reader).person)]
    hours.forward(days=QUIET.days)
    assert len(await own(client, cast.tuan)) == 1
    assert len(await seen(client, cast.khoa)) == 1


async def test_it_is_found_by_person_reader_kind_and_day(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await look_up(client, cast.khoa, cast.hung)
    await look_up(client, cast.oanh, cast.mai)
    assert len(await seen(client, cast.dewi, person=str(cast.hung.person))) == 1
    assert len(await seen(client, cast.dewi, by=str(cast.oanh.person))) == 1
    assert len(await seen(client, cast.dewi, kind="devices")) == 0
    today, tomorrow = f"{hours.now:%Y-%m-%d}", f"{hours.now + timedelta(days=1):%Y-%m-%d}"
    assert len(await seen(client, cast.dewi, first=today, last=today)) == 2
    assert len(await seen(client, cast.dewi, first=tomorrow)) == 0


async def test_it_is_seen_by_scope(client: httpx.AsyncClient, cast: Cast) -> None:
    await look_up(client, cast.oanh, cast.hung)
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.ha_noi.id, cast.khoa.person)
    assert await seen(client, cast.khoa) == []


async def test_who_belongs_elsewhere_is_only_a_number(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await client.get("/v1/people", headers=cast.khoa.headers, params={"limit": "200"})
    await rows("UPDATE person SET home = $1 WHERE id = $2", cast.ha_noi.id, cast.mai.person)
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.oanh.person)
    [row] = await seen(client, cast.oanh)
    named = {each["id"] for each in row["people"]}  # type: ignore[attr-defined]
    assert str(cast.hung.person) in named
    assert not named & {str(cast.mai.person), str(cast.an.person)}
    assert row["count"] == 9
    assert await seen(client, cast.oanh, person=str(cast.mai.person)) == []


async def test_the_same_reading_within_ten_minutes_is_one_row(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    await client.get("/v1/people", headers=cast.khoa.headers, params={"limit": "200"})
    before = await rows("SELECT count(*) AS entries FROM ledger_entry")
    for limit in ("200", "100", "1"):
        await client.get("/v1/people", headers=cast.khoa.headers, params={"limit": limit})
    assert len(await rows("SELECT id FROM data_access")) == 1
    assert await rows("SELECT count(*) AS entries FROM ledger_entry") == before
    hours.forward(minutes=10)
    await client.get("/v1/people", headers=cast.khoa.headers, params={"limit": "200"})
    await look_up(client, cast.khoa, cast.hung)
    await look_up(client, cast.oanh, cast.hung)
    assert len(await rows("SELECT id FROM data_access")) == 4


def test_what_a_desk_looks_up_is_quiet_for_the_order_and_the_time_before_it() -> None:
    assert 2 * timedelta(days=90) <= QUIET


async def test_only_who_watches_over_it_reads_the_log(client: httpx.AsyncClient, cast: Cast) -> None:
    for member in (cast.lan, cast.hung, cast.tuan, cast.thu):
        answer = await client.get("/v1/data-accesses", headers=member.headers)
        assert problem(answer) == (403, "not-allowed")


async def test_the_ledger_has_the_hash_of_each_row(client: httpx.AsyncClient, cast: Cast) -> None:
    await look_up(client, cast.khoa, cast.hung)
    [access] = await rows("SELECT id FROM data_access")
    [entry] = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry ORDER BY id DESC LIMIT 1")
    assert str(access["id"]) in entry["content"]
    assert '"action":"personal-data.read"' in entry["content"]
    assert str(cast.hung.person) not in entry["content"]


@pytest.mark.parametrize("statement", ["UPDATE data_access SET kind = 'devices'", "DELETE FROM data_access"])
async def test_a_row_is_neither_changed_nor_taken_away(client: httpx.AsyncClient, cast: Cast, statement: str) -> None:
    await look_up(client, cast.khoa, cast.hung)
    await rows("SELECT 1")
    with pytest.raises(Exception, match=r"only grows|two years"):
        await rows(statement)


async def test_it_is_kept_for_two_years(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    hours.now -= KEPT_FOR + timedelta(days=1)
    await rows("UPDATE role_grant SET valid_from = valid_from - interval '9 years'")
    await look_up(client, cast.khoa, cast.hung)
    hours.now += timedelta(days=2)
    await look_up(client, cast.khoa, cast.hung)
    assert await forget(hours.now - timedelta(days=2) + KEPT_FOR) == 0
    assert await forget(hours.now - timedelta(days=1) + KEPT_FOR) == 1


async def test_people_are_found_by_part_of_their_name(client: httpx.AsyncClient, cast: Cast) -> None:
    for q, expected in {"bui dang": ["khoa"], "Đăng": ["khoa"], "tua": ["tuan"], "%": [], "nobody": []}.items():
        answer = await client.get("/v1/people", headers=cast.dewi.headers, params={"q": q})
        assert [each["username"] for each in answer.json()["items"]] == expected


async def test_everybody_gets_a_copy_of_what_is_held_about_them(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await client.get("/v1/me/data", headers=cast.hung.headers)
    copy = answer.json()
    assert (copy["username"], copy["home"]) == ("hung", "Tỉnh Hưng Yên")
    assert [role["role"] for role in copy["roles"]] == ["inspector"]
    assert [device["name"] for device in copy["devices"]] == ["test"]
    assert "attachment" in answer.headers["content-disposition"]
