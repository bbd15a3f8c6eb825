"""The demonstration's data: filled once, completed when cut off, refused where others work."""

from datetime import date
from pathlib import Path

import pytest

from api.demo import PASSWORD, fill
from api.demo.accounts import add_accounts
from api.demo.places import add_places
from api.parts import Parts, assemble
from api.settings import Settings
from api.tour.stage import PASSWORD as PASSWORD_OF_THE_TOUR
from ledger.checking import check
from ledger.database import rows
from organisation.passwords import matches
from organisation.people_queries import find_account
from organisation.refusing import Refused
from organisation.unit_queries import UnitFilter, list_units
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
TODAY = date(2026, 11, 23)


@pytest.fixture
def serving(database: str, tmp_path: Path, hours: Hours) -> Parts:
    return assemble(Settings(data_dir=tmp_path), hours, demonstration=True)


async def counts() -> dict[str, int]:
    tables = ("unit", "person", "role_grant", "checklist_version", "ledger_entry", "programme")
    return {table: (await rows(f"SELECT count(*) AS found FROM {table}"))[0]["found"] for table in tables}


async def test_it_holds_the_country_one_province_and_its_people(database: str, parts: Parts) -> None:
    await fill(parts)
    found = await counts()
    assert found["unit"] == 1 + 34 + 3321 + 104 + 2
    assert found["person"] == 15 + 104
    assert found["programme"] == 0
    head = await find_account("thutruong.12166", parts.clock())
    assert head is not None
    assert await matches(head["password_hash"], PASSWORD)
    assert (await check()).fault is None


async def test_each_commune_of_the_province_has_its_centre(database: str, parts: Parts) -> None:
    await fill(parts)
    centres = await list_units(UnitFilter(parts.clock(), kind="commune_pasc"), None, 1000)
    assert len(centres) == 104
    assert {centre["name"] for centre in centres if centre["code"] == "11953.HCC"} == {
        "Trung tâm Phục vụ hành chính công phường Phố Hiến"
    }
    assert all(centre["opening_hours"] for centre in centres)


async def test_filling_it_again_changes_nothing(database: str, parts: Parts) -> None:
    await fill(parts)
    before = await counts()
    await fill(parts)
    assert await counts() == before


async def test_what_a_start_was_cut_off_from_is_added_at_the_next(database: str, parts: Parts) -> None:
    now = parts.clock()
    await add_accounts(await add_places(now), now)
    await rows("DELETE FROM role_grant USING person WHERE person.id = person AND username LIKE 'thutruong.13%'")
    await rows("DELETE FROM person WHERE username LIKE 'thutruong.13%'")
    await fill(parts)
    found = await counts()
    assert found["person"] == 15 + 104
    assert found["role_grant"] == 14 + 3 + 104
    assert found["checklist_version"] == 4


async def test_a_database_that_others_use_is_refused(cast: Cast, parts: Parts) -> None:
    before = await counts()
    with pytest.raises(Refused, match="demonstration-elsewhere"):
        await fill(parts)
    assert await counts() == before


async def test_each_start_of_a_server_has_an_approved_programme_of_its_own(serving: Parts) -> None:
    await fill(serving)
    await fill(serving)
    programmes = await rows("SELECT code, demonstration, calendar FROM programme")
    assert len({programme["code"] for programme in programmes}) == 2
    assert all(programme["demonstration"] for programme in programmes)
    approved = await rows("SELECT valid_from, valid_to FROM plan_version WHERE approved_at IS NOT NULL")
    assert [(version["valid_from"], version["valid_to"]) for version in approved] == [(TODAY, TODAY)] * 2


async def test_a_start_just_before_midnight_draws_too(serving: Parts, hours: Hours) -> None:
    hours.forward(hours=15, minutes=59, seconds=50)
    await fill(serving)
    assert len(await rows("SELECT 1 FROM plan_version WHERE approved_at IS NOT NULL AND valid_from = $1", TODAY)) == 1


def test_the_tour_knows_the_password() -> None:
    assert PASSWORD_OF_THE_TOUR == PASSWORD
