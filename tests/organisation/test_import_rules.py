"""What an import would do, and what it refuses: without a database."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.identifiers import uuid7
from organisation.import_reports import ExistingUnit, Report
from organisation.import_rules import plan_import
from organisation.refusing import Refused
from organisation.unit_rows import Fault, RawRow, WantedUnit, parse_rows
from organisation.unit_sources import LARGEST_FILE, read_csv, read_vietnam

TODAY = date(2026, 11, 23)
COUNTRY = WantedUnit("VN", "Việt Nam", "country", "", "VN", zone="Asia/Ho_Chi_Minh")
PROVINCE = WantedUnit("33", "Tỉnh Hưng Yên", "province", "VN", "VN")
COMMUNE = WantedUnit("12166", "Xã Xuân Trúc", "commune", "33", "VN")
TREE = [COUNTRY, PROVINCE, COMMUNE]
HEADER = "code,name,kind,parent_code,jurisdiction,zone,valid_from,latitude,longitude,predecessors\n"


def stored(wanted: list[WantedUnit], ended: date | None = None) -> list[ExistingUnit]:
    report = plan_import([], wanted, TODAY)
    assert not report.refused
    fields = ("code", "name", "kind", "parent_code", "jurisdiction", "zone")
    return [
        ExistingUnit(
            id=uuid7(), path=(), valid_from=date(2025, 7, 1), valid_to=ended, **{f: getattr(unit, f) for f in fields}
        )
        for unit in report.added
    ]


def reasons(report: Report) -> str:
    assert not report.added
    assert not report.changed
    assert not report.ended
    return "\n".join(f"{fault.code}: {fault.reason.name} {fault.reason.facts}" for fault in report.refused)


def but(unit: WantedUnit, **fields: object) -> WantedUnit:
    return msgspec.structs.replace(unit, **fields)


def faults(**fields: str) -> list[Fault]:
    row = {"code": "12166", "name": "Xã Xuân Trúc", "kind": "commune", "parent_code": "33", "jurisdiction": "VN"}
    return parse_rows([RawRow(row | fields, 7)])[1]


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "units.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_an_empty_tree_takes_every_unit_and_zones_come_from_above() -> None:
    report = plan_import([], TREE, TODAY)
    assert [unit.zone for unit in report.added] == ["Asia/Ho_Chi_Minh"] * 3
    assert {unit.valid_from for unit in report.added} == {TODAY}


def test_the_same_source_again_changes_nothing() -> None:
    assert plan_import(stored(TREE), TREE, TODAY) == Report()


def test_a_renamed_and_a_moved_unit_are_changed() -> None:
    moved = [*TREE[:2], but(PROVINCE, code="01", name="Thành phố Hà Nội"), but(COMMUNE, parent_code="01", name="Xã X")]
    report = plan_import(stored([*TREE[:2], moved[2], COMMUNE]), moved, TODAY)
    assert [each.fields for each in report.changed] == [("name", "parent_code")]


def test_what_the_source_leaves_empty_stays() -> None:
    assert not plan_import(stored(TREE), [but(COMMUNE, zone="")], TODAY).changed


def test_a_unit_no_longer_named_ends() -> None:
    other = but(COMMUNE, code="12364", name="Xã Tiên Lữ")
    report = plan_import(stored([*TREE, other]), TREE, TODAY)
    assert [unit.code for unit in report.ended] == ["12364"]


def test_a_source_ends_only_units_of_its_kinds_below_the_parents_it_names() -> None:
    department = WantedUnit("33.SNV", "Sở Nội vụ", "department", "33", "VN")
    hanoi = but(PROVINCE, code="01", name="Thành phố Hà Nội")
    far = but(COMMUNE, code="00004", name="Phường Ba Đình", parent_code="01")
    near = but(COMMUNE, code="12364", name="Xã Tiên Lữ")
    report = plan_import(stored([*TREE, department, hanoi, far, near]), [COMMUNE], TODAY)
    assert [unit.code for unit in report.ended] == ["12364"]


def test_nothing_stays_under_an_ended_unit() -> None:
    point = WantedUnit("12364.HCC", "Trung tâm", "service_point", "12364", "VN")
    near = but(COMMUNE, code="12364", name="Xã Tiên Lữ")
    report = plan_import(stored([*TREE, near, point]), TREE, TODAY)
    assert "12364.HCC: unit-left-behind {'parent': '12364'}" in reasons(report)


def test_a_unit_comes_back_from_the_day_of_the_import() -> None:
    gone = stored(TREE, ended=date(2026, 1, 1))
    report = plan_import(gone, [but(unit, valid_from=date(2025, 7, 1)) for unit in TREE], TODAY)
    assert {unit.valid_from for unit in report.added} == {TODAY}


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ([], "units-none"),
        ([*TREE, COMMUNE], "unit-code-twice"),
        ([COUNTRY, COMMUNE], "unit-parent-unknown {'parent': '33'}"),
        ([COUNTRY, but(PROVINCE, parent_code="")], "import-field-missing {'field': 'parent_code'}"),
        ([COUNTRY, but(PROVINCE, parent_code="12166"), COMMUNE], "unit-below-itself"),
        ([COUNTRY, but(PROVINCE, parent_code="33")], "unit-below-itself"),
        ([*TREE, but(COMMUNE, code="99999", jurisdiction="ID")], "unit-of-another-country"),
        ([COUNTRY, but(PROVINCE, valid_from=date(2027, 1, 1))], "unit-begins-later {'day': '2027-01-01'}"),
        ([but(COUNTRY, zone="")], "unit-without-zone"),
        ([but(COUNTRY, code="VIETNAM")], "unit-is-the-root"),
        ([but(COUNTRY, parent_code="33"), PROVINCE], "unit-is-the-root"),
    ],
)
def test_a_source_that_contradicts_itself_is_refused_as_a_whole(wanted: list[WantedUnit], reason: str) -> None:
    assert reason in reasons(plan_import([], wanted, TODAY))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"code": ""}, "unit-code"),
        ({"code": "12166; DROP TABLE unit"}, "unit-code"),
        ({"code": "A" * 33}, "unit-code"),
        ({"code": "4", "kind": "commune"}, "unit-code-not-official"),
        ({"code": "1", "kind": "province"}, "unit-code-not-official"),
        ({"kind": "Xã"}, "unit-kind"),
        ({"jurisdiction": "vn"}, "unit-jurisdiction"),
        ({"name": " "}, "name-not-a-name"),
        ({"name": "x" * 201}, "name-not-a-name"),
        ({"name": "Xã\u202e Trúc"}, "name-not-a-name"),
        ({"name": "=cmd|' /C calc'!A0"}, "name-not-a-name"),
        ({"zone": "Asia/Hung_Yen"}, "unit-zone"),
        ({"valid_from": "01/07/2025"}, "unit-date"),
        ({"valid_from": "2025-02-30"}, "unit-date"),
        ({"latitude": "NaN"}, "unit-degrees"),
        ({"latitude": "91"}, "unit-degrees"),
        ({"longitude": "1e400"}, "unit-degrees"),
        ({"longitude": "east"}, "unit-degrees"),
        ({"predecessors": "12160,12166"}, "unit-predecessors"),
    ],
)
def test_a_row_that_is_wrong_is_named_by_its_line(fields: dict[str, str], reason: str) -> None:
    (fault,) = faults(**fields)
    assert (fault.reason.name, fault.line) == (reason, 7)


def test_names_are_composed() -> None:
    (unit,), _ = parse_rows([RawRow({**_row(), "name": "Xa\u0303  Xuân Tru\u0301c "})])
    assert unit.name == "Xã Xuân Trúc"


def _row() -> dict[str, str]:
    return {"code": "12166", "kind": "commune", "parent_code": "33", "jurisdiction": "VN"}


def test_the_package_of_vietnam_has_34_provinces_and_3321_communes() -> None:
    wanted, wrong = parse_rows(read_vietnam().rows)
    assert not wrong
    kinds = [unit.kind for unit in wanted]
    assert (kinds.count("country"), kinds.count("province"), kinds.count("commune")) == (1, 34, 3321)
    xuan_truc = next(unit for unit in wanted if unit.code == "12166")
    assert (xuan_truc.name, xuan_truc.parent_code) == ("Xã Xuân Trúc", "33")
    assert xuan_truc.predecessors == ("12160", "12166", "12172")


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_csv_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, start: str) -> None:
    text = start + HEADER + '33,"Tỉnh Hưng Yên",province,VN,VN,,2025-07-01,20.5,106.1,33 34\n'
    (row,) = read_csv(written(tmp_path, text)).rows
    assert row.line == 2
    assert parse_rows([row])[0][0].predecessors == ("33", "34")


def test_a_csv_with_semicolons_and_few_columns_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "code;name;kind;parent_code;jurisdiction\r\n11;Aceh;province;ID;ID\r\n\r\n")
    assert [row.fields["name"] for row in read_csv(path).rows] == ["Aceh"]


def test_lines_are_counted_past_quoted_line_breaks(tmp_path: Path) -> None:
    text = 'code,name,kind,parent_code,jurisdiction\n33,"Hưng\nYên",province,VN,VN\n1,Hà Nội,province,VN,VN\n'
    _, wrong = parse_rows(read_csv(written(tmp_path, text)).rows)
    assert [fault.line for fault in wrong] == [4]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "units-file-header"),
        (b"name,code\n", "units-file-header"),
        ((HEADER.strip() + ",password\n").encode(), "units-file-header"),
        (HEADER.replace("zone", "code").encode(), "units-file-header"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "units-file-encoding"),
        (HEADER.encode("utf-16"), "units-file-encoding"),
        ((HEADER + "33,Hưng\x00Yên,province,VN,VN,,,,,\n").encode(), "units-file-encoding"),
        ((HEADER + '33,"Hưng Yên,province\n').encode(), "units-file-csv"),
        ((HEADER + '33,"' + "x" * 200_000 + '",province,VN,VN,,,,,\n').encode(), "units-file-csv"),
        ((HEADER + "33," + "x" * 5_000 + ",province,VN,VN,,,,,\n").encode(), "units-file-csv"),
        ((HEADER + "33,Hưng Yên\n").encode(), "units-file-csv"),
        (b"x" * (LARGEST_FILE + 1), "units-file-too-large"),
    ],
)
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, content: bytes, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        read_csv(written(tmp_path, content))
    assert refused.value.name == problem


def test_a_missing_file_is_refused_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_csv(tmp_path / "nothing.csv")
    assert refused.value.facts == {"source": "nothing.csv"}


def test_the_report_tells_a_person_what_would_happen() -> None:
    lines = plan_import(stored(TREE), [*TREE[:2], but(COMMUNE, name="Xã Mới")], TODAY).lines(str)
    assert "1 units would be changed." in lines
    assert "  ~ 12166 Xã Xuân Trúc: name" in lines


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=9, unique_by=lambda pair: pair[0]))
def test_any_tree_is_either_refused_or_hangs_together(pairs: list[tuple[int, int]]) -> None:
    wanted = [
        COUNTRY,
        *(WantedUnit(f"U{own}", "x", "office", f"U{above}" if above else "VN", "VN") for own, above in pairs),
    ]
    report = plan_import([], wanted, TODAY)
    codes = {unit.code for unit in report.added}
    assert report.refused or all(unit.parent_code in codes for unit in report.added if unit.kind != "country")
    assert bool(report.added) != bool(report.refused)
