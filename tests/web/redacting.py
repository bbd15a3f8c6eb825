"""Photos brought through the API to where the pages about blurring and setting aside begin."""

from api.tour.stage import Visit, new_id
from tests.web.hearings import Hearings

REASON = "Khuôn mặt người dân ở quầy"
WHY = "Đối chiếu số quầy theo khiếu nại"
AREA = [1000, 1000, 3000, 3000]


def photo_of(hearings: Hearings, visit: Visit) -> str:
    """The one of the notice board."""
    return str(hearings.board(visit)["photos"][0])


def proposed(hearings: Hearings, by: str = "son") -> Visit:
    visit = hearings.explained()
    propose(hearings, visit, by)
    return visit


def propose(hearings: Hearings, visit: Visit, by: str) -> str:
    path = f"/v1/evidence/{photo_of(hearings, visit)}/redactions"
    return str(hearings.stage.person(by).post(path, {"areas": [AREA], "reason": REASON})["id"])


def blurred(hearings: Hearings) -> Visit:
    """By Thu and Minh."""
    visit = hearings.explained()
    redaction = propose(hearings, visit, "thu")
    hearings.stage.person("minh").post(f"/v1/redactions/{redaction}/decision", {"confirmed": True})
    return visit


def sealed_view_asked(hearings: Hearings) -> Visit:
    """By Minh; somebody else is to agree."""
    visit = blurred(hearings)
    path = f"/v1/evidence/{photo_of(hearings, visit)}/sealed-views"
    hearings.stage.person("minh").post(path, {"reason": WHY})
    return visit


def claimed_twice(hearings: Hearings) -> Visit:
    """The leader's phone says of one photo that it is two different files."""
    visit = hearings.opened()
    claim = {
        "purpose": "minutes",
        "sha256": "ab" * 32,
        "size": 1000,
        "contentType": "image/jpeg",
        "fileName": "bien-ban.jpg",
        "claimedAt": hearings.server.now().isoformat(),
    }
    path = f"{visit.path}/evidence/{new_id()}"
    visit.leader.put(path, claim)
    visit.leader.ask("PUT", path, 409, json=claim | {"sha256": "cd" * 32})
    return visit
