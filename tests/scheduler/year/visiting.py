"""What becomes of the visits of a day, as their teams tell the server."""

import asyncio
import json
from datetime import datetime, timedelta
from typing import Any

from checklists.publishing import published_version
from inspections import queries
from inspections.visiting import ending, sheet_queries, sheets, submitting, withdrawing
from inspections.visiting.opening import Door, open_at_door
from ledger.database import Row, row, rows
from ledger.identifiers import uuid7
from tests.scheduler.year.chance import Chance, Falling
from tests.scheduler.year.province import Province

SEEN: list[dict[str, Any]] = [
    {"item": "CL-VN-01-A01", "type": "count", "value": 8, "denominator": 8},
    {"item": "CL-VN-01-B01", "type": "count", "value": 8, "denominator": 8},
]
WHY_INCOMPLETE = "the other one was on the way"


async def released() -> list[Row]:
    return await rows("SELECT * FROM inspection WHERE state = 'released' ORDER BY unit_code")


class Visitors:
    def __init__(self, province: Province, chance: Chance) -> None:
        self._province = province
        self._chance = chance

    async def fall_away(self, now: datetime) -> bool:
        """On the way; whether anybody did."""
        fell = False
        for inspection in await released():
            falling = self._chance.falling(now.date(), inspection["unit_code"])
            if falling is not None and inspection["arrives_at"] > now - timedelta(hours=3):
                await self._withdraw(inspection, falling, now)
                fell = True
        return fell

    async def _withdraw(self, inspection: Row, falling: Falling, now: datetime) -> None:
        team = await queries.team(inspection["id"])
        for person in team if falling == "everybody" else team[-1:]:
            reason: withdrawing.Reason = "conflict" if falling == "conflict" else "illness"
            notice = withdrawing.Notice(uuid7(), reason, "", None)
            await withdrawing.withdraw(self._province.inspector(person["id"]), inspection["id"], notice, now)

    async def visit(self, now: datetime) -> None:
        """All of the day that are still to be made, at the same time."""
        to_make = [each for each in await released() if each["arrives_at"] > now - timedelta(hours=12)]
        await asyncio.gather(*(self._visit(inspection, now) for inspection in to_make))

    async def _visit(self, inspection: Row, now: datetime) -> None:
        fate = self._chance.fate(now.date(), inspection["unit_code"])
        leader = self._province.inspector(inspection["leader"])
        if fate == "missed":
            return
        if fate == "cancelled":
            await ending.call_off(leader, inspection, "cancel", "the road is under water", None, now)
            return
        came = inspection["arrives_at"] + timedelta(minutes=50 if fate == "late" else 2)
        await open_at_door(leader, inspection, Door(uuid7(), min(came, now), None, None, None), now)
        opened = await self._now(inspection)
        if fate == "aborted":
            await ending.call_off(leader, opened, "abort", "nobody could be found", None, now)
        else:
            await self._hand_in(opened, now)

    async def _hand_in(self, inspection: Row, now: datetime) -> None:
        leader = self._province.inspector(inspection["leader"])
        checklist = await published_version(inspection["checklist_version"])
        sheet = uuid7()
        document = {
            "inspection": str(inspection["id"]),
            "sheet": str(sheet),
            "revision": 1,
            "checklist": checklist.sha256.hex(),
            "claimedAt": now.isoformat(),
            "submitted": True,
            "answers": SEEN,
        }
        place = await sheet_queries.find_place(leader, inspection["id"], sheet, 1)
        assert place is not None
        await sheets.keep_revision(leader, place, sheet, 1, sheets.Sent(json.dumps(document).encode(), None), now)
        submission = {"id": str(uuid7()), "claimedAt": now.isoformat(), "incompleteReason": WHY_INCOMPLETE}
        await submitting.submit(leader, inspection, json.dumps(submission).encode(), now)

    async def _now(self, inspection: Row) -> Row:
        found = await row("SELECT * FROM inspection WHERE id = $1", inspection["id"])
        assert found is not None
        return found
