"""Reads a checklist that a stranger wrote: bounded in size, depth and number before anything is built from it."""

from collections.abc import Hashable
from typing import Any, TypeVar

import msgspec
import yaml
from yaml.nodes import MappingNode

from organisation.refusing import Refused

LARGEST = 256 * 1024
DEEPEST = 12
MOST_NODES = 20_000
LONGEST_SCALAR = 4_000

Parsed = TypeVar("Parsed")


class UniqueKeys(yaml.CSafeLoader):
    """Plain data only; a key given twice is an error, because readers differ in which one they take."""

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise yaml.constructor.ConstructorError(None, None, "a key is given twice", key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep)


def from_yaml(source: bytes, kind: type[Parsed]) -> Parsed:
    _refuse_large(source)
    try:
        text = source.decode("utf-8")
        _refuse_bomb(text)
        # UniqueKeys extends the safe loader: no tag of the document builds an object.
        content = yaml.load(text, UniqueKeys)  # noqa: S506
    except yaml.YAMLError as error:
        raise _unreadable(error) from None
    except (ValueError, RecursionError):
        # A date like 2025-99-99, a number of five thousand digits, bytes that are no text.
        raise Refused("checklist-not-readable", line=0) from None
    return _converted(content, kind)


def from_json(source: bytes, kind: type[Parsed]) -> Parsed:
    _refuse_large(source)
    try:
        return msgspec.json.decode(source, type=kind)
    except msgspec.ValidationError as error:
        raise _wrong_field(error) from None
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise Refused("checklist-not-readable", line=0) from None


def _refuse_large(source: bytes) -> None:
    if len(source) > LARGEST:
        raise Refused("checklist-too-large", most=LARGEST // 1024)


def _refuse_bomb(text: str) -> None:
    """Walks the events, which costs little whatever they would unfold to."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, yaml.CSafeLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST or count > MOST_NODES or _is_hostile(event):
            raise Refused("checklist-not-plain", line=_line_of(event))


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _is_hostile(event: yaml.Event) -> bool:
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST_SCALAR:
        return True
    return isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None


def _converted(content: object, kind: type[Parsed]) -> Parsed:
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise _wrong_field(error) from None


def _unreadable(error: yaml.YAMLError) -> Refused:
    mark: yaml.Mark | None = getattr(error, "problem_mark", None)
    return Refused("checklist-not-readable", line=mark.line + 1 if mark else 0)


def _wrong_field(error: msgspec.ValidationError) -> Refused:
    """msgspec says "Expected `int`, got `str` - at `$.sections[0].weight`"."""
    reason, _, place = str(error).partition(" - at `$")
    return Refused("checklist-field-wrong", field=place.strip(".`") or "document", reason=reason)
