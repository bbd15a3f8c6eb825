"""CSV (RFC 4180) with a byte order mark, by which Excel knows that it is UTF-8.

A spreadsheet takes a cell that begins like a formula for one, whoever wrote it: such a cell gets an apostrophe in front
(OWASP, "CSV Injection"). So does what follows a semicolon, a tab or a line break inside a cell, where a spreadsheet
that expects another separator begins a new one.
"""

import csv
import io
import re
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Sequence

from api.exporting.columns import Cell

BEGINS_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[\s\"]*[=+\-@＝＋－＠]|[\t\r])")


async def csv_lines(heads: Sequence[str], pages: AsyncIterable[Iterable[Sequence[Cell]]]) -> AsyncIterator[bytes]:
    yield "\ufeff".encode() + lines([heads])
    async for page in pages:
        if told := lines(page):
            yield told


def lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_NONNUMERIC).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode()


def harmless(cell: Cell) -> Cell:
    return BEGINS_FORMULA.sub("'", cell) if isinstance(cell, str) else cell
