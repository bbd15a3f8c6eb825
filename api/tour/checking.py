"""On site: two inspectors fill one sheet each, and the leader hands in what both agree on."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from api.tour import answers
from api.tour.photographing import Photo
from api.tour.planning import CHECKLIST
from api.tour.server import Person, Surprise
from api.tour.stage import Stage, Visit, new_id

SHORT = 78


class Checklist(NamedTuple):
    """The published version as it came; its hash says which one a sheet was filled by."""

    sha256: str
    questions: dict[str, str]
    labels: dict[str, str]


class Sheet:
    """As a phone keeps it: its own id, whole revisions."""

    def __init__(self, visit: Visit, inspector: Person, checklist: Checklist) -> None:
        self.id = new_id()
        self.path = f"{visit.path}/sheets/{self.id}/revisions"
        self.inspector = inspector
        self.document = {"inspection": visit.id, "sheet": self.id, "checklist": checklist.sha256}

    def send(self, revision: int, given: Sequence[Any], claimed_at: str, *, submitted: bool) -> tuple[bytes, Any]:
        """The bytes that were sent and the receipt for them."""
        state = {"revision": revision, "claimedAt": claimed_at, "submitted": submitted, "answers": given}
        body = json.dumps(self.document | state, ensure_ascii=False).encode()
        return body, self.send_bytes(revision, body, 201)

    def send_bytes(self, revision: int, body: bytes, expected: int) -> Any:
        digest = b64encode(sha256(body).digest()).decode()
        headers = {"content-type": "application/json", "content-digest": f"sha-256=:{digest}:"}
        return self.inspector.ask("PUT", f"{self.path}/{revision}", expected, content=body, headers=headers).json()


def fill_sheets(stage: Stage, visit: Visit, photos: Mapping[str, Photo]) -> str:
    """The code of the leader's receipt."""
    stage.tell.step("step-sheets")
    checklist = _checklist(stage, visit)
    ids = {item: photo.id for item, photo in photos.items()}
    stage.tell.say("sheets-split", leader=visit.leader.name, member=visit.member.name)
    receipt = _fill_as_leader(stage, visit, checklist, answers.of_leader(ids, stage.tell.text))
    given = answers.of_member(ids, stage.tell.text)
    sheet = Sheet(visit, visit.member, checklist)
    sheet.send(1, given, stage.server.now().isoformat(), submitted=True)
    _show(stage, visit.member, checklist, given)
    return receipt


def _checklist(stage: Stage, visit: Visit) -> Checklist:
    found = next(each for each in visit.leader.pages("/v1/checklists") if each["code"] == CHECKLIST)
    number = next(each["number"] for each in found["versions"] if each["state"] == "published")
    answer = visit.leader.ask("GET", f"/v1/checklists/{CHECKLIST}/versions/{number}", 200)
    document = answer.json()
    language = stage.tell.language
    items = (item for section in document["sections"] for item in section["items"])
    questions = {item["code"]: item["question"][language] for item in items}
    labels = {value: words[language] for value, words in document["answer_labels"].items()}
    return Checklist(sha256(answer.content).hexdigest(), questions, labels)


def _fill_as_leader(stage: Stage, visit: Visit, checklist: Checklist, given: list[dict[str, Any]]) -> str:
    """A draft, the whole, and the whole once more because the line broke before the answer came."""
    sheet = Sheet(visit, visit.leader, checklist)
    _, draft = sheet.send(1, given[:2], stage.server.now().isoformat(), submitted=False)
    stage.tell.say("sheet-draft", leader=visit.leader.name, answered=2, missing=len(draft["missing"]))
    body, receipt = sheet.send(2, given, stage.server.now().isoformat(), submitted=True)
    _show(stage, visit.leader, checklist, given)
    if sheet.send_bytes(2, body, 200)["code"] != receipt["code"]:
        raise Surprise(stage.tell.text("receipt-changed"))
    stage.tell.say("sheet-receipt", arrived=receipt["arrived"], expected=receipt["expected"])
    stage.tell.show("label-receipt", receipt["code"])
    stage.tell.show("label-sheet-hash", receipt["sha256"])
    return str(receipt["code"])


def _show(stage: Stage, inspector: Person, checklist: Checklist, given: Sequence[dict[str, Any]]) -> None:
    stage.tell.say("sheet-filled", name=inspector.name)
    for answer in given:
        question = checklist.questions[answer["item"]]
        short = question if len(question) <= SHORT else f"{question[:SHORT].rstrip()}…"
        stage.tell.quote(f"{short} → {answers.told(answer, checklist.labels)}")


def look_up(stage: Stage, receipt: str) -> None:
    """On the public page: whoever holds the receipt sees what the server holds."""
    held = stage.server.ask("GET", f"/v1/receipts/{receipt}", 200).json()
    stage.tell.say("receipt-public", code=receipt, arrived=held["arrived"], expected=held["expected"])
    stage.tell.show("label-sheet-hash", held["sha256"])


def hand_in(stage: Stage, visit: Visit) -> str:
    """The score and grade, as told."""
    stage.tell.step("step-submission")
    submission = {"id": new_id(), "claimedAt": stage.server.now().isoformat()}
    stage.tell.say("overlap", leader=visit.leader.name, member=visit.member.name)
    stage.tell.quote(visit.leader.refusal("PUT", f"{visit.path}/submission", 409, submission))
    settled = submission | {"settlements": {answers.GREETINGS: visit.member.id}}
    result = visit.leader.put(f"{visit.path}/submission", settled)
    score = f"{stage.tell.number(result['score'] / 100, 2)} / 100, {result['grade']}"
    stage.tell.say("scored", leader=visit.leader.name, member=visit.member.name, score=score)
    return score
