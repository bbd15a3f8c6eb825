"""Every address that a reader could try: each GET route with each known value in each place, and each filter."""

from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from api.paging import write_cursor
from ledger.database import rows
from tests.api.world import World
from tests.scheduler.stories import STRATUM, TUESDAY

Description = dict[str, Any]

# Each is a link or code that was handed to somebody, and says what it says to whoever has it.
BEARERS = {"/v1/files/{token}", "/v1/receipts/{receipt}"}


class Known(msgspec.Struct, frozen=True):
    """What a reader may have picked up somewhere."""

    ids: list[str]
    words: list[str]


async def known(world: World) -> Known:
    """The ids of everything there is about inspections, and what names their unit."""
    tables = ("inspection", "sheet", "evidence", "finding", "programme", "plan_version", "inspection_order")
    ids = [str(each["id"]) for table in tables for each in await rows(f"SELECT id FROM {table}")]
    cast = world.cast
    people = [str(member.person) for member in (cast.hung, cast.mai, cast.tuan)]
    seen = await rows("SELECT released_at, id FROM inspection ORDER BY released_at DESC")
    cursors = [write_cursor(each["released_at"], each["id"]) for each in seen]
    return Known(
        [*ids, *people, str(cast.centre.id)],
        [cast.centre.code, "Xuân Trúc", STRATUM, *cursors, write_cursor(ids[0]), write_cursor(TUESDAY)],
    )


def addresses(description: Description, known: Known) -> Iterator[str]:
    for path, operations in description["paths"].items():
        if "get" not in operations or path in BEARERS:
            continue
        parameters = operations["get"].get("parameters", [])
        queries = [each for each in parameters if each["in"] == "query"]
        needed = {each["name"]: _values(each["schema"], known)[0] for each in queries if each["required"]}
        asked = f"?{urlencode(needed)}" if needed else ""
        filled = list(_filled(path, [each for each in parameters if each["in"] == "path"], known))
        yield from (each + asked for each in filled)
        for each in queries:
            for value in _values(each["schema"], known):
                yield f"{filled[0]}?{urlencode(needed | {each['name']: value})}"


def _filled(path: str, parameters: list[Any], known: Known) -> Iterator[str]:
    """Of several places the first takes each value, the others what belongs there."""
    choices = [_values(each["schema"], known) for each in parameters]
    for chosen in product(*choices[:2], *(values[:1] for values in choices[2:])):
        filled = path
        for parameter, value in zip(parameters, chosen, strict=True):
            filled = filled.replace(f"{{{parameter['name']}}}", quote(value, safe=""))
        yield filled


def _values(schema: Any, known: Known) -> list[str]:
    kinds = [schema, *schema.get("oneOf", []), *schema.get("anyOf", [])]
    if any(kind.get("format") == "uuid" for kind in kinds):
        return known.ids
    if any(kind.get("format") == "date" for kind in kinds):
        return [str(TUESDAY)]
    if enumerated := [value for kind in kinds for value in kind.get("enum", []) if value is not None]:
        return enumerated
    types = {name for kind in kinds for name in _types(kind)}
    if "boolean" in types:
        return ["true", "false"]
    return ["1", "2"] if "integer" in types else known.words


def _types(kind: Any) -> list[str]:
    named = kind.get("type", [])
    return named if isinstance(named, list) else [named]
