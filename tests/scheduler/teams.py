"""Teams of Hưng Yên beside Hùng and Mai, and who of them is away."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ledger.identifiers import uuid7
from organisation.tables import Leave
from tests.cast import Cast, Member


def team(leader: Member, *members: Member, **more: str) -> dict[str, Any]:
    return {"leader": str(leader.person), "members": [str(each.person) for each in members]} | more


def two_teams(cast: Cast, second: tuple[Member, Member]) -> list[dict[str, Any]]:
    return [team(cast.hung, cast.mai), team(*second)]


async def grant_leave(person: UUID, first: date, last: date, now: datetime) -> None:
    await Leave.insert(
        Leave(
            person=person,
            first_day=first,
            last_day=last,
            proposed_by=uuid7(),
            proposed_at=now,
            approved_by=uuid7(),
            approved_at=now,
        )
    )
