"""What somebody typed at a unit never becomes a formula on a planner's desk, and a long table needs little memory."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import timedelta

import openpyxl
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.exporting.columns import Cell, catalogue, cells, heads
from api.exporting.csv_lines import csv_lines, lines
from api.exporting.json_lines import json_lines
from api.exporting.workbook import workbook
from api.exports import ROWS
from inspections.exporting.export_queries import Wanted
from inspections.exporting.exporting import InspectionRow, inspection_rows
from ledger.database import rows
from organisation.refusing import Refused
from organisation.texts import LANGUAGES, Language
from tests.api.story import release_to_team
from tests.cast import Cast
from tests.conftest import MONDAY, Hours

pytestmark = pytest.mark.anyio

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
NASTY = st.text(st.sampled_from("=+-@\t\r\n;,\"' a1|＝(") | st.characters(codec="utf-8"), max_size=12)
MANY = 100_000
MEBIBYTE = 1024 * 1024


@given(st.lists(st.lists(NASTY, min_size=1, max_size=3), min_size=1, max_size=3), st.sampled_from(",;\t"))
def test_no_cell_of_a_csv_begins_like_a_formula_whatever_separator_is_expected(
    table: list[list[str]], comma: str
) -> None:
    read = csv.reader(io.StringIO(lines(table).decode(), newline=""), delimiter=comma)
    assert [cell for row in read for cell in row if cell.lstrip(' "\t\r\n').startswith(FORMULA)] == []


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_a_csv_says_what_was_written_but_for_the_apostrophes(texts: list[str]) -> None:
    [row] = csv.reader(io.StringIO(lines([texts]).decode(), newline=""))
    assert [cell.replace("'", "") for cell in row] == [text.replace("'", "") for text in texts]


@given(st.sampled_from(["\t", "\r", *FORMULA]), NASTY)
def test_a_cell_with_a_dangerous_beginning_gets_an_apostrophe(beginning: str, rest: str) -> None:
    [[cell]] = csv.reader(io.StringIO(lines([[beginning + rest]]).decode(), newline=""))
    assert cell.startswith("'")


@given(st.lists(NASTY, min_size=1, max_size=4))
async def test_every_text_of_a_workbook_is_a_text(texts: list[str]) -> None:
    pieces = await workbook("Findings", ["a"] * len(texts), pages([[texts]]), MONDAY)
    book = openpyxl.load_workbook(io.BytesIO(b"".join([piece async for piece in pieces])))
    assert {cell.data_type for cell in book.worksheets[0][2]} <= {"s", "n", "inlineStr"}


async def pages(given: list[list[list[str]]]) -> AsyncIterator[list[list[Cell]]]:
    for page in given:
        yield [list(row) for row in page]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_head_of_its_own(language: Language) -> None:
    for table in ROWS.values():
        told = heads(table, language)
        assert len(set(told)) == len(told) == len(table.__struct_fields__)


def test_no_word_stands_for_a_field_that_is_not_there() -> None:
    fields = {name for table in ROWS.values() for name in table.__struct_fields__} | {"table", "yes", "no"}
    assert {name.partition("-")[0] for name in catalogue()} == fields


async def test_a_table_too_long_for_a_workbook_is_refused_before_its_first_byte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("api.exporting.workbook.MOST_ROWS", 3)
    assert await passed(await workbook("a", ["a"], pages([[["1"]] * 3]), MONDAY)) > 0
    with pytest.raises(Refused, match="export-too-long"):
        await workbook("a", ["a"], pages([[["1"]] * 4]), MONDAY)


@pytest.mark.slow
async def test_a_hundred_thousand_rows_pass_through_little_memory(cast: Cast, hours: Hours) -> None:
    await many(cast, hours)
    actor = await cast.dewi.actor(hours.now)
    assert await passed(json_lines(inspection_rows(actor, Wanted(), {}))) > 40 * MEBIBYTE
    before = resident()
    told = await passed(csv_lines(heads(InspectionRow, "vi"), as_cells(inspection_rows(actor, Wanted(), {}))))
    found = as_cells(inspection_rows(actor, Wanted(), {}))
    book = await passed(await workbook("a", heads(InspectionRow, "vi"), found, MONDAY))
    assert told > 20 * MEBIBYTE
    assert book > MEBIBYTE
    assert resident() - before < 64 * MEBIBYTE


async def many(cast: Cast, hours: Hours) -> None:
    """One opened visit, and copies of it through the hours before."""
    original = await release_to_team(cast, hours.now)
    await rows("UPDATE inspection SET opened_at = $1, state = 'opened'", hours.now + timedelta(minutes=30))
    await rows(
        """
        INSERT INTO inspection (
            id, kind, programme, demonstration, unit, unit_code, unit_name, path, checklist_version, profile, leader,
            letter_number, check_code, state, released_at, arrives_at, ends_at, opened_at
        )
        SELECT gen_random_uuid(), kind, programme, demonstration, unit, unit_code, unit_name, path, checklist_version,
            profile, leader, letter_number || '-' || copy, check_code, state, released_at - copy * interval '1 hour',
            arrives_at - copy * interval '1 hour', ends_at, opened_at
        FROM inspection, generate_series(1, $2) AS copy WHERE id = $1
        """,
        original,
        MANY - 1,
    )


async def passed(pieces: AsyncIterator[bytes]) -> int:
    """The bytes that came, none of them kept."""
    return sum([len(piece) async for piece in pieces])


async def as_cells(given: AsyncIterator[list[InspectionRow]]) -> AsyncIterator[list[list[Cell]]]:
    async for page in given:
        yield [cells(row, "vi") for row in page]


def resident() -> int:
    return int(psutil.Process().memory_info().rss)
