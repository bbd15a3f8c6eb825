"""What all tables have in common: visits page by page, and what a row tells under the names of a table's columns."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from checklists.publishing import published_version
from inspections.exporting.export_queries import NEWEST, Wanted, visits
from ledger.database import Row
from organisation.actors import Actor
from organisation.texts import Language

AT_ONCE = 500
Codes = Mapping[UUID, str]
"""Of programmes, which the package above knows."""
TIMES = (
    "released_at",
    "arrives_at",
    "ends_at",
    "opened_at",
    "submitted_at",
    "explanation_due",
    "concluded_at",
    "closed_at",
)
COMPUTED = {"note", "photos", "score"}


async def pages(actor: Actor, wanted: Wanted) -> AsyncIterator[list[Row]]:
    """Each page is a statement of its own: whoever reads slowly holds no transaction open."""
    after = NEWEST
    while page := await visits(actor, wanted, after, AT_ONCE):
        yield page
        if len(page) < AT_ONCE:
            return
        after = page[-1]["released_at"], page[-1]["id"]


async def question(visit: Row, item: str, language: Language) -> str:
    version = await published_version(visit["checklist_version"])
    asked = next(each.question for each in version.document.items if each.code == item)
    return str(getattr(asked, language))


def told(made: type[msgspec.Struct], row: Row) -> dict[str, Any]:
    """What the row has under the names of the table's columns."""
    return {name: row[name] for name in made.__struct_fields__ if name in row and name not in COMPUTED}


def local(row: Row, zone: str, *times: str) -> dict[str, datetime | None]:
    there = ZoneInfo(zone)
    return {name: row[name] and row[name].astimezone(there) for name in times or TIMES}
