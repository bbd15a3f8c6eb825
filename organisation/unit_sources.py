"""Where units come from: the package `vietnamadminunits`, or a CSV file that nobody has to trust."""

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from organisation.refusing import Refused
from organisation.unit_rows import COUNTRY, OPTIONAL, REQUIRED, RawRow

VIETNAM = "vietnamadminunits"
VIETNAM_SINCE = "2025-07-01"
LARGEST_FILE = 32 * 2**20
MOST_ROWS = 200_000
LONGEST_FIELD = 4_000


class Source(msgspec.Struct, frozen=True):
    """`digest` is the SHA-256 of what was read."""

    rows: list[RawRow]
    digest: str


def read_source(source: str) -> Source:
    """Raises Refused when it cannot be read at all; single rows are judged later, by line."""
    return read_vietnam() if source == VIETNAM else read_csv(Path(source))


def read_vietnam() -> Source:
    data = files(VIETNAM) / "data"
    with as_file(data / "dataset.db") as path:
        digest = sha256(path.read_bytes()).hexdigest()
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            rows = list(_vietnam(connection, _predecessors(data, connection)))
        finally:
            connection.close()
    return Source([RawRow(row) for row in rows], digest)


def _vietnam(
    connection: sqlite3.Connection, predecessors: dict[tuple[str, str], list[str]]
) -> Iterator[dict[str, str]]:
    yield _vietnamese("VN", "Việt Nam", COUNTRY, "") | {"zone": "Asia/Ho_Chi_Minh"}
    provinces = "SELECT DISTINCT provinceCode, province, provinceLat, provinceLon FROM admin_units ORDER BY 1"
    for code, name, *place in connection.execute(provinces):
        yield _vietnamese(code, name, "province", "VN", *place)
    communes = "SELECT wardCode, ward, provinceCode, provinceKey, wardKey, wardLat, wardLon FROM admin_units ORDER BY 1"
    for code, name, province, province_key, key, *place in connection.execute(communes):
        former = " ".join(predecessors[province_key, key])
        yield _vietnamese(code, name, "commune", province, *place) | {"predecessors": former}


def _vietnamese(code: str, name: str, kind: str, parent: str, *place: float | None) -> dict[str, str]:
    latitude, longitude = ("" if degrees is None else str(degrees) for degrees in place or (None, None))
    return {
        "code": code,
        "name": name,
        "kind": kind,
        "parent_code": parent,
        "jurisdiction": "VN",
        "valid_from": VIETNAM_SINCE,
        "latitude": latitude,
        "longitude": longitude,
    }


def _predecessors(data: Traversable, connection: sqlite3.Connection) -> dict[tuple[str, str], list[str]]:
    """Codes until June 2025 of the communes each commune was made of, by its province's and its own key."""
    legacy = "SELECT provinceKey || '_' || districtKey || '_' || wardKey, wardCode FROM admin_units_legacy"
    codes = {key: code for key, code in connection.execute(legacy) if key and code}
    converter = json.loads((data / "converter_2025.json").read_text("utf-8"))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, former in wards.items():
            found[province, ward].update(codes[key] for key in former if key in codes)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, wards in divided.items():
            for ward in wards:
                found[province, ward["newWardKey"]].update({codes[key]} if key in codes else ())
    return defaultdict(list, {key: sorted(former) for key, former in found.items()})


def read_csv(path: Path) -> Source:
    return read_content(_read(path))


def read_content(content: bytes) -> Source:
    """CSV in UTF-8 with or without a byte order mark, commas or semicolons, a header line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("units-file-encoding") from None
    if "\x00" in text:
        raise Refused("units-file-encoding")
    return Source(_rows(text), sha256(content).hexdigest())


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise Refused("units-file-missing", source=path.name) from None
    if len(content) > LARGEST_FILE:
        raise Refused("units-file-too-large", megabytes=LARGEST_FILE // 2**20, rows=MOST_ROWS)
    return content


def _rows(text: str) -> list[RawRow]:
    lines = text.splitlines(keepends=True)
    header = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=";" if header.count(";") > header.count(",") else ",", strict=True)
    try:
        fields = [field.strip() for field in next(reader, [])]
        _check_header(fields)
        return list(_numbered(reader, fields))
    except csv.Error as error:
        raise Refused("units-file-csv", line=reader.line_num, reason=str(error)[:100]) from None


def _check_header(fields: list[str]) -> None:
    missing = [field for field in REQUIRED if field not in fields]
    unknown = [field for field in fields if field not in (*REQUIRED, *OPTIONAL)]
    if missing or unknown or len(set(fields)) < len(fields):
        wrong = (missing or unknown or fields)[0]
        raise Refused("units-file-header", field=wrong[:40], fields=", ".join((*REQUIRED, *OPTIONAL)))


def _numbered(reader: Iterable[list[str]], fields: list[str]) -> Iterator[RawRow]:
    line = 1
    for count, row in enumerate(reader):
        line = getattr(reader, "line_num", line + 1)
        if not any(row):
            continue
        if count >= MOST_ROWS:
            raise Refused("units-file-too-large", megabytes=LARGEST_FILE // 2**20, rows=MOST_ROWS)
        if len(row) != len(fields) or max(map(len, row)) > LONGEST_FIELD:
            raise Refused("units-file-csv", line=line, reason=f"{len(row)} fields instead of {len(fields)}")
        yield RawRow(dict(zip(fields, row, strict=True)), line)
