from datetime import date

import pytest

from ledger.changes import change
from ledger.database import rows
from organisation.bootstrapping import FirstPerson, first_people
from organisation.granting import Wish, grant
from organisation.importing import run
from organisation.opening import weekday_hours
from organisation.passwords import NO_PASSWORD, matches
from organisation.people import NewPerson, add_person
from organisation.refusing import Refused
from organisation.unit_queries import find_unit
from organisation.units import NewUnit, add_unit
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

KHOA = FirstPerson("khoa", "Bùi Đăng Khoa", "vi", "nhà em ở cuối làng")
OANH = FirstPerson("oanh", "Ngô Kim Oanh", "vi", "con mèo nằm trên mái")


async def refusal(hours: Hours, *people: FirstPerson) -> str:
    with pytest.raises(Refused) as refused:
        await first_people("VN", people, hours.now)
    return refused.value.name


async def test_the_first_two_can_approve_each_other(database: str, hours: Hours) -> None:
    await run("vietnamadminunits", date(2026, 11, 23), "operator", apply=True)
    khoa, oanh = await first_people("VN", [KHOA, OANH], hours.now)
    found = await rows("SELECT person, approved_by FROM role_grant WHERE role = 'administrator'")
    assert {(each["person"], each["approved_by"]) for each in found} == {(khoa, oanh), (oanh, khoa)}
    assert await refusal(hours, KHOA, OANH) == "first-people-there"


async def test_first_people_need_a_country_and_each_other(database: str, hours: Hours) -> None:
    assert await refusal(hours, KHOA) == "first-two"
    assert await refusal(hours, KHOA, OANH) == "units-first"
    assert await refusal(hours, KHOA, FirstPerson("oanh", "Oanh", "vi", "matkhau123456")) == "password-common"


async def test_first_people_are_refused_once_anybody_is_there(cast: Cast, hours: Hours) -> None:
    assert await refusal(hours, KHOA, OANH) == "first-people-there"


async def test_a_service_point_takes_jurisdiction_and_zone_from_above(cast: Cast, hours: Hours) -> None:
    point = NewUnit(
        parent=cast.commune.id,
        code="12166.TEST",
        kind="service_point",
        name="Điểm phục vụ số 2",
        valid_from=date(2026, 11, 23),
        opening_hours=weekday_hours(("07:30", "11:30"), ("13:30", "17:00")),
    )
    async with change(by="operator", at=hours.now) as record:
        added = await add_unit(record, point)
    found = await find_unit(added)
    assert found is not None
    assert (found["jurisdiction"], found["zone"]) == ("VN", "Asia/Ho_Chi_Minh")
    assert found["path"] == [*cast.commune.path, added]


@pytest.mark.parametrize(("code", "problem"), [("12166.HCC", "unit-code-taken"), ("sai", "unit-code")])
async def test_a_unit_with_a_wrong_code_is_refused(cast: Cast, hours: Hours, code: str, problem: str) -> None:
    point = NewUnit(parent=cast.commune.id, code=code, kind="service_point", name="Điểm", valid_from=date(2026, 1, 1))
    with pytest.raises(Refused) as refused:
        async with change(by="operator", at=hours.now) as record:
            await add_unit(record, point)
    assert refused.value.name == problem


async def test_a_new_account_has_no_password_that_fits(cast: Cast, hours: Hours) -> None:
    async with change(by="operator", at=hours.now) as record:
        await add_person(record, NewPerson("new.one", "Người Mới", "vi", cast.commune.id))
    (account,) = await rows("SELECT password_hash FROM person WHERE username = 'new.one'")
    assert not await matches(account["password_hash"], NO_PASSWORD)
    assert not await matches(account["password_hash"], "")


async def test_setting_up_a_role_names_two_people_too(cast: Cast, hours: Hours) -> None:
    wish = Wish(cast.an.person, "overseer", cast.ha_noi.id, hours.now)
    for first, second in ((cast.lan, cast.lan), (cast.an, cast.lan), (cast.lan, cast.an)):
        with pytest.raises(Refused, match="same-person-twice"):
            async with change(by="operator", at=hours.now) as record:
                await grant(record, wish, requested_by=first.person, approved_by=second.person)


async def take_in(usernames: list[str], cast: Cast, hours: Hours) -> None:
    async with change(by="operator", at=hours.now) as record:
        for username in usernames:
            await add_person(record, NewPerson(username, "Người Mới", "vi", cast.commune.id))


async def test_a_refused_change_leaves_no_entry(cast: Cast, hours: Hours) -> None:
    for people in (["new.one", "lan"], ["new.two", "Lan"]):
        with pytest.raises(Refused, match="username"):
            await take_in(people, cast, hours)
    assert not await rows("SELECT id FROM ledger_entry")
    assert not await rows("SELECT id FROM person WHERE username LIKE 'new.%'")
