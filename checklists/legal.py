"""Which legal references an item shows: those of the unit's jurisdiction, in force on the day of the visit."""

from datetime import date

import msgspec

from checklists.format import Document, LegalReference
from checklists.items import Item


class Citation(msgspec.Struct, frozen=True, rename="camel"):
    """`place` is the article or point, may be empty; `verified` must be shown with it (see documents). In force from
    the first of the days to the last, both included, as far as they are known."""

    key: str
    place: str
    title: str
    verified: str
    effective_from: date | None
    effective_to: date | None


def legal_basis(document: Document, item: Item, jurisdiction: str, on: date) -> tuple[Citation, ...]:
    cited = (entry.partition(":") for entry in item.legal_basis)
    return tuple(
        _citation(key, place, document.legal_references[key])
        for key, _, place in cited
        if key.startswith(f"{jurisdiction}-") and _in_force(document.legal_references[key], on)
    )


def _citation(key: str, place: str, law: LegalReference) -> Citation:
    return Citation(key, place, law.title, law.verified, law.effective_from, law.effective_to)


def _in_force(reference: LegalReference, on: date) -> bool:
    """The last day counts."""
    return (reference.effective_from is None or reference.effective_from <= on) and (
        reference.effective_to is None or on <= reference.effective_to
    )
