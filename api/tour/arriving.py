"""Until the door nobody but the team knows; at the door the unit makes sure that the team is genuine."""

from typing import Any

from api.tour.server import Person, Surprise
from api.tour.stage import Stage, Visit, new_id

STRANGER = "baoan"
HEAD_ABOVE = "tuan"
EMPTY_HANDED = ("", "/findings", "/evidence", "/sheets", "/submission", "/conclusion")


def keep_secret(stage: Stage, visit: Visit) -> Person:
    """The head of the drawn centre, who does not know yet."""
    stage.tell.step("step-secret")
    head = stage.person(f"thutruong.{visit.unit_code.partition('.')[0]}")
    unknowing = [head, *(stage.person(name) for name in (HEAD_ABOVE, "lan", "thu", "dewi", STRANGER)), *visit.others]
    for person in unknowing:
        sentence = person.refusal("GET", visit.path, 404)
        _demand_unlisted(stage, person, visit)
    names = ", ".join(person.name for person in unknowing if person is not head)
    stage.tell.say("secret-kept", head=head.name, names=names)
    stage.tell.quote(f"404 · {sentence}")
    return head


def _demand_unlisted(stage: Stage, person: Person, visit: Visit) -> None:
    if any(inspection["id"] == visit.id for inspection in person.get("/v1/inspections")["items"]):
        raise Surprise(stage.tell.text("secret-broken", name=person.name))


def open_door(stage: Stage, visit: Visit, head: Person) -> None:
    stage.tell.step("step-door")
    letter = visit.leader.get(visit.path)
    stage.tell.say("letter-shown", leader=visit.leader.name, number=letter["letterNumber"], code=letter["checkCode"])
    _check_letter(stage, letter)
    visit.leader.put(f"{visit.path}/opening", _opening(stage, visit))
    seen = head.get(visit.path)
    stage.tell.say("door-open", head=head.name, state=stage.tell.state(seen["state"]))
    _refuse_stranger(stage, visit)


def _check_letter(stage: Stage, letter: dict[str, Any]) -> None:
    """By anybody who holds the paper; nobody signs in for that."""
    shown = {"number": letter["letterNumber"], "code": letter["checkCode"]}
    genuine = stage.server.ask("POST", "/v1/letter-checks", 200, json=shown).json()
    stage.tell.say("letter-genuine", team=", ".join(genuine["team"]), unit=genuine["unitName"])
    forged = shown | {"code": "0000-0000-0000"}
    stage.tell.say("letter-forged", code=forged["code"])
    stage.tell.quote(stage.server.refusal("POST", "/v1/letter-checks", 404, json=forged))


def _opening(stage: Stage, visit: Visit) -> dict[str, Any]:
    unit = next(visit.leader.pages("/v1/units", code=visit.unit_code))
    place = {name: unit[name] for name in ("latitude", "longitude") if unit[name] is not None}
    return {"id": new_id(), "claimedAt": stage.server.now().isoformat(), **place}


def _refuse_stranger(stage: Stage, visit: Visit) -> None:
    """Also once the unit knows: what a stranger may not see does not exist."""
    stranger = stage.person(STRANGER)
    for ending in EMPTY_HANDED:
        stranger.refusal("GET", f"{visit.path}{ending}", 404)
    _demand_unlisted(stage, stranger, visit)
    stage.tell.say("stranger", name=stranger.name, ways=len(EMPTY_HANDED) + 1)
