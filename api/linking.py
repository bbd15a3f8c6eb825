"""Links of the description: which answers carry what another operation's path takes.

Nothing is listed by hand. A path's parameter is told by the `id` of an answer where it stands behind the collection of
that answer; by a property of the same name and format; or by the path that was asked for."""

from collections.abc import Iterator
from typing import Any, NamedTuple

Json = dict[str, Any]
FIRST_OF = {"page": "/items/0", "list": "/0", "one": ""}


class Answer(NamedTuple):
    """What a success says: `where` its thing stands within the body, the thing's shape, and its collection's name."""

    where: str
    shape: Json
    collection: str


def link(description: Json) -> None:
    shapes: Json = description["components"]["schemas"]
    operations = [(path, each) for path, methods in description["paths"].items() for each in methods.values()]
    homes, owners = _homes(operations, shapes), _owners(description["paths"])
    for path, operation in operations:
        for status, where, name in _things(operation, shapes):
            answer = Answer(where, shapes[name], homes.get(name, ""))
            links = {
                target["operationId"]: {"operationId": target["operationId"], "parameters": told}
                for to, target in operations
                if target is not operation and (told := _told(path, answer, to, target, owners))
            }
            if links:
                operation["responses"][status]["links"] = links


def _homes(operations: list[tuple[str, Json]], shapes: Json) -> dict[str, str]:
    """The collection of a shape: where it is listed, made or read alone."""
    homes: dict[str, str] = {}
    for path, operation in operations:
        for _, _, name in _things(operation, shapes):
            homes.setdefault(name, _collection(path))
    return {name: collection for name, collection in homes.items() if name and collection}


def _owners(paths: Json) -> dict[str, str]:
    """What a parameter is one of: `person` of people."""
    owners: dict[str, str] = {}
    for path in paths:
        if path.endswith("}"):
            name = path.rpartition("{")[2].rstrip("}")
            owners.setdefault(name, _before(path, name))
    return owners


def _collection(path: str) -> str:
    """Of /v1/breaches and of /v1/breaches/{breach}; an act behind it tells nothing."""
    parts = [part for part in path.split("/") if part]
    if parts[-1].startswith("{"):
        parts.pop()
    return parts[-1]


def _things(operation: Json, shapes: Json) -> Iterator[tuple[str, str, str]]:
    """Status, place in the body and shape's name."""
    for status, response in operation["responses"].items():
        schema = response.get("content", {}).get("application/json", {}).get("schema")
        if not status.startswith("2") or not schema:
            continue
        kind, thing = "one", schema
        if schema.get("type") == "array":
            kind, thing = "list", schema.get("items", {})
        elif items := _properties(schema, shapes).get("items"):
            kind, thing = "page", items.get("items", {})
        if "$ref" in thing:
            yield status, FIRST_OF[kind], thing["$ref"].rpartition("/")[2]


def _told(path: str, answer: Answer, to: str, target: Json, owners: dict[str, str]) -> dict[str, str]:
    """An expression for every parameter of the target's path, one of them of the answer; or nothing."""
    told: dict[str, str] = {}
    for parameter in (each for each in target.get("parameters", ()) if each["in"] == "path"):
        name, before = parameter["name"], _before(to, parameter["name"])
        if answer.collection in (before, owners.get(name)) and _alike(answer.shape, "id", parameter):
            told[f"path.{name}"] = f"$response.body#{answer.where}/id"
        elif _alike(answer.shape, name, parameter) and _is_the_same(path, answer, to, parameter, owners):
            told[f"path.{name}"] = f"$response.body#{answer.where}/{name}"
        elif before and before == _before(path, name):
            told[f"path.{name}"] = f"$request.path.{name}"
        else:
            return {}
    return told if any(each.startswith("$response") for each in told.values()) else {}


def _is_the_same(path: str, answer: Answer, to: str, parameter: Json, owners: dict[str, str]) -> bool:
    """A number is one of its own collection only. An id of something else leads to that thing, not to all it takes."""
    name, before = parameter["name"], _before(to, parameter["name"])
    if parameter["schema"].get("format") != "uuid":
        return before in path.split("/")
    own = answer.collection and "id" in answer.shape["properties"]
    return before in (owners.get(name), answer.collection) and (not own or to.endswith("{" + name + "}"))


def _before(path: str, name: str) -> str:
    """The part of the path before its parameter."""
    return path.partition("/{" + name + "}")[0].rpartition("/")[2] if "/{" + name + "}" in path else ""


def _alike(shape: Json, name: str, parameter: Json) -> bool:
    """Whether the shape has such a property, which may be empty at times."""
    described = shape.get("properties", {}).get(name, {})
    wanted = parameter["schema"]
    choices = described.get("oneOf", [described])
    return any(choice and all(choice.get(key) == wanted.get(key) for key in ("type", "format")) for choice in choices)


def _properties(schema: Json, shapes: Json) -> Json:
    found: Json = shapes[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    properties: Json = found.get("properties", {})
    return properties
