"""The unit is heard: it sees each finding with its photo the same day, and answers."""

from io import BytesIO
from typing import Any

from PIL import Image

from api.tour import answers
from api.tour.server import Person, Surprise
from api.tour.stage import Stage, Visit, new_id


def hear(stage: Stage, visit: Visit, head: Person) -> None:
    stage.tell.step("step-hearing")
    state = head.get(visit.path)["state"]
    stage.tell.say("hearing-begins", head=head.name, state=stage.tell.state(state))
    for finding in head.get(f"{visit.path}/findings"):
        stage.tell.quote(f"{finding['item']} · {finding['severity']} · {finding['note']}".rstrip(" ·"))
        if finding["item"] == answers.BOARD:
            _look_at_photo(stage, head, finding)
            _contest(stage, head, finding)


def _look_at_photo(stage: Stage, head: Person, finding: dict[str, Any]) -> None:
    """The rendition: without the metadata that the original carries."""
    shown = head.get(f"/v1/evidence/{finding['photos'][0]}")
    viewing = stage.follow(shown["viewing"]["url"])
    image = Image.open(BytesIO(viewing.content))
    if image.format != "JPEG" or len(image.getexif()):
        raise Surprise(stage.tell.text("photo-odd"))
    stage.tell.say("photo-seen", head=head.name, width=image.width, height=image.height)
    stage.tell.say("original-kept", head=head.name)
    stage.tell.quote(head.refusal("POST", f"/v1/evidence/{finding['photos'][0]}/original-views", 403))


def _contest(stage: Stage, head: Person, finding: dict[str, Any]) -> None:
    reasons = stage.tell.text("reasons")
    explanation = {"id": new_id(), "position": "disagree", "reasons": reasons}
    head.post(f"/v1/findings/{finding['id']}/explanations", explanation)
    stage.tell.say("contested", head=head.name)
    stage.tell.quote(reasons)
