"""The minutes: read to the unit, signed with its reservations, kept as they came, and checked by anybody."""

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from api.tour.server import Person, Surprise
from api.tour.stage import Stage, Visit, new_id

STROKE = [[80, 300], [180, 80], [260, 320], [360, 100], [460, 310], [620, 180], [860, 220]]


def sign(stage: Stage, visit: Visit, head: Person) -> None:
    reservations = stage.tell.text("minutes-reservations")
    body = json.dumps(_minutes(stage, visit, head, reservations), ensure_ascii=False).encode()
    hashed = sha256(body)
    headers = {"content-type": "application/json", "content-digest": f"sha-256=:{b64encode(hashed.digest()).decode()}:"}
    path = f"{visit.path}/minutes/{json.loads(body)['id']}"
    kept = visit.leader.ask("PUT", path, 201, content=body, headers=headers).json()
    stage.tell.say("minutes-kept", leader=visit.leader.name, head=head.name, points=len(kept["read"]))
    stage.tell.quote(reservations)
    _check(stage, visit, head, hashed.hexdigest())


def _minutes(stage: Stage, visit: Visit, head: Person, reservations: str) -> dict[str, Any]:
    findings = visit.leader.get(f"{visit.path}/findings")
    return {
        "id": new_id(),
        "inspection": visit.id,
        "submission": visit.leader.get(f"{visit.path}/submission")["id"],
        "claimedAt": stage.server.now().isoformat(),
        "read": [{"item": each["item"], "severity": each["severity"], "said": each["note"]} for each in findings],
        "closing": "with_reservations",
        "unit": {"name": head.name, "post": stage.tell.text("minutes-post")},
        "reservations": reservations,
        "refusal": None,
        "paper": [],
        "signatures": [
            {"by": "member", "person": visit.leader.id, "strokes": [STROKE]},
            {"by": "unit", "person": None, "strokes": [STROKE[::-1]]},
        ],
    }


def _check(stage: Stage, visit: Visit, head: Person, hashed: str) -> None:
    """The head prints them; whoever has the letter finds both hashes."""
    pdf = head.ask("GET", f"{visit.path}/minutes.pdf", 200).content
    letter = visit.leader.get(visit.path)
    check = {"number": letter["letterNumber"], "code": letter["checkCode"]}
    told = stage.server.ask("POST", "/v1/letter-checks", 200, json=check).json()["minutes"]
    printed = sha256(pdf).hexdigest()
    if told["sha256"] != hashed or [each["sha256"] for each in told["printed"]] != [printed]:
        raise Surprise(stage.tell.text("minutes-odd"))
    stage.tell.say("minutes-checked", head=head.name)
    stage.tell.show("label-minutes-hash", hashed)
    stage.tell.show("label-paper-hash", printed)
