"""The checklists that come with Sidak, published before the first plan."""

from hashlib import sha256
from uuid import UUID

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.programmes import CHECKLIST
from api.demo.national.scale import Scale
from checklists import documents
from checklists.format import Document
from checklists.starting import starters


def add_checklists(scale: Scale, rows: Rows, book: Book, author: UUID, approver: UUID) -> tuple[UUID, str, Document]:
    """Of the one that everybody uses: the id of its version, the hash, the document as it will be read."""
    chance, at, used = Chance(scale.seed, 252), scale.prepared_at, None
    for document in starters():
        content = documents.to_json(document)
        digest = sha256(content).digest()
        checklist, version = chance.id(at), chance.id(at)
        rows.add("checklist", checklist, document.code)
        signed = (author, at, approver, at)
        rows.add("checklist_version", version, checklist, document.version, "published", content, digest, *signed)
        facts = {"code": document.code, "number": document.version, "sha256": digest.hex()}
        book(at, author, "checklist.drafted", version, facts)
        book(at, approver, "checklist.published", version, facts)
        if document.code == CHECKLIST:
            used = (version, digest.hex(), documents.from_json(content))
    assert used
    return used
