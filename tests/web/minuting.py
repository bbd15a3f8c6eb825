"""Minutes sent through the API, for the pages of those who read them."""

import json
from typing import Any

from api.tour.stage import Visit, new_id
from tests.api.story import digest
from tests.web.hearings import Hearings

REFUSED = "Không đồng ý với giờ ghi trong biên bản: đồng hồ của Trung tâm chỉ 7 giờ 28."
WITNESS = {"name": "Đỗ Thị Ngọc Ánh", "post": "Ủy ban Mặt trận Tổ quốc xã"}
HEAD = {"name": "Phạm Anh Tuấn", "post": "Giám đốc Trung tâm"}
STROKES = [[[120, 300], [260, 60], [420, 320], [560, 80], [700, 300]], [[730, 120]]]


def minuted(hearings: Hearings) -> Visit:
    """The unit refused to sign; what was found worst was read out milder."""
    visit = hearings.explained()
    keep_minutes(hearings, visit, **refused(visit))
    return visit


def refused(visit: Visit) -> dict[str, Any]:
    return {
        "closing": "refused",
        "refusal": {"reason": REFUSED, "witness": WITNESS},
        "signatures": [drawn("member", visit.leader.id), drawn("witness")],
    }


def keep_minutes(hearings: Hearings, visit: Visit, **changed: Any) -> dict[str, Any]:
    minutes = {
        "id": new_id(),
        "inspection": visit.id,
        "submission": visit.leader.get(f"{visit.path}/submission")["id"],
        "claimedAt": hearings.server.now().isoformat(),
        "read": [read_out(finding) for finding in visit.leader.get(f"{visit.path}/findings")],
        "closing": "signed",
        "unit": HEAD,
        "reservations": None,
        "refusal": None,
        "paper": [],
        "signatures": [drawn("member", visit.leader.id), drawn("unit")],
    } | changed
    body = json.dumps(minutes).encode()
    headers = {"content-digest": digest(body), "content-type": "application/json"}
    path = f"{visit.path}/minutes/{minutes['id']}"
    kept: dict[str, Any] = visit.leader.ask("PUT", path, 201, content=body, headers=headers).json()
    return kept


def read_out(finding: dict[str, Any]) -> dict[str, str]:
    severity = "S2" if finding["severity"] == "S3" else finding["severity"]
    return {"item": finding["item"], "severity": severity, "said": finding["note"]}


def drawn(by: str, person: str | None = None) -> dict[str, Any]:
    return {"by": by, "person": person, "strokes": STROKES}
