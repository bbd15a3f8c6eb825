"""How the bytes of a checklist document are read, checked and written."""

import msgspec

from checklists import checking, reading
from checklists.format import Document


def from_yaml(source: bytes) -> Document:
    return checked(reading.from_yaml(source, Document))


def from_json(source: bytes) -> Document:
    return checked(reading.from_json(source, Document))


def to_json(document: Document) -> bytes:
    """The bytes that are hashed, published and served: in the format's order, whatever the source was."""
    return msgspec.json.encode(document)


def checked(document: Document) -> Document:
    checking.check(document)
    return document
