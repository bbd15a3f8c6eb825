"""Visits brought to where a picture needs them, each when it is first asked for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from api.tour.stage import Visit as Heard
from api.tour.stage import new_id
from tests.web.hearings import Hearings
from tests.web.minuting import minuted
from tests.web.passing_on import passed_on
from tests.web.redacting import claimed_twice, photo_of, proposed, sealed_view_asked
from tests.web.visits import Planner, Visit

PEOPLE = """username;name;language;home;role;unit
vy.ngo;Ngô Tường Vy;vi;33;inspector;33
phong.dao;Đào Phong;vi;33;;
"""
UNITS = """code,name,kind,parent_code,jurisdiction
33.SXD,Sở Xây dựng tỉnh Hưng Yên,department,33,VN
"""
NEWCOMER = ("hanh", "Mạc Thị Hạnh")
TEAMS = {
    "called": {"thao": "Ngô Thị Thảo", "quang": "Vũ Đình Quang"},
    "on_site": {"bach": "Đinh Xuân Bách", "loan": "Phan Thị Loan"},
    "offline": {"duong": "Lương Văn Dương", "hien": "Tạ Thu Hiền"},
    "leading": {"kien": "Bùi Trung Kiên", "linh": "Hà Mỹ Linh"},
    "ended": {"tam": "Đoàn Minh Tâm", "yen": "Cao Hải Yến"},
    "minuting": {"toan": "Trịnh Đức Toàn", "uyen": "Lại Tố Uyên"},
}
"""Visits lived in browsers, by people employed for them alone: their phones show nothing else."""


PROPOSED = {
    "level": "L6",
    "concerns": "person",
    "post": "Phó giám đốc trung tâm",
    "text": "Bảng niêm yết để trống nhiều ngày dù đã được nhắc; đề nghị xem xét trách nhiệm người được phân công.",
    "authority": "Ủy ban nhân dân xã",
}
CHECKED = {"kind": "relatives", "clear": True, "reason": "Đã hỏi từng thành viên, không ai là người thân."}


def issued(hearings: Hearings) -> Heard:
    """S3 waits for the third person."""
    visit = hearings.drafted("S3")
    hearings.stage.person("thu").post(f"{visit.path}/conclusions/1/issuance")
    return visit


HEARD: dict[str, Callable[[Hearings], Heard]] = {
    "at_the_door": Hearings.opened,
    "asked": Hearings.handed_in,
    "photos_missing": Hearings.without_photos,
    "explained": Hearings.explained,
    "drafted": Hearings.drafted,
    "issued": issued,
    "concluded": Hearings.concluded,
    "minuted": minuted,
    "passed_on": passed_on,
    "to_blur": proposed,
    "sealed": sealed_view_asked,
    "set_aside": claimed_twice,
}
"""Visits that went through the API."""


def letter(scene: "Scene") -> str:
    """Number and check code."""
    visit = scene.heard("at_the_door")
    shown = visit.leader.get(visit.path)
    return f"{shown['letterNumber']}/{shown['checkCode']}"


def receipt(scene: "Scene") -> str:
    visit = scene.heard("asked")
    sheets = visit.leader.get(f"{visit.path}/sheets")
    return str(next(sheet["receipt"] for sheet in sheets if sheet["inspector"] == visit.leader.id))


def proposed_plan(scene: "Scene") -> str:
    """Twice as often as so far; it waits for somebody else's signature."""
    lan = scene.hearings.stage.person("lan")
    versions = f"/v1/programmes/{scene.hearings.programme['id']}/plan-versions"
    newest = lan.get(versions)["items"][0]
    if newest["approvedAt"]:
        tomorrow = (date.fromisoformat(newest["validTo"]) + timedelta(days=1)).isoformat()
        plan = newest["plan"] | {"frequencies": dict.fromkeys(newest["plan"]["frequencies"], 12)}
        newest = lan.post(versions, {"plan": plan, "validFrom": tomorrow, "validTo": tomorrow})
    return str(newest["id"])


def finding(visit: str) -> "Fact":
    return lambda scene: str(scene.hearings.board(scene.heard(visit))["id"])


def photo(visit: str) -> "Fact":
    return lambda scene: photo_of(scene.hearings, scene.heard(visit))


