"""Names of shapes as a reader of the description calls them, without the modules their code stands in."""

import re
from typing import Any

Json = dict[str, Any]
PLACE = "#/components/schemas/"
PAGE = re.compile(r"Page_(?:\w+\.)+(\w+)_")
"""A page of a list, as Litestar names it: `Page_api.units.Unit_`."""


def name_pages(description: Json) -> Json:
    shapes: Json = description["components"]["schemas"]
    names = {PLACE + name: PLACE + PAGE.sub(r"PageOf\1", name) for name in shapes if PAGE.fullmatch(name)}
    if len(set(names.values())) < len(names):
        raise ValueError(f"two pages would have one name: {sorted(names)}")
    renamed: Json = _renamed(description, names)
    renamed["components"]["schemas"] = {
        names.get(PLACE + name, name).removeprefix(PLACE): shape
        for name, shape in renamed["components"]["schemas"].items()
    }
    return renamed


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(part, names) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value
