"""A plan: proposed by one person, signed by another. What follows from it is chance."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from api.tour.server import Person, Surprise
from api.tour.stage import Programme, Stage

PROVINCE = "33"
CHECKLIST = "CL-VN-OPEN"
LEADERS = {"hung": "mai", "nam": "hoa", "duc": "ngoc"}
"""Who goes with whom."""

CAPITAL = "11953.HCC"
FREEZE, DRAW, RELEASE, REVEAL = (timedelta(seconds=seconds) for seconds in (10, 15, 20, 35))
ON_SITE = timedelta(hours=3)
PUBLIC_DELAY = timedelta(minutes=10)


def open_stage(stage: Stage) -> None:
    stage.tell.title()
    stage.tell.step("step-server")
    stage.server.set_clock(stage.server.ask("GET", "/health/ready", 200))
    try:
        lan = stage.person("lan")
    except Surprise as surprise:
        raise Surprise(stage.tell.text("no-demonstration", reason=surprise)) from None
    stage.tell.say("server-ready", name=lan.name)


def plan(stage: Stage) -> Programme:
    stage.tell.step("step-plan")
    lan, minh = stage.person("lan"), stage.person("minh")
    province = next(lan.pages("/v1/units", kind="province", code=PROVINCE))
    names = {unit["code"]: unit["name"] for unit in _centres(lan, province)}
    created = lan.post("/v1/programmes", _new_programme(province))
    stage.tell.say("plan-created", name=lan.name, code=created["code"], units=len(names), province=province["name"])
    start = stage.server.now()
    programme = _programme(created, names, start, province["zone"])
    version = lan.post(f"/v1/programmes/{programme.id}/plan-versions", _proposal(lan, province, programme, start))
    stage.tell.say("plan-proposed")
    stage.tell.show("label-plan-hash", version["planHash"])
    _sign(stage, lan, minh, version)
    _tell_hours(stage, programme)
    return programme


def _centres(lan: Person, province: dict[str, Any]) -> list[Any]:
    return [unit for unit in lan.pages("/v1/units", kind="commune_pasc") if province["id"] in unit["path"]]


def _new_programme(province: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": f"TOUR{secrets.token_hex(4).upper()}",
        "name": {"vi": "Trình diễn kiểm tra đột xuất", "id": "Peragaan sidak", "en": "A demonstration"},
        "unit": province["id"],
        "kinds": ["commune_pasc"],
        "calendar": "always",
        "demonstration": True,
    }


def _programme(created: dict[str, Any], names: dict[str, str], start: datetime, zone: str) -> Programme:
    day = start.astimezone(ZoneInfo(zone)).date().isoformat()
    return Programme(
        id=created["id"],
        stratum=created["stratum"],
        day=day,
        names=names,
        freeze_at=start + FREEZE,
        draw_at=start + DRAW,
        release_at=start + RELEASE,
        reveal_at=start + REVEAL,
        zone=zone,
    )


def _proposal(lan: Person, province: dict[str, Any], programme: Programme, start: datetime) -> dict[str, Any]:
    inspectors = {one["username"]: one["id"] for one in lan.pages("/v1/people", role="inspector", unit=province["id"])}
    plan = {
        "capacity": 1,
        "openDaysPerYear": 248,
        "frequencies": {"commune_pasc": 6},
        "exceptions": {CAPITAL: 12},
        "teams": [{"leader": inspectors[one], "members": [inspectors[other]]} for one, other in LEADERS.items()],
        "checklist": {"code": CHECKLIST, "version": _published(lan), "profile": "opening"},
        "hours": _hours(start, programme.zone),
    }
    return {"plan": plan, "validFrom": programme.day, "validTo": programme.day}


def _published(lan: Person) -> int:
    checklist = next(each for each in lan.pages("/v1/checklists") if each["code"] == CHECKLIST)
    return next(int(each["number"]) for each in checklist["versions"] if each["state"] == "published")


def _hours(start: datetime, zone: str) -> dict[str, Any]:
    return {
        "freeze": _moment(start, FREEZE, zone),
        "draw": _moment(start, DRAW, zone),
        "arrive": _moment(start, RELEASE, zone),
        "end": _moment(start, ON_SITE, zone),
        "reveal": _moment(start, REVEAL, zone),
        "leadSeconds": 0,
        "publicDelaySeconds": int(PUBLIC_DELAY.total_seconds()),
    }


def _moment(start: datetime, ahead: timedelta, zone: str) -> dict[str, Any]:
    """The local time, and how many days after the day of the draw: near midnight that may be the next one."""
    today, then = start.astimezone(ZoneInfo(zone)), (start + ahead).astimezone(ZoneInfo(zone))
    return {"day": (then.date() - today.date()).days, "at": then.strftime("%H:%M:%S")}


def _sign(stage: Stage, lan: Person, minh: Person, version: dict[str, Any]) -> None:
    approval = f"/v1/plan-versions/{version['id']}/approval"
    stage.tell.say("plan-not-by-one", name=lan.name)
    stage.tell.quote(lan.refusal("POST", approval, 403))
    approved = minh.post(approval)
    if approved["planHash"] != version["planHash"]:
        raise Surprise(stage.tell.text("plan-changed"))
    stage.tell.say("plan-approved", name=minh.name)


def _tell_hours(stage: Stage, programme: Programme) -> None:
    hours = {
        name: getattr(programme, f"{name}_at").astimezone(ZoneInfo(programme.zone)).strftime("%H:%M:%S")
        for name in ("freeze", "draw", "release", "reveal")
    }
    stage.tell.say("plan-hours", **hours)


def tell_odds(stage: Stage, programme: Programme) -> dict[str, str]:
    """The odds of each unit, as told, by its code."""
    stage.tell.step("step-odds")
    lan = stage.person("lan")
    day = lan.get(f"/v1/programmes/{programme.id}/odds")
    odds = sorted((unit["odds"], unit["unitCode"]) for unit in day["units"])
    told = {code: f"{stage.tell.number(100 * chance, 2)} %" for chance, code in odds}
    (_, usual), (_, highest) = odds[0], odds[-1]
    often = {"often": told[highest], "unit": programme.names[highest]}
    stage.tell.say("odds", name=lan.name, units=len(odds), usual=told[usual], **often)
    return told
