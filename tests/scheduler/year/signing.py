"""What Lan proposes and Thu signs: plans, other capacities, closures, leave, orders."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from organisation import calendars, leaving
from organisation.tables import CalendarDay
from scheduler import capacities, capacity_queries, order_queries, orders, planning, queries
from scheduler.keys import MasterKeys
from scheduler.plans import Plan, Team
from tests.scheduler.stories import HOURS
from tests.scheduler.year.chance import Absence
from tests.scheduler.year.province import Province

NEW_PROGRAMME = {
    "code": "HY01",
    "name": {"vi": "Trung tâm hành chính công", "id": "Pusat layanan", "en": "Service centres"},
    "kinds": ["commune_pasc"],
    "calendar": "working",
    "demonstration": False,
}
SLOTS = [
    {"name": "opening", "arrive": {"day": 0, "at": "07:30:00"}, "weight": 2},
    {"name": "mid-morning", "arrive": {"day": 0, "at": "09:30:00"}, "weight": 1},
]
CAPACITY = 4


def first_plan(province: Province) -> dict[str, Any]:
    """Six centres are visited twice as often as the others, and one is promised nothing."""
    often = {centre.code: 20 for centre in province.centres[10:16]}
    return {
        "capacity": CAPACITY,
        "openDaysPerYear": 249,
        "frequencies": {"commune_pasc": 10},
        "exceptions": often,
        "teams": _teams(province),
        "checklist": {"code": "CL-VN-OPEN", "version": 1, "profile": "opening"},
        "hours": HOURS,
        "gaps": {"commune_pasc": 110},
        "gapExceptions": dict.fromkeys(often, 60) | {province.centres[30].code: 0},
        "substitutes": [str(person) for person in province.substitutes],
        "travel": {"kilometresPerHour": 40, "mostMinutes": 120},
    }


def _teams(province: Province) -> list[dict[str, Any]]:
    """The last one starts from the north and cannot reach the south."""
    teams: list[dict[str, Any]] = [{"leader": str(leader), "members": [str(one)]} for leader, one in province.teams]
    teams[-1]["base"] = province.centres[8].code
    return teams


def second_plan(province: Province) -> dict[str, Any]:
    """Other centres are visited often, some by what they scored; teams arrive early or later, one stays free."""
    often = {centre.code: 20 for centre in province.centres[50:54]}
    scored = {centre.code: 1250 for centre in province.centres[60:70]}
    praised = {centre.code: 750 for centre in province.centres[70:75]}
    return first_plan(province) | {
        "exceptions": often,
        "gaps": {"commune_pasc": 100},
        "gapExceptions": dict.fromkeys(often, 60) | dict.fromkeys(praised, 140),
        "adjustments": scored | praised,
        "reserved": 1,
        "slots": SLOTS,
    }


class Signers:
    def __init__(self, province: Province, keys: MasterKeys) -> None:
        self._province = province
        self._keys = keys
        self.programme = UUID(int=0)

    async def found(self, now: datetime) -> None:
        new = msgspec.convert(NEW_PROGRAMME | {"unit": str(self._province.unit.id)}, planning.NewProgramme)
        self.programme = await planning.create(self._province.lan, new, now)

    async def plan(self, plan: dict[str, Any], first: date, last: date, now: datetime) -> None:
        lan, thu = self._province.lan, self._province.thu
        programme = await queries.programme(self.programme)
        version = await planning.propose(lan, programme, msgspec.convert(plan, Plan), first, last, now)
        found = await queries.visible_version(thu, version)
        assert found is not None
        await planning.approve(thu, found, self._keys, now)

    async def capacity(self, day: date, capacity: int, now: datetime) -> None:
        lan, thu = self._province.lan, self._province.thu
        programme = await queries.programme(self.programme)
        proposed = await capacities.propose(lan, programme, capacities.Proposal(day, capacity, "Tập huấn"), now)
        found = await capacity_queries.visible_day(thu, proposed)
        assert found is not None
        await capacities.approve(thu, found, now)

    async def close_all(self, day: date, now: datetime, *, working: bool = False) -> None:
        lan, thu = self._province.lan, self._province.thu
        proposal = calendars.Proposal(self._province.unit.id, day, working, "Bão")
        await calendars.approve(thu, await calendars.propose(lan, proposal, now), now)

    async def close(self, units: list[UUID], day: date, now: datetime) -> None:
        """At once, as rows: hundreds a year, and one way to sign them is like the other."""
        if units:
            await CalendarDay.insert(*(self._closure(unit, day, now) for unit in units))

    def _closure(self, unit: UUID, day: date, now: datetime) -> CalendarDay:
        return CalendarDay(
            unit=unit,
            day=day,
            working=False,
            reason="Mất điện",
            proposed_by=self._province.lan.person,
            proposed_at=now,
            approved_by=self._province.thu.person,
            approved_at=now,
        )

    async def leave(self, absence: Absence, now: datetime) -> None:
        proposal = leaving.Proposal(absence.person, absence.first_day, absence.last_day)
        leave = await leaving.propose(self._province.inspector(absence.person), proposal, now)
        await leaving.approve(self._province.thu, leave, now)

    async def order(self, code: str, team: tuple[UUID, UUID], release_at: datetime, now: datetime) -> None:
        lan, thu = self._province.lan, self._province.thu
        new = orders.NewOrder(
            kind="revisit",
            unit_code=code,
            team=Team(team[0], team[1:]),
            reason="Kiểm tra lại việc khắc phục",
            release_at=release_at,
            arrives_at=release_at + timedelta(minutes=30),
            ends_at=release_at + timedelta(hours=10),
        )
        order = await orders.propose(lan, await queries.programme(self.programme), new, self._keys, now)
        found = await order_queries.visible_order(thu, order)
        assert found is not None
        await orders.approve(thu, found, self._keys, now)