def link(scene: "Scene") -> str:
    """The token of a one-time link, which an official without an account opens."""
    head = scene.hearings.stage.person(scene.hearings.head_of(scene.heard("asked")))
    links = f"/v1/findings/{finding('asked')(scene)}/explanation-links"
    return str(head.post(links, {"post": "Công chức tiếp nhận hồ sơ, quầy 2"})["token"])


def proposal(scene: "Scene") -> str:
    """About a post, with one check made; it waits for two signatures."""
    visit = scene.heard("concluded")
    known = visit.leader.get(f"{visit.path}/proposals")
    if known:
        return str(known[0]["id"])
    made = visit.leader.post(
        f"{visit.path}/proposals", PROPOSED | {"id": new_id(), "findings": [scene["concluded_finding"]]}
    )
    visit.leader.post(f"/v1/proposals/{made['id']}/checks", CHECKED)
    return str(made["id"])


def people_import(scene: "Scene") -> str:
    """Two people, one of them with a role that waits for a second signature."""
    known = scene.hearings.stage.person("khoa").get("/v1/people-imports")["items"]
    return str(known[0]["id"] if known else send_file(scene, "people-imports?apply=true", PEOPLE)["import"])


def unit_import(scene: "Scene") -> str:
    known = scene.hearings.stage.person("khoa").get("/v1/unit-imports")["items"]
    return str(known[0]["id"] if known else send_file(scene, "unit-imports?propose=true", UNITS)["import"])


def send_file(scene: "Scene", path: str, content: str) -> Any:
    khoa = scene.hearings.stage.person("khoa")
    headers = {"content-type": "text/csv"}
    return khoa.ask("POST", f"/v1/{path}", 200, content=content.encode(), headers=headers).json()


def breach(scene: "Scene") -> str:
    """Discovered this morning; its first steps are done."""
    khoa = scene.hearings.stage.person("khoa")
    known = khoa.get("/v1/breaches")["items"]
    if known:
        return str(known[0]["id"])
    discovered = (scene.hearings.server.now() - timedelta(hours=5)).isoformat()
    lost = {"title": "Mất một điện thoại", "what": "Điện thoại của một người kiểm tra bị mất ở bến xe."}
    made = khoa.post("/v1/breaches", lost | {"unit": scene.hearings.programme["unit"], "discoveredAt": discovered})
    for step in made["steps"][:2]:
        khoa.post(f"/v1/breaches/{made['id']}/steps/{step['step']}", {"note": "Đã khóa máy và đổi mật khẩu."})
    return str(made["id"])


Fact = Callable[["Scene"], str]
FACTS: dict[str, Fact] = {
    "programme": lambda scene: str(scene.hearings.programme["id"]),
    "inspector": lambda scene: str(scene.hearings.leader.id),
    "proposed_plan": proposed_plan,
    "letter": letter,
    "receipt": receipt,
    "link": link,
    "asked_finding": finding("asked"),
    "explained_finding": finding("explained"),
    "passed_on_finding": finding("passed_on"),
    "concluded_finding": finding("concluded"),
    "proposal": proposal,
    "people_import": people_import,
    "unit_import": unit_import,
    "breach": breach,
    "explained_photo": photo("explained"),
    "to_blur_photo": photo("to_blur"),
    "sealed_photo": photo("sealed"),
}


class Scene:
    """`path.format_map(scene)` puts in the identifiers that a path names."""

    def __init__(self, hearings: Hearings, planner: Planner) -> None:
        self.hearings: Hearings = hearings
        self.planner: Planner = planner
        self._lived: dict[str, Visit] = {}
        self._heard: dict[str, Heard] = {}

    def __getitem__(self, name: str) -> str:
        if name in FACTS:
            return FACTS[name](self)
        return (self.lived(name) if name in TEAMS else self.heard(name)).id

    def newcomer(self) -> str:
        self.hearings.employ(*NEWCOMER)
        return NEWCOMER[0]

    def lived(self, name: str) -> Visit:
        if name not in self._lived:
            for username, full_name in TEAMS[name].items():
                self.hearings.employ(username, full_name)
            self._lived[name] = self.planner.send_out(*TEAMS[name])
        return self._lived[name]

    def heard(self, name: str) -> Heard:
        if name not in self._heard:
            self._heard[name] = HEARD[name](self.hearings)
        return self._heard[name]
