"""A visit for a test: a programme of its own with one team, planned over HTTP, released seconds later."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, Self
from zoneinfo import ZoneInfo

from api.tour.server import Person, Server
from tests.web.doing import PASSWORD

PROVINCE = "33"
CHECKLIST = "CL-VN-OPEN"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FREEZE, DRAW, RELEASE = (timedelta(seconds=seconds) for seconds in (4, 6, 8))
AFTERWARDS = timedelta(hours=3)
PATIENCE = 40


class Visit(NamedTuple):
    id: str
    unit_code: str
    unit_name: str

    @property
    def path(self) -> str:
        return f"/v1/inspections/{self.id}"


class Planner:
    """Lan plans, Minh signs; whoever is sent out is asked what their phone would see."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._people: dict[str, Person] = {}

    @classmethod
    @contextmanager
    def at(cls, address: str) -> Iterator[Self]:
        with Server(address, "vi") as server:
            yield cls(server)

    def person(self, username: str) -> Person:
        if username not in self._people:
            self._people[username] = self.server.sign_in(username, PASSWORD)
        return self._people[username]

    def send_all_out(self, teams: dict[str, tuple[str, str]]) -> dict[str, Visit]:
        """All planned together: a release takes its time."""
        planned = {name: self.plan(*team) for name, team in teams.items()}
        return {name: self.released(programme, teams[name][0]) for name, programme in planned.items()}

    def send_out(self, leader: str, *members: str) -> Visit:
        return self.released(self.plan(leader, *members), leader)

    def released(self, programme: str, leader: str) -> Visit:
        """The visit that was drawn, once the leader is told of it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for found in self.person(leader).pages("/v1/inspections"):
                if found["programme"] == programme:
                    return Visit(found["id"], found["unitCode"], found["unitName"])
            time.sleep(0.3)
        raise AssertionError("the visit was not released")

    def plan(self, leader: str, *members: str, hours: dict[str, timedelta] | None = None, **changes: Any) -> str:
        """The programme; its visit is released RELEASE after now, unless other hours are given, also from now."""
        lan = self.person("lan")
        province = next(lan.pages("/v1/units", kind="province", code=PROVINCE))
        programme = lan.post("/v1/programmes", _new_programme(province))
        inspectors = {
            one["username"]: one["id"] for one in lan.pages("/v1/people", role="inspector", unit=province["id"])
        }
        team = {"leader": inspectors[leader], "members": [inspectors[member] for member in members]}
        now = datetime.now(UTC)
        today = now.astimezone(ZONE).date().isoformat()
        plan = _plan(team, self.published(), now, hours or {}) | changes
        proposal = {"plan": plan, "validFrom": today, "validTo": today}
        version = lan.post(f"/v1/programmes/{programme['id']}/plan-versions", proposal)
        self.person("minh").post(f"/v1/plan-versions/{version['id']}/approval")
        return str(programme["id"])

    def published(self) -> int:
        checklists = self.person("lan").pages("/v1/checklists")
        versions = next(each["versions"] for each in checklists if each["code"] == CHECKLIST)
        return next(int(each["number"]) for each in versions if each["state"] == "published")


def _new_programme(province: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": f"TEST{secrets.token_hex(4).upper()}",
        "name": {"vi": "Kiểm thử", "id": "Uji coba", "en": "A test"},
        "unit": province["id"],
        "kinds": ["commune_pasc"],
        "calendar": "always",
        "demonstration": True,
    }


def _plan(team: dict[str, Any], version: int, now: datetime, hours: dict[str, timedelta]) -> dict[str, Any]:
    usual = {"freeze": FREEZE, "draw": DRAW, "arrive": RELEASE, "end": AFTERWARDS, "reveal": AFTERWARDS}
    return {
        "capacity": 1,
        "openDaysPerYear": 248,
        "frequencies": {"commune_pasc": 6},
        "exceptions": {},
        "teams": [team],
        "checklist": {"code": CHECKLIST, "version": version, "profile": "opening"},
        "hours": {
            **{name: _moment(now, ahead) for name, ahead in (usual | hours).items()},
            "leadSeconds": 0,
            "publicDelaySeconds": 600,
        },
    }


def _moment(now: datetime, ahead: timedelta) -> dict[str, Any]:
    """Near midnight it may fall on the day after the draw's."""
    today, then = now.astimezone(ZONE), (now + ahead).astimezone(ZONE)
    return {"day": (then.date() - today.date()).days, "at": then.strftime("%H:%M:%S")}
