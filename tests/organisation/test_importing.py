"""Imports into a real database."""

from datetime import date
from pathlib import Path

import pytest

from ledger.database import rows
from organisation.importing import run
from tests.cast import Cast

pytestmark = pytest.mark.anyio

TODAY = date(2026, 11, 23)
HEADER = "code,name,kind,parent_code,jurisdiction\n"


def source(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "units.csv"
    path.write_text(HEADER + "".join(f"{line},VN\n" for line in lines), "utf-8")
    return str(path)


async def one(sql: str, *arguments: object) -> object:
    return next(iter((await rows(sql, *arguments))[0].values()))


async def test_vietnam_is_imported_whole_and_twice_is_once(database: str) -> None:
    first = await run("vietnamadminunits", TODAY, "operator", apply=True)
    again = await run("vietnamadminunits", TODAY, "operator", apply=True)
    assert (len(first.added), len(again.added), len(again.changed)) == (3356, 0, 0)
    assert await one("SELECT count(*) FROM unit WHERE cardinality(path) = 3") == 3321
    assert await one("SELECT count(*) FROM unit WHERE path[cardinality(path)] <> id") == 0


async def test_without_apply_nothing_is_written(database: str) -> None:
    report = await run("vietnamadminunits", TODAY, "operator", apply=False)
    assert len(report.added) == 3356
    assert not report.applied
    assert await one("SELECT count(*) FROM unit") == 0
    assert await one("SELECT count(*) FROM ledger_entry") == 0


async def test_an_ended_unit_keeps_its_row(cast: Cast, tmp_path: Path) -> None:
    lines = ["12166,Xã Xuân Trúc,commune,33", "12999,Xã Mới,commune,33", "12364.HCC,Trung tâm,commune_pasc,12166"]
    report = await run(
        source(tmp_path, *lines, "12166.HCC,Trung tâm,commune_pasc,12166"), TODAY, "operator", apply=True
    )
    assert [unit.code for unit in report.ended] == ["12364"]
    assert await one("SELECT valid_to FROM unit WHERE code = '12364'") == TODAY
    path = await one("SELECT path FROM unit WHERE code = '12364.HCC'")
    assert path == [cast.country.id, cast.hung_yen.id, cast.commune.id, cast.other_centre.id]


async def test_a_moved_unit_takes_all_below_it_along(cast: Cast, tmp_path: Path) -> None:
    lines = ["12166,Xã Xuân Trúc,commune,01", "12364,Xã Tiên Lữ,commune,33"]
    report = await run(source(tmp_path, *lines), TODAY, "operator", apply=True)
    assert [each.fields for each in report.changed] == [("parent_code",)]
    path = await one("SELECT path FROM unit WHERE id = $1", cast.centre.id)
    assert path == [cast.country.id, cast.ha_noi.id, cast.commune.id, cast.centre.id]


async def test_a_run_leaves_one_entry_and_one_for_each_unit_that_was_there(cast: Cast, tmp_path: Path) -> None:
    lines = ["12166,Xã Xuân Trúc mới,commune,33", "12999,Xã Mới,commune,33", "12364,Xã Tiên Lữ,commune,33"]
    await run(source(tmp_path, *lines), TODAY, "operator", apply=True)
    found = await rows(
        "SELECT convert_from(content, 'UTF8')::jsonb ->> 'action' AS action FROM ledger_entry ORDER BY 1"
    )
    assert [each["action"] for each in found] == ["unit.changed", "units.imported"]


async def test_one_fault_refuses_the_whole_file(cast: Cast, tmp_path: Path) -> None:
    report = await run(source(tmp_path, "12999,Xã Mới,commune,33", "4,Sai,commune,33"), TODAY, "operator", apply=True)
    assert report.lines(str)[1].strip() == "line 3: 4: unit-code-not-official"
    assert await one("SELECT count(*) FROM unit WHERE code = '12999'") == 0
