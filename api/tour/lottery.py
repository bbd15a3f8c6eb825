"""The lottery on the real clock: committed to, drawn, released."""

from datetime import timedelta
from typing import Any

from api.tour.planning import LEADERS
from api.tour.server import Surprise
from api.tour.stage import Commitment, Programme, Stage, Visit

CLOCK_MARGIN = timedelta(seconds=2)
"""The server tells its time in whole seconds."""


def freeze(stage: Stage, programme: Programme) -> Commitment:
    stage.tell.step("step-freeze")
    stage.tell.say("freeze-wait")
    draw = stage.wait_for("wait-freeze", programme.freeze_at, lambda: _draw(stage, programme, "frozen"))
    stage.tell.say("freeze-done", stratum=programme.stratum)
    stage.tell.show("label-seed", draw["seedCommitment"])
    stage.tell.show("label-manifest", draw["manifestHash"])
    stage.tell.say("freeze-notice")
    stage.tell.quote(draw["notice"])
    return Commitment(draw["seedCommitment"], draw["manifestHash"])


def _draw(stage: Stage, programme: Programme, *states: str) -> dict[str, Any] | None:
    """As anybody sees it, without signing in."""
    draws = stage.server.ask("GET", f"/v1/strata/{programme.stratum}/draws", 200).json()["items"]
    return next((draw for draw in draws if draw["date"] == programme.day and draw["state"] in states), None)


def release(stage: Stage, programme: Programme) -> Visit:
    stage.tell.step("step-draw")
    for username in LEADERS:
        stage.person(username)
    stage.wait_for("wait-draw", programme.draw_at, lambda: _draw(stage, programme, "drawn", "released", "revealed"))
    _demand_nothing_yet(stage, programme)
    stage.tell.say("draw-done")
    username, inspection = stage.wait_for("wait-release", programme.release_at, lambda: _drawn(stage, programme))
    leader, member = stage.person(username), stage.person(LEADERS[username])
    others = [stage.person(other) for other in LEADERS if other != username]
    visit = Visit(inspection["id"], inspection["unitCode"], inspection["unitName"], leader, member, others)
    member.get(visit.path)
    stage.tell.say("released", leader=leader.name, member=member.name, unit=visit.unit_name, code=visit.unit_code)
    return visit


def _demand_nothing_yet(stage: Stage, programme: Programme) -> None:
    """Not even the inspectors know before the minute of release."""
    if _drawn(stage, programme) and stage.server.now() < programme.release_at - CLOCK_MARGIN:
        raise Surprise(stage.tell.text("released-early"))


def _drawn(stage: Stage, programme: Programme) -> tuple[str, dict[str, Any]] | None:
    """Each leader looks at their own phone."""
    for username in LEADERS:
        for inspection in stage.person(username).get("/v1/inspections", state="released")["items"]:
            if inspection["programme"] == programme.id:
                return username, inspection
    return None
