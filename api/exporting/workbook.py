"""XLSX. A workbook is a ZIP of its sheet, so it is whole before its first byte leaves; rows pass through the disk.

Cells are written as text or as numbers, never as formulas or links, whatever they begin with.
"""

import tempfile
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Sequence
from datetime import datetime
from typing import IO

import xlsxwriter
from anyio import to_thread

from api.exporting.columns import Cell
from organisation.refusing import Refused

MOST_ROWS = 200_000
PIECE = 256 * 1024
WIDTH = 22


async def workbook(
    title: str, heads: Sequence[str], pages: AsyncIterable[Iterable[Sequence[Cell]]], at: datetime
) -> AsyncIterator[bytes]:
    """Refuses what is too long before it gives the first piece. A cell is cut at Excel's limit of 32,767 characters."""
    with tempfile.TemporaryDirectory(prefix="sidak-export-") as place:
        made = _Workbook(title, heads, place, at)
        try:
            async for page in pages:
                await to_thread.run_sync(made.add, page)
            whole = await to_thread.run_sync(made.finish)
        except BaseException:
            made.drop()
            raise
    return _pieces(whole)


class _Workbook:
    """`place` has the rows until the ZIP is made; the ZIP itself has no name, and ends with the last who reads it."""

    def __init__(self, title: str, heads: Sequence[str], place: str, at: datetime) -> None:
        self._whole: IO[bytes] = tempfile.TemporaryFile(prefix="sidak-export-")  # noqa: SIM115
        self._book = xlsxwriter.Workbook(self._whole, {"constant_memory": True, "tmpdir": place})
        self._book.set_properties({"created": at})
        self._sheet = self._book.add_worksheet(title)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, len(heads) - 1, WIDTH)
        self._rows = 0
        self._write(heads, self._book.add_format({"bold": True}))

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            if self._rows > MOST_ROWS:
                raise Refused("export-too-long", most=MOST_ROWS)
            self._write(row)

    def finish(self) -> IO[bytes]:
        self._book.close()
        self._whole.seek(0)
        return self._whole

    def drop(self) -> None:
        self._sheet.row_data_fh.close()
        self._whole.close()

    def _write(self, row: Sequence[Cell], style: object = None) -> None:
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                self._sheet.write_string(self._rows, column, cell, style)
            elif cell is not None:
                self._sheet.write_number(self._rows, column, cell, style)
        self._rows += 1


async def _pieces(whole: IO[bytes]) -> AsyncIterator[bytes]:
    with whole:
        while piece := await to_thread.run_sync(whole.read, PIECE):
            yield piece
