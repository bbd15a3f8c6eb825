"""A file of people as nobody has to trust it: CSV from a spreadsheet, with a header in any of the three languages."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

import msgspec
import yaml

from organisation.names import fold, tidy
from organisation.refusing import Refused

LARGEST_FILE = 1_000_000
MOST_LINES = 2_000
LONGEST_FIELD = 400
REQUIRED = ("username", "name", "language", "home")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: Mapping[str, list[str]]
    roles: Mapping[str, list[str]]
    languages: Mapping[str, list[str]]


class FileRow(msgspec.Struct, frozen=True):
    """Texts by column, tidied; "" where nothing is said."""

    line: int
    fields: Mapping[str, str]


class PeopleFile(msgspec.Struct, frozen=True):
    sha256: bytes
    rows: list[FileRow]


@cache
def words() -> Words:
    text = (files("organisation") / "people_import_words.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Words)


def meant(known: Mapping[str, list[str]], text: str) -> str | None:
    """The name behind one of its words."""
    plain = _plain(text)
    return next((name for name, spellings in known.items() if plain in map(_plain, spellings)), None)


def _plain(text: str) -> str:
    return tidy(fold(text).replace("_", " ").replace("-", " "))


def read_people(content: bytes) -> PeopleFile:
    """UTF-8 with or without a byte order mark. Raises Refused when it is no such file at all."""
    if len(content) > LARGEST_FILE:
        raise Refused("import-file-too-large", kilobytes=LARGEST_FILE // 1000, lines=MOST_LINES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("import-file-encoding") from None
    if "\x00" in text:
        raise Refused("import-file-encoding")
    rows = list(_rows(text.splitlines(keepends=True)))
    if not rows:
        raise Refused("import-file-empty")
    return PeopleFile(sha256(content).digest(), rows)


def _rows(lines: list[str]) -> Iterator[FileRow]:
    header = lines[0] if lines else ""
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(reader, []))
        for row in reader:
            if any(field.strip() for field in row):
                yield _row(columns, row, reader.line_num)
    except csv.Error as error:
        raise Refused("import-file-lines", line=reader.line_num, reason=str(error)[:100]) from None


def _columns(header: list[str]) -> list[str]:
    known = words().columns
    if len(header) > len(known):
        # Before any is looked up: a megabyte of them would keep everybody waiting for a minute.
        raise Refused("import-file-columns", found=len(header), most=len(known))
    columns = [meant(known, text) for text in header]
    strange = next((text for text, column in zip(header, columns, strict=True) if column is None), None)
    missing = next((column for column in REQUIRED if column not in columns), None)
    twice = next((str(column) for column in columns if columns.count(column) > 1), None)
    wrong = missing if strange is None else strange
    if wrong is not None or twice is not None:
        raise Refused("import-file-header", field=(wrong or twice or "")[:40], fields=", ".join(known))
    return [column for column in columns if column]


def _row(columns: list[str], row: list[str], line: int) -> FileRow:
    if line > MOST_LINES + 1:
        raise Refused("import-file-too-large", kilobytes=LARGEST_FILE // 1000, lines=MOST_LINES)
    if len(row) != len(columns) or max(map(len, row)) > LONGEST_FIELD:
        raise Refused("import-file-lines", line=line, reason=f"{len(row)} / {len(columns)}")
    return FileRow(line, {column: tidy(text) for column, text in zip(columns, row, strict=True)})
