"""What stands in the cells: heads and fixed words in the reader's language, times as ISO 8601 with the offset."""

from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from organisation.texts import Language, Text

Cell = str | int | float | None


@cache
def catalogue() -> dict[str, Text]:
    return msgspec.convert(yaml.safe_load((files("api.exporting") / "texts.yaml").read_text("utf-8")), dict[str, Text])


def heads(table: type[msgspec.Struct], language: Language) -> list[str]:
    return [catalogue()[name].within(language) for name in table.__struct_fields__]


def cells(row: msgspec.Struct, language: Language) -> list[Cell]:
    return [_cell(name, getattr(row, name), language) for name in row.__struct_fields__]


def _cell(name: str, value: object, language: Language) -> Cell:
    match value:
        case bool():
            return catalogue()["yes" if value else "no"].within(language)
        case None | int() | float():
            return value
        case datetime():
            return value.isoformat(timespec="seconds")
    word = catalogue().get(f"{name}-{value}")
    return word.within(language) if word else str(value)
