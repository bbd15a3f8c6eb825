"""A finding whose cause lies with another centre: Sơn says so, Thu agrees, a person is named."""

from typing import Any

from api.tour.stage import Visit, new_id
from tests.web.hearings import Hearings

WHY = "Phần mềm in danh mục của tỉnh hỏng từ thứ Hai, ba xã cùng báo."
PERSON = {"name": "Hoàng Văn Bách", "post": "Công chức văn hóa - xã hội"}


def owning_unit(hearings: Hearings) -> dict[str, Any]:
    """A centre that no visit is sent to: they begin at the other end of the list."""
    units = hearings.stage.person("lan").pages("/v1/units", kind="commune_pasc")
    inside = (unit for unit in units if hearings.programme["unit"] in unit["path"])
    owner: dict[str, Any] = sorted(inside, key=lambda unit: str(unit["code"]))[1]
    return owner


def head_of_owner(hearings: Hearings) -> str:
    """Their user name."""
    return f"thutruong.{owning_unit(hearings)['code'].partition('.')[0]}"


def passed_on(hearings: Hearings) -> Visit:
    visit, thu = hearings.explained(), hearings.stage.person("thu")
    path = f"/v1/findings/{hearings.board(visit)['id']}"
    owner = owning_unit(hearings)["id"]
    proposed = visit.leader.post(f"{path}/causes", {"id": new_id(), "cause": "system", "owner": owner, "reason": WHY})
    thu.post(f"/v1/causes/{proposed['causes'][0]['id']}/decision", {"accepted": True})
    thu.put(f"{path}/subject", {"kind": "person", "before": 0, "people": [PERSON]})
    return visit
