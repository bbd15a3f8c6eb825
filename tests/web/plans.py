"""Programmes for tests of planning, each with a plan that two people signed."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from tests.web.visits import CHECKLIST, PROVINCE, ZONE, Planner

HOURS = {
    "freeze": {"day": -1, "at": "18:00:00"},
    "draw": {"day": 0, "at": "05:30:00"},
    "arrive": {"day": 0, "at": "07:30:00"},
    "end": {"day": 0, "at": "17:00:00"},
    "reveal": {"day": 1, "at": "08:00:00"},
    "leadSeconds": 1800,
    "publicDelaySeconds": 604_800,
}
TEAMS = (("hung", "mai"), ("nam", "hoa"), ("duc", "ngoc"))


def new_programme(planner: Planner) -> dict[str, Any]:
    """Nothing is drawn before somebody proposes a plan."""
    lan = planner.person("lan")
    province = next(lan.pages("/v1/units", kind="province", code=PROVINCE))
    code = f"PLAN{secrets.token_hex(4).upper()}"
    new = {"code": code, "name": dict.fromkeys(("vi", "id", "en"), f"Chương trình {code}"), "unit": province["id"]}
    programme: dict[str, Any] = lan.post("/v1/programmes", new | {"kinds": ["commune_pasc"], "calendar": "working"})
    return programme


def planned_programme(planner: Planner) -> dict[str, Any]:
    """Each centre six times a year, and no promises, from next week on: nothing is drawn while the tests run."""
    programme = new_programme(planner)
    lan, minh = planner.person("lan"), planner.person("minh")
    first = next_week()
    last = first + timedelta(days=60)
    proposal = {"plan": _plan(planner), "validFrom": first.isoformat(), "validTo": last.isoformat()}
    version = lan.post(f"/v1/programmes/{programme['id']}/plan-versions", proposal)
    minh.post(f"/v1/plan-versions/{version['id']}/approval")
    return programme


def _plan(planner: Planner) -> dict[str, Any]:
    ids = {one["username"]: one["id"] for one in planner.person("lan").pages("/v1/people", role="inspector")}
    return {
        "capacity": 3,
        "openDaysPerYear": 250,
        "frequencies": {"commune_pasc": 6},
        "exceptions": {},
        "teams": [{"leader": ids[leader], "members": [ids[member]]} for leader, member in TEAMS],
        "checklist": {"code": CHECKLIST, "version": planner.published(), "profile": "opening"},
        "hours": HOURS,
    }


def next_week() -> date:
    return datetime.now(ZONE).date() + timedelta(days=7)
