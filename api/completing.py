"""What Litestar's description leaves out or gets wrong, put right in the finished document."""

from collections.abc import Iterator
from typing import Any

from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import OpenAPI

from api.linking import link
from api.naming_shapes import name_pages

Json = dict[str, Any]
EVENTS = "text/event-stream"
WITHOUT_BODY = {"204", "304"}
SOMETHING = r"[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""What Python means by \\S; the expressions of a description, those of ECMA-262, mean something else by it."""
TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"


class Completed(OpenAPI):
    def to_schema(self) -> Json:
        description = super().to_schema()
        complete(description)
        link(description)
        return name_pages(description)


class CompletedConfig(OpenAPIConfig):
    def to_openapi_schema(self) -> OpenAPI:
        made = super().to_openapi_schema()
        return Completed(**{name: getattr(made, name) for name in made.__dataclass_fields__})


def complete(description: Json) -> None:
    shapes: Json = description["components"]["schemas"]
    for shape in _inside(shapes):
        _drop_the_dots(shape)
        _tell_the_time(shape)
        _tell_of_blanks(shape)
    for path in description["paths"].values():
        for method, operation in path.items():
            _empty_bodies(method, operation["responses"])
            _tell_of_events(operation["responses"])
            sent = [body["schema"] for body in operation.get("requestBody", {}).get("content", {}).values()]
            if method == "put" or any("id" in _resolved(schema, shapes).get("properties", {}) for schema in sent):
                _both_times(operation["responses"])


def _drop_the_dots(shape: Json) -> None:
    """`tuple[UUID, ...]` becomes a list of UUIDs or of anything."""
    choices = [choice for choice in shape.get("oneOf", ()) if choice]
    if len(choices) == 1 and len(shape["oneOf"]) > 1:
        del shape["oneOf"]
        shape |= choices[0]


def _tell_the_time(shape: Json) -> None:
    """Litestar takes a time of day for a duration; ours have no zone, which OpenAPI's "time" asks for."""
    if shape.get("format") in ("duration", "time", "partial-time"):
        del shape["format"]
        shape["pattern"] = TIME_OF_DAY


def _tell_of_blanks(shape: Json) -> None:
    if shape.get("pattern") == r"\S":
        shape["pattern"] = SOMETHING


def _empty_bodies(method: str, responses: Json) -> None:
    for status, response in responses.items():
        if status in WITHOUT_BODY or method == "head":
            response.pop("content", None)


def _tell_of_events(responses: Json) -> None:
    """A stream is described by one of its events: the shape is that of the JSON text in its `data`."""
    for response in responses.values():
        for stream in (content for kind, content in response.get("content", {}).items() if kind == EVENTS):
            data = {"type": "string", "contentMediaType": "application/json", "contentSchema": stream["schema"]}
            stream["schema"] = {
                "type": "object",
                "properties": {"event": {"type": "string"}, "data": data},
                "required": ["event", "data"],
            }


def _both_times(responses: Json) -> None:
    """What carries an id made on the phone is new the first time and there the second."""
    known = responses.get("200") or responses.get("201")
    if known and "204" not in responses:
        responses |= {"200": known, "201": known}


def _resolved(schema: Json, shapes: Json) -> Json:
    found: Json = shapes[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _inside(value: Any) -> Iterator[Json]:
    """Every object within."""
    if isinstance(value, dict):
        yield value
        for part in list(value.values()):
            yield from _inside(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _inside(part)
