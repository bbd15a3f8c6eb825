"""What somebody sends for an act of the lifecycle, wherever the inspection stands; ids are guessed where there are
none."""

import json
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any
from uuid import UUID

import msgspec

from inspections.concluding import conclusion_queries
from inspections.findings import finding_queries
from inspections.objections.objecting import open_grounds
from inspections.steps.lifecycle import Action
from ledger.database import Row, row
from ledger.identifiers import uuid7
from tests.api.minutes_steps import drawn, minutes_of
from tests.api.objecting import ANSWER, EVIDENCE, REASONS, WRONG
from tests.api.observing import interaction_of, interview_of
from tests.api.proposing import LOOKED, TEXT
from tests.api.remedying import DONE, PLAN
from tests.api.story import SheetOnPhone, digest, with_answers
from tests.api.visits import CLOSED, RUDE, Visit
from tests.cast import Member

POSITIONS = ("agree", "disagree", "agree_with_conditions", "out_of_competence")
SAID = "Hôm đó mất điện toàn xã."


class Request(msgspec.Struct):
    body: Any = None
    headers: dict[str, str] = {}
    known: dict[str, str] = {}
    """What the address still leaves open."""


class Sender(msgspec.Struct):
    """One inspection and the phones in it."""

    visit: Visit
    chance: Random
    sheets: dict[UUID, SheetOnPhone]

    async def request(self, action: Action, member: Member, address: str) -> Request:
        if action == "verify_remedy":
            return await self.verify_remedy(address.split("/")[3])
        made: dict[Action, Callable[[Member], Awaitable[Request]]] = {
            "fill": self.fill,
            "photograph": self.photograph,
            "submit": self.submit,
            "interview": self.interview,
            "observe": self.observe,
            "keep_minutes": self.keep_minutes,
            "draft": self.draft,
            "amend": self.draft,
            "require_remedy": self.require_remedy,
            "object": self.object_to,
            "propose_reopening": self.propose_reopening,
            "propose": self.propose,
        }
        return await made[action](member) if action in made else Request(self.simple(action))

    def simple(self, action: Action) -> Any:
        chance, identifier = self.chance, {"id": str(uuid7())}
        yes = chance.random() < 0.7
        bodies: dict[Action, Any] = {
            "open": identifier | self.claimed(),
            "cancel": {"reason": "Bão số 12"},
            "abort": {"reason": "Bão số 12"},
            "withdraw": identifier | {"reason": "illness"},
            "explain": identifier | {"position": chance.choice(POSITIONS), "reasons": SAID},
            "enter_paper": identifier | {"position": "agree", "photos": [str(uuid7())]},
            "invite": {"post": "Kế toán"},
            "ask_time": identifier | {"reason": "Người phụ trách đang điều trị."},
            "grant_time": {"granted": yes, "answer": "Lý do chính đáng."},
            "propose_time": {"granted": yes, "answer": "Lý do chính đáng.", "days": 1},
            "agree_time": {"granted": yes, "answer": "Lý do chính đáng."},
            "send_back": {"comment": "Chưa trả lời ý kiến của đơn vị."},
            "send_back_amendment": {"comment": "Chưa trả lời ý kiến của đơn vị."},
            "report_remedy": identifier | {"text": DONE},
            "propose_waiver": {"reason": "Đơn vị chuyển trụ sở"},
            "decide_waiver": {"agreed": yes},
            "commend": identifier | {"whom": "Bộ phận một cửa", "text": "Hướng dẫn người già tận tình.", "reward": yes},
            "confirm_commendation": {"confirmed": yes, "reason": "Chưa đủ căn cứ."},
            "answer_facts": {"answer": ANSWER},
            "answer_process": {"answer": ANSWER},
            "decide_objection": {"result": chance.choice(("upheld", "amended")), "decision": REASONS},
            "reopen": {"agreed": yes, "comment": "Chưa đủ chứng cứ mới."},
            "set_cause": identifier | {"cause": "staffing", "reason": LOOKED, "outsideOwner": "Sở Nội vụ"},
            "decide_cause": {"accepted": yes, "reason": "Đã xem hồ sơ."},
            "set_subject": {"kind": "unit", "before": 0},
            "sign_proposal": {"signed": True},
            "sign_proposal_second": {"signed": True},
        }
        return bodies.get(action)

    def claimed(self) -> dict[str, str]:
        return {"claimedAt": self.visit.hours.now.isoformat()}

    async def fill(self, member: Member) -> Request:
        sheet = self.sheets[member.person]
        more = {"reason": "Sửa số liệu"} if sheet.revision else {}
        answers = with_answers(*self.chance.choice(((), (CLOSED,), (CLOSED, RUDE))))
        body = sheet.write(sheet.revision + 1, answers, self.visit.hours.now, True, **more)
        known = {"sheet": str(sheet.id), "revision": str(sheet.revision + 1)}
        return Request(body, {"content-digest": digest(body)}, known)

    async def photograph(self, _: Member) -> Request:
        photo = {"purpose": "item", "item": "CL-VN-02-A01", "sha256": "ab" * 32, "size": 1000}
        named = {"contentType": "image/jpeg", "fileName": "ảnh.jpg"} | self.claimed()
        return Request(photo | named, known={"evidence": str(uuid7())})

    async def interview(self, _: Member) -> Request:
        talk = interview_of(self.visit.hours.now)
        return Request(talk, known={"interview": talk["id"]})

    async def observe(self, _: Member) -> Request:
        scene = interaction_of(self.visit.hours.now)
        return Request(scene, known={"interaction": scene["id"]})

    async def submit(self, _: Member) -> Request:
        return Request({"id": str(uuid7()), "incompleteReason": "Mai ốm"} | self.claimed())

    async def keep_minutes(self, member: Member) -> Request:
        submission = await self.one("SELECT id FROM submission WHERE inspection = $1")
        minutes = minutes_of(
            self.visit,
            submission["id"] if submission else uuid7(),
            read=[],
            signatures=[drawn("member", member.person), drawn("unit")],
        )
        body = json.dumps(minutes).encode()
        return Request(body, {"content-digest": digest(body)}, {"minutes_id": minutes["id"]})

    async def draft(self, _: Member) -> Request:
        former = await conclusion_queries.in_force(self.visit.inspection)
        found = await finding_queries.findings_of(self.visit.inspection)
        decisions = [self.decision(finding) for finding in found]
        if former is not None:
            before = {each["finding"]: each for each in json.loads(former["decisions"])}
            decisions = [each | {"corrections": each["corrections"]} for each in decisions]
            decisions = [
                before[each["finding"]] | {"answer": "Đã xem xét.", "corrections": each["corrections"]}
                for each in decisions
            ]
        return Request({"summary": "Đơn vị cần mở cửa đúng giờ.", "decisions": decisions})

    def decision(self, finding: Row) -> dict[str, Any]:
        serious = finding["severity"] in ("S2", "S3", "S4")
        corrections = [
            {"explanation": explanation, "number": number, "accepted": True}
            for explanation, most in json.loads(finding["corrections"]).items()
            for number in range(1, most + 1)
        ]
        decided = {"finding": str(finding["id"]), "severity": finding["severity"], "result": "upheld"}
        wanted = {"remedy": PLAN} if serious and self.chance.random() < 0.7 else {}
        return decided | {"answer": "Đã xem xét.", "corrections": corrections} | wanted

    async def require_remedy(self, _: Member) -> Request:
        return Request({"finding": await self.finding(), "remedy": PLAN})

    async def verify_remedy(self, remedy: str) -> Request:
        newest = await row("SELECT max(number) AS number FROM remedy_report WHERE remedy = $1", UUID(remedy))
        accepted = self.chance.random() < 0.7
        number = (newest and newest["number"]) or 1
        return Request({"report": number, "accepted": accepted, "comment": "Chưa có ảnh."})

    async def object_to(self, _: Member) -> Request:
        visit = await self.one("SELECT * FROM inspection WHERE id = $1")
        grounds = await open_grounds(visit, self.visit.hours.now) if visit else []
        found = await self.one("SELECT id FROM finding WHERE inspection = $1 LIMIT 1")
        facts = found is not None and "process" not in grounds[:1]
        body = {"id": str(uuid7()), "ground": "facts" if facts else "process", "reasons": WRONG}
        return Request(body | {"findings": [str(found["id"])] if found and facts else []})

    async def propose_reopening(self, _: Member) -> Request:
        return Request({"id": str(uuid7()), "reason": EVIDENCE, "findings": [await self.finding()]})

    async def propose(self, _: Member) -> Request:
        found = await finding_queries.findings_of(self.visit.inspection)
        cited = [str(each["id"]) for each in found if each["severity"] != "S0"][:1] or [str(uuid7())]
        concerned = {"findings": cited, "level": self.chance.choice(("L3", "L3", "L3", "L7")), "concerns": "unit"}
        return Request({"id": str(uuid7()), "text": TEXT, "authority": "Ủy ban nhân dân xã"} | concerned)

    async def finding(self) -> str:
        found = await self.one("SELECT id FROM finding WHERE inspection = $1 ORDER BY id LIMIT 1")
        return str(found["id"] if found else uuid7())

    async def one(self, statement: str) -> Row | None:
        return await row(statement, self.visit.inspection)
