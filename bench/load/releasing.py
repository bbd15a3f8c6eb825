"""The release minute, as the clock has it, in a process of its own: `python -m bench.load.releasing DATABASE`.

Each line it reads is a JSON list of teams; each line it prints is the list of their inspections.
"""

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from api.databases import connections
from checklists.publishing import PublishedChecklist, newest_version
from inspections.visiting.releasing import release
from ledger.changes import change
from ledger.database import DB

CHECKLIST, PROFILE = "CL-VN-01", "full"


class Team(msgspec.Struct, frozen=True):
    leader: UUID
    members: list[UUID]
    unit: UUID
    programme: UUID


async def release_all(teams: Sequence[Team], checklist: PublishedChecklist) -> list[UUID]:
    now = datetime.now(UTC)
    async with change(by="clock", at=now) as record:
        return [
            await release(
                record,
                kind="drawn",
                programme=team.programme,
                plan_version=None,
                draw_day=None,
                unit=team.unit,
                leader=team.leader,
                members=team.members,
                checklist_version=checklist.id,
                profile=PROFILE,
                arrives_at=now + timedelta(minutes=30),
                ends_at=now + timedelta(hours=9),
                now=now,
                demonstration=True,
            )
            for team in teams
        ]


async def obey() -> None:
    async with connections():
        checklist = await newest_version(CHECKLIST)
        while line := await asyncio.to_thread(sys.stdin.readline):
            made = await release_all(msgspec.json.decode(line, type=list[Team]), checklist)
            print(msgspec.json.encode(made).decode(), flush=True)


if __name__ == "__main__":
    DB.connect_to(sys.argv[1])
    asyncio.run(obey())
