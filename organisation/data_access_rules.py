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
QUIET = timedelta(days=100)
"""An order is signed at most 90 days before its visit: whom a desk looked up would tell of it until then."""


def shown_from(reader: Actor, at: datetime) -> datetime:
    """When the people concerned and administrators may know of it; overseers know at once."""
    return at + QUIET if reader.has(*DESK) else at
