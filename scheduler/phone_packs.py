"""What an inspector's phone holds in advance: the checklists and units of every stratum that may send them out.

It must tell nothing: it follows from approved plans and the inspector's roles alone, never from a team, an order, a
draw or an inspection. So it is the same whoever is drawn, and whether or not a sealed order names this inspector.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from checklists.publishing import PublishedChecklist, published_version
from ledger.database import Row
from organisation.actors import Actor
from scheduler import pack_queries as queries

KEPT_AFTER_PLAN = timedelta(days=14)
"""A visit of the last day may still have a sheet to finish."""


class PhonePack(msgspec.Struct, frozen=True):
    checklists: Sequence[PublishedChecklist]
    units: Sequence[Row]


async def pack(actor: Actor, now: datetime) -> PhonePack:
    since = (now - KEPT_AFTER_PLAN).date()
    checklists = [await published_version(version) for version in await queries.checklist_versions(actor, since)]
    return PhonePack(checklists, await queries.units(actor, since, now))
