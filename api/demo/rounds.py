"""A draw of its own for each start of the server: its hours lie seconds ahead, so that there is something to see."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from api.demo.cast import TEAMS
from api.demo.places import CENTRE, HUNG_YEN, Places
from api.parts import Parts
from checklists.publishing import newest_version
from organisation.actors import Actor, Grant, Role
from organisation.refusing import not_found
from organisation.texts import Text
from scheduler import planning, queries
from scheduler.plans import ChecklistVersion, Hours, Moment, Plan, Team

CHECKLIST = "CL-VN-OPEN"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DESK = UUID(int=0)
"""Nobody's device: nobody sits at one while the demonstration is prepared."""

FREEZE, DRAW, RELEASE, REVEAL = (timedelta(seconds=seconds) for seconds in (30, 45, 60, 120))
ON_SITE = timedelta(hours=8)
NAME = Text("Trình diễn, không phải cuộc kiểm tra thật", "Peragaan, bukan inspeksi", "Demonstration, not an inspection")


async def start_round(parts: Parts, places: Places, people: dict[str, UUID]) -> str:
    """The code of the new programme: a stratum has one draw a day, so that a second start needs its own."""
    now = parts.clock()
    province = places.units[HUNG_YEN]
    planner, second = _actor(people["lan"], "planner", province), _actor(people["minh"], "reviewer", province)
    code = f"DEMO{secrets.token_hex(4).upper()}"
    new = planning.NewProgramme(code, NAME, province, (CENTRE,), "always", demonstration=True)
    programme = await queries.programme(await planning.create(planner, new, now))
    today = now.astimezone(ZONE).date()
    plan = await _plan(people, now)
    version = await planning.propose(planner, programme, plan, today, today, now)
    proposed = await queries.visible_version(second, version)
    if proposed is None:
        raise not_found()
    await planning.approve(second, proposed, parts.keys, now)
    return code


def _actor(person: UUID, role: Role, unit: UUID) -> Actor:
    return Actor(person, DESK, "vi", (Grant(role, unit),))


async def _plan(people: dict[str, UUID], now: datetime) -> Plan:
    """Each centre six times a year, the capital's twelve times."""
    checklist = await newest_version(CHECKLIST)
    return Plan(
        capacity=2,
        open_days_per_year=248,
        frequencies={CENTRE: 6},
        exceptions={"11953.HCC": 12},
        teams=tuple(Team(people[leader], (people[member],)) for leader, member in TEAMS),
        checklist=ChecklistVersion(checklist.code, checklist.number, "opening"),
        hours=_hours(now),
    )


def _hours(now: datetime) -> Hours:
    return Hours(
        freeze=_moment(now, FREEZE),
        draw=_moment(now, DRAW),
        arrive=_moment(now, RELEASE),
        end=_moment(now, ON_SITE),
        reveal=_moment(now, REVEAL),
        lead_seconds=0,
        public_delay_seconds=0,
    )


def _moment(now: datetime, ahead: timedelta) -> Moment:
    """Near midnight it may fall on the day after the draw's."""
    today, then = now.astimezone(ZONE), (now + ahead).astimezone(ZONE)
    return Moment((then.date() - today.date()).days, then.time().replace(microsecond=0))
