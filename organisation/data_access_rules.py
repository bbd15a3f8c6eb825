"""What is written down about reading personal data, and who learns of it when."""

from datetime import datetime, timedelta
from typing import Literal

from organisation.actors import DESK, Actor

AccessKind = Literal[
    "people_list",
    "person",
    "devices",
    "finding_names",
    "explanation_links",
    "custody_bundle",
    "export",
    "original",
    "breach_extent",
    "own_copy",
]

KEPT_FOR = timedelta(days=730)
QUIET = timedelta(days=180)
"""An order is signed at most 90 days before its visit, and whom it sends is looked up up to as long before that."""
FOLDED = timedelta(minutes=10)
"""Who reads the same again within this time leaves no second row."""


def shown_from(reader: Actor, at: datetime) -> datetime:
    """When the people concerned and administrators may know of it; overseers know at once."""
    return at + QUIET if reader.has(*DESK) else at
