"""Visits brought to a certain point through the API, as the tour does it, for the pages of those who come after."""

import secrets
import time
from datetime import timedelta
from typing import Any

from api.tour import answers, checking, photographing
from api.tour.server import Person, Server
from api.tour.stage import Stage, Visit, new_id
from api.tour.telling import Teller

SOON = timedelta(seconds=2)
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

    def released(self, leader: str = "hung", member: str = "mai") -> Visit:
        """By an order that Lan gives and Minh signs."""
        unit = next(self._units)
        lan, minh = self.stage.person("lan"), self.stage.person("minh")
        led, with_them = self.stage.person(leader), self.stage.person(member)
        order = lan.post("/v1/orders", self._order(unit["code"], led, with_them))
        minh.post(f"/v1/orders/{order['id']}/approval")
        return Visit(self._wait_for(led, unit["code"]), unit["code"], unit["name"], led, with_them, [])

    def _order(self, unit_code: str, leader: Person, member: Person) -> dict[str, Any]:
        release = self.server.now() + SOON
        return {
            "programme": self.programme["id"],
            "kind": "ordered",
            "unitCode": unit_code,
            "team": {"leader": leader.id, "members": [member.id]},
            "reason": "Phản ánh của người dân",
            "releaseAt": release.isoformat(),
            "arrivesAt": release.isoformat(),
            "endsAt": (release + ON_SITE).isoformat(),
        }

    def _wait_for(self, leader: Person, unit_code: str) -> str:
        for _ in range(PATIENCE * 5):
            found = leader.get("/v1/inspections", unitCode=unit_code)["items"]
            if found:
                return str(found[0]["id"])
            time.sleep(0.2)
        raise AssertionError("nothing was released")

    def head_of(self, visit: Visit) -> str:
        """Their user name."""
        return f"thutruong.{visit.unit_code.partition('.')[0]}"

    def opened(self, **team: str) -> Visit:
        visit = self.released(**team)
        visit.leader.put(f"{visit.path}/opening", {"id": new_id(), "claimedAt": self.server.now().isoformat()})
        return visit

    def handed_in(self, **team: str) -> Visit:
        """The notice board was empty: S3 with a photo; good service was commended: S0."""
        visit = self.opened(**team)
        self.hand_in(visit)
        return visit

    def hand_in(self, visit: Visit) -> None:
        photos = photographing.make_photos(visit)
        checking.fill_sheets(self.stage, visit, photos)
        photographing.send_photos(self.stage, visit, photos)
        checking.hand_in(self.stage, visit)

    def explained(self, position: str = "disagree", **team: str) -> Visit:
        visit = self.handed_in(**team)
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

    def drafted(self, severity: str = "S2", **team: str) -> Visit:
        visit = self.explained(**team)
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

    def concluded(self, **team: str) -> Visit:
        """S3 once: Thu issues, Minh signs second."""
        visit = self.drafted(**team)
        self.stage.person("thu").post(f"{visit.path}/conclusions/1/issuance")
        self.stage.person("minh").post(f"{visit.path}/conclusions/1/second-signature")
        return visit
