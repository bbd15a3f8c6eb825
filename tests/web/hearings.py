"""Visits brought to a certain point through the API, as the tour does it, for the pages of those who come after."""

import secrets
import time
from datetime import timedelta
from typing import Any

from api.tour import answers, checking, photographing
from api.tour.server import Person, Server, Surprise
from api.tour.stage import Stage, Visit, new_id
from api.tour.telling import Teller
from tests.web.doing import PASSWORD

TEAM = {"son": "Phạm Văn Sơn", "van": "Lý Thu Vân"}
"""Employed for these visits alone, so that nobody else's phone has them; Sơn leads."""
DEPARTMENT = "33.SNV"
SOON = (timedelta(seconds=2), timedelta(seconds=15))
"""A busy machine may need the second, after the first was over before both had signed."""
ON_SITE = timedelta(hours=3)
PATIENCE = 30
REASONS = "Bảng niêm yết được tháo sáng nay để sơn lại; mã QR treo ở quầy số 2."


class Address(Server):
    """From an address of its own, so that signing in is not taken for guessing."""

    def __init__(self, address: str) -> None:
        super().__init__(address, "vi")
        self._client.headers["X-Forwarded-For"] = f"10.9.{secrets.randbelow(256)}.{secrets.randbelow(256)}"


class Hearings:
    """Everybody's steps but those that the test is about. Each visit goes to a centre of its own."""

    def __init__(self, server: Address) -> None:
        self.server = server
        self.stage = Stage(self.server, Teller("vi"))
        self.server.set_clock(self.server.ask("GET", "/health/ready", 200))
        lan = self.stage.person("lan")
        self.programme = next(each for each in lan.pages("/v1/programmes") if each["code"].startswith("DEMO"))
        inside = (
            each for each in lan.pages("/v1/units", kind="commune_pasc") if self.programme["unit"] in each["path"]
        )
        self._units = iter(sorted(inside, key=lambda unit: str(unit["code"]), reverse=True))
        self.leader, self.member = (self.employ(username, name) for username, name in TEAM.items())

    def employ(self, username: str, name: str) -> Person:
        code = "".join(self.take_in(username, name))
        chosen = {"username": username, "code": code, "newPassword": PASSWORD}
        self.server.ask("POST", "/v1/passwords", 200, 201, 204, json=chosen)
        return self.stage.person(username)

    def take_in(self, username: str, name: str) -> tuple[str, str]:
        """The halves of the code for a first password: Khoa's, and Thu's, who approves what Khoa asks for."""
        khoa, thu = self.stage.person("khoa"), self.stage.person("thu")
        home = next(khoa.pages("/v1/units", code=DEPARTMENT))["id"]
        new = {"username": username, "name": name, "language": "vi", "home": home}
        person = khoa.post("/v1/people", new)["id"]
        role = {"person": person, "role": "inspector", "unit": self.programme["unit"]}
        thu.post(f"/v1/role-grants/{khoa.post('/v1/role-grants', role)['id']}/approval")
        reset = khoa.post("/v1/password-resets", {"person": person})
        return reset["half"], thu.post(f"/v1/password-resets/{reset['id']}/approval")["half"]

    def released(self) -> Visit:
        """By an order that Lan gives and Minh signs."""
        unit = next(self._units)
        try:
            self._sign(unit["code"], SOON[0])
        except Surprise:
            self._sign(unit["code"], SOON[1])
        visit = self._wait_for(unit["code"])
        return Visit(visit, unit["code"], unit["name"], self.leader, self.member, [])

    def _sign(self, unit_code: str, soon: timedelta) -> None:
        lan, minh = self.stage.person("lan"), self.stage.person("minh")
        order = lan.post("/v1/orders", self._order(unit_code, soon))
        minh.post(f"/v1/orders/{order['id']}/approval")

    def _order(self, unit_code: str, soon: timedelta) -> dict[str, Any]:
        release = self.server.now() + soon
        return {
            "programme": self.programme["id"],
            "kind": "ordered",
            "unitCode": unit_code,
            "team": {"leader": self.leader.id, "members": [self.member.id]},
            "reason": "Phản ánh của người dân",
            "releaseAt": release.isoformat(),
            "arrivesAt": release.isoformat(),
            "endsAt": (release + ON_SITE).isoformat(),
        }

    def _wait_for(self, unit_code: str) -> str:
        for _ in range(PATIENCE * 5):
            found = self.leader.get("/v1/inspections", unitCode=unit_code)["items"]
            if found:
                return str(found[0]["id"])
            time.sleep(0.2)
        raise AssertionError("nothing was released")

    def head_of(self, visit: Visit) -> str:
        """Their user name."""
        return f"thutruong.{visit.unit_code.partition('.')[0]}"

    def opened(self) -> Visit:
        visit = self.released()
        visit.leader.put(f"{visit.path}/opening", {"id": new_id(), "claimedAt": self.server.now().isoformat()})
        return visit

    def handed_in(self) -> Visit:
        """The notice board was empty: S3 with a photo; good service was commended: S0."""
        visit = self.opened()
        self.hand_in(visit)
        return visit

    def without_photos(self) -> Visit:
        """Handed in, but the phones with the photos have no line yet."""
        visit = self.opened()
        checking.fill_sheets(self.stage, visit, photographing.make_photos(visit))
        checking.hand_in(self.stage, visit)
        return visit

    def hand_in(self, visit: Visit) -> None:
        photos = photographing.make_photos(visit)
        checking.fill_sheets(self.stage, visit, photos)
        photographing.send_photos(self.stage, visit, photos)
        checking.hand_in(self.stage, visit)

    def explained(self, position: str = "disagree") -> Visit:
        visit = self.handed_in()
        self.explain(visit, position)
        return visit

    def explain(self, visit: Visit, position: str = "disagree", reasons: str = REASONS) -> None:
        head = self.stage.person(self.head_of(visit))
        body = {"id": new_id(), "position": position, "reasons": reasons}
        head.post(f"/v1/findings/{self.board(visit)['id']}/explanations", body)

    def board(self, visit: Visit) -> dict[str, Any]:
        """The finding that is not S0."""
        found = visit.leader.get(f"{visit.path}/findings")
        return next(finding for finding in found if finding["item"] == answers.BOARD)

    def drafted(self, severity: str = "S2") -> Visit:
        visit = self.explained()
        decisions = [
            {"finding": finding["id"], "result": "upheld", "severity": finding["severity"]}
            for finding in visit.leader.get(f"{visit.path}/findings")
        ]
        for decision in decisions:
            if decision["finding"] == self.board(visit)["id"]:
                decision |= {"severity": severity, "answer": "Đã xác nhận mã QR ở quầy số 2."}
        document = {"summary": "Trung tâm mở cửa đúng giờ; cần treo lại danh mục thủ tục.", "decisions": decisions}
        visit.leader.post(f"{visit.path}/conclusions", document)
        return visit

    def concluded(self) -> Visit:
        """S3 once: Thu issues, Minh signs second."""
        visit = self.drafted()
        self.stage.person("thu").post(f"{visit.path}/conclusions/1/issuance")
        self.stage.person("minh").post(f"{visit.path}/conclusions/1/second-signature")
        return visit
