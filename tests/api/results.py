"""Visits that are over, for tests of what became of them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.identifiers import uuid7
from tests.api.story import open_door, publish_checklists
from tests.api.visits import Visit, submitted
from tests.cast import Cast
from tests.conftest import Hours


async def sent_out(cast: Cast, hours: Hours, programme: UUID | None = None, kind: str = "drawn") -> UUID:
    """Hùng and Mai are on their way to Tuấn's centre, until nine hours from now."""
    checklist = await publish_checklists(cast, hours.now)
    async with change(by="clock", at=hours.now) as record:
        return await release(
            record,
            kind=kind,
            programme=programme or uuid7(),
            plan_version=None,
            draw_day=None,
            unit=cast.centre.id,
            leader=cast.hung.person,
            members=[cast.mai.person],
            checklist_version=checklist.id,
            profile="opening",
            arrives_at=hours.now + timedelta(minutes=30),
            ends_at=hours.now + timedelta(hours=9),
            now=hours.now,
        )


async def handed_in(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, inspection: UUID, *wrong: dict[str, Any]
) -> Visit:
    visit = Visit(client, cast, hours, inspection)
    assert (await open_door(client, cast.hung, inspection, hours.now)).status_code == 201
    return await submitted(visit, *wrong)


async def conclude(visit: Visit) -> None:
    """As serious as can be: three people sign, after the time to explain is over."""
    visit.hours.forward(days=9)
    assert (await visit.draft()).status_code == 201
    issued = await visit.post(visit.cast.thu, "/conclusions/1/issuance")
    assert issued.status_code == 201, issued.text
    await visit.post(visit.cast.minh, "/conclusions/1/second-signature")
    assert await visit.state() == "concluded"
