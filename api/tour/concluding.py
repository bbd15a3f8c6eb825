"""The conclusion: the leader drafts it, another person issues it, a third one signs what was serious."""

from typing import Any

from api.tour import answers
from api.tour.server import Person, Surprise
from api.tour.stage import Stage, Visit


def conclude(stage: Stage, visit: Visit, head: Person) -> None:
    stage.tell.step("step-conclusion")
    thu, minh = stage.person("thu"), stage.person("minh")
    draft = _draft(stage, visit)
    conclusion = f"{visit.path}/conclusions/{draft['number']}"
    issued = thu.post(f"{conclusion}/issuance")
    stage.tell.say("issued", name=thu.name, state=stage.tell.state(issued["state"]))
    stage.tell.quote(thu.refusal("POST", f"{conclusion}/second-signature", 403))
    signed = minh.post(f"{conclusion}/second-signature")
    stage.tell.say("signed", name=minh.name, state=stage.tell.state(signed["state"]))
    closed = thu.post(f"{visit.path}/closure")
    _show_to_head(stage, visit, head, closed)


def _draft(stage: Stage, visit: Visit) -> Any:
    """The explanation counts: the finding stands, but weighs less."""
    answer = stage.tell.text("answer")
    decisions = [_decision(finding, answer) for finding in visit.leader.get(f"{visit.path}/findings")]
    document = {"summary": stage.tell.text("conclusion"), "decisions": decisions, "after": 0}
    draft = visit.leader.post(f"{visit.path}/conclusions", document)
    stage.tell.say("drafted", leader=visit.leader.name)
    stage.tell.quote(answer)
    if not draft["needsSecondSignature"]:
        raise Surprise(stage.tell.text("not-serious"))
    return draft


def _decision(finding: dict[str, Any], answer: str) -> dict[str, Any]:
    decision = {"finding": finding["id"], "result": "upheld", "severity": finding["severity"]}
    if finding["item"] == answers.BOARD:
        decision |= {"severity": "S2", "answer": answer}
    return decision


def _show_to_head(stage: Stage, visit: Visit, head: Person, closed: dict[str, Any]) -> None:
    seen = head.get(f"{visit.path}/conclusion")
    by_item = {finding["item"]: finding["severity"] for finding in head.get(f"{visit.path}/findings")}
    state = stage.tell.state(closed["state"])
    stage.tell.say("closed", head=head.name, severity=by_item[answers.BOARD], state=state)
    stage.tell.quote(seen["summary"])
