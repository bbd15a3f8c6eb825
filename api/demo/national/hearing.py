"""What follows a hand-in: the unit is heard, it is concluded, put right, objected to, closed; as far as time went."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from api.demo.national.afterwards import commend, propose
from api.demo.national.calendar import end_of_day
from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.looking import Look, look_up
from api.demo.national.notices import Facts, News, tell
from api.demo.national.remedies import Remedied, put_right
from api.demo.national.scale import instant, local_day
from api.demo.national.visits import Found, Setting, Stood, Visit
from inspections.clocks.deadline_rules import catalogue
from inspections.concluding.conclusion_documents import Decision
from inspections.remedies.remedy_documents import RemedyPlan
from inspections.remedies.remedy_rules import REMEDY_CLOCKS, REVISIT_CLOCKS
from inspections.rules import needs_second_signature

POSITIONS = ("agree",) * 14 + ("agree_with_conditions",) * 3 + ("disagree",) * 2 + ("out_of_competence",)
REASONS = "Đơn vị đã rà soát và báo cáo cụ thể từng nội dung trong biên bản."
ANSWER = "Đã đối chiếu hồ sơ và ý kiến của đơn vị, giữ nguyên như trong quyết định."
SUMMARY = "Kết luận trên cơ sở phiếu kiểm tra, biên bản và giải trình của đơn vị."
ACTION = "Chấn chỉnh ngay, phân công lại người trực và báo cáo kết quả."
CAUSES = ("procedure", "conduct", "skills", "equipment", "staffing")
EXTENDED, OBJECTED, WITHDRAWN = 0.03, 0.012, 0.15
SILENT = 0.07


class Steps:
    """Of one visit. Each step says when it happens, or None where that is later than now."""

    def __init__(self, setting: Setting, visit: Visit, rows: Rows, book: Book, chance: Chance) -> None:
        self.setting = setting
        self.visit = visit
        self.rows = rows
        self.book = book
        self.chance = chance
        self.head = setting.staff.heads[visit.orders.place.id]
        self.reviewers = [*setting.staff.reviewers]
        chance.shuffle(self.reviewers)
        self.decisions: list[Decision] = []

    def take(self) -> None:
        self._hear()
        heard = self._explain()
        drafted = heard and self._draft(heard)
        if drafted is None:
            return
        concluded = self._conclude(drafted)
        if concluded is None:
            return
        settled = self._settle(concluded)
        if settled:
            self._close(max(settled, self.setting.days.due(concluded, 10)))

    def workday(self, after: datetime, least: int, most: int) -> datetime | None:
        """Some office hour of a working day so many days later."""
        day = self.setting.days.after(local_day(after), self.chance.between(least, most))
        at = instant(day, 8 + 8 * self.chance.random())
        return at if at <= self.setting.now else None

    def _hear(self) -> None:
        visit = self.visit
        assert visit.submitted_at
        visit.state, visit.explaining_at = "explaining", visit.submitted_at
        visit.explanation_due = self.setting.days.due(visit.submitted_at, catalogue()["explanation"].usual)
        due = {"due": visit.explanation_due.isoformat()}
        self.book(visit.submitted_at, visit.orders.team.leader, "inspection.explaining", visit.id, due)

    def _explain(self) -> datetime | None:
        """When the last word was said, or the time for it was over; None while it runs."""
        visit = self.visit
        assert visit.submitted_at
        assert visit.explanation_due
        wanted = [found for found in visit.findings if found.severities[-1] != "S0"]
        if not wanted:
            return visit.submitted_at
        if self.chance.happens(EXTENDED):
            self._extend()
        if self.setting.offices[visit.orders.place.id].silent or self.chance.happens(SILENT):
            return visit.explanation_due if visit.explanation_due <= self.setting.now else None
        at = self.workday(visit.submitted_at, 1, 2)
        if at is None:
            return None
        for number, found in enumerate(wanted):
            self._say(found, at + timedelta(minutes=6 * number))
        return at + timedelta(minutes=6 * len(wanted))

    def _extend(self) -> None:
        visit, days = self.visit, catalogue()["explanation_extension"].usual
        asked = self.workday(visit.submitted_at, 1, 1) if visit.submitted_at else None
        if asked is None or asked + timedelta(hours=3) > self.setting.now or visit.explanation_due is None:
            return
        granted, leader, before = asked + timedelta(hours=3), visit.orders.team.leader, visit.explanation_due
        identifier, due = self.chance.id(asked), self.setting.days.due(before, days)
        reason, answer = "Cán bộ phụ trách đang đi công tác, cần thêm thời gian.", "Đồng ý gia hạn một lần."
        self.rows.add(
            *("explanation_extension", identifier, visit.id, reason, self.head, asked, before, days, answer),
            *(leader, granted, True, due),
        )
        self.book(asked, self.head, "extension.asked", visit.id, {"extension": str(identifier)})
        facts = {"extension": str(identifier), "days": days, "before": before.isoformat(), "due": due.isoformat()}
        self.book(granted, leader, "extension.granted", visit.id, facts)
        visit.explanation_due = due

    def _say(self, found: Found, at: datetime) -> None:
        identifier, position = self.chance.id(at), self.chance.one(POSITIONS)
        self.rows.add(
            *("explanation", identifier, found.id, 1, position, REASONS, [], "[]", "unit", self.head, at),
        )
        facts = {
            "explanation": str(identifier),
            "position": position,
            "photos": [],
            "corrections": 0,
            "given_as": "unit",
            "link": "",
            "late": False,
        }
        self.book(at, self.head, "finding.explained", found.id, facts)
        found.position = position

    def _draft(self, heard: datetime) -> datetime | None:
        at = self.workday(heard, 1, 4)
        if at is None:
            return None
        self.decisions = [self._decide(found) for found in sorted(self.visit.findings, key=lambda each: each.item)]
        self.book(at, self.visit.orders.team.leader, "conclusion.drafted", self.visit.id, {"number": 1})
        facts: Facts = {"unit": self.visit.orders.place.name, "number": 1}
        news = News("conclusion.drafted", self.visit.id, "1", facts, at, str(self.visit.orders.team.leader))
        tell(news, self.setting.staff.reviewers, self.setting.now, self.rows, self.book, self.chance)
        return at

    def _decide(self, found: Found) -> Decision:
        contested = found.position not in ("", "agree")
        result = "withdrawn" if contested and self.chance.happens(WITHDRAWN) else "upheld"
        severity = found.severities[-1]
        if contested and result == "upheld" and severity == "S2" and self.chance.happens(0.2):
            severity = "S1"
        remedy = None
        if result == "upheld" and severity in REMEDY_CLOCKS and self.chance.happens(0.9):
            remedy = RemedyPlan(self.chance.one(CAUSES), ACTION, "Giám đốc Trung tâm")  # type: ignore[arg-type]
        return Decision(found.id, result, severity, ANSWER if contested else None, remedy)  # type: ignore[arg-type]

    def _conclude(self, drafted: datetime) -> datetime | None:
        """The signatures; the last one brings it into force."""
        visit, leader = self.visit, self.visit.orders.team.leader
        issued = self.workday(drafted, 1, 4)
        ever = {severity for found in visit.findings for severity in found.severities}
        serious = needs_second_signature(ever | {decision.severity for decision in self.decisions})
        second = self.workday(issued, 1, 2) if issued and serious else None
        last = second if serious else issued
        by = (self.reviewers[0] if issued else None, issued, self.reviewers[1] if second else None, second)
        decisions = msgspec.json.encode(self.decisions).decode()
        conclusion = self.chance.id(drafted)
        self.rows.add("conclusion", conclusion, visit.id, 1, SUMMARY, decisions, leader, drafted, *by, last)
        if issued:
            place = (visit.orders.place.id, visit.id)
            look = Look(issued - timedelta(minutes=20), self.reviewers[0], "original", (), *place)
            look_up(look, self.setting.now, self.rows, self.book, self.chance)
            self.book(issued, self.reviewers[0], "conclusion.issued", visit.id, {"number": 1})
        if second:
            self.book(second, self.reviewers[1], "conclusion.signed-second", visit.id, {"number": 1})
        if last:
            self._in_force(last, self.reviewers[1 if serious else 0], conclusion)
        return last

    def _in_force(self, at: datetime, signer: UUID, conclusion: UUID) -> None:
        visit = self.visit
        visit.state, visit.concluded_at = "concluded", at
        self.signer, self.conclusion = signer, conclusion
        by_finding = {found.id: found for found in visit.findings}
        for decision in self.decisions:
            found = by_finding[decision.finding]
            if decision.severity != found.severities[-1]:
                number = len(found.severities) + 1
                said = (decision.severity, decision.answer, str(signer), at)
                self.rows.add("severity_decision", self.chance.id(at), found.id, number, *said)
            if decision.result == "upheld" and decision.severity != "S0":
                stood = Stood(found.id, visit.orders.arrives_at, at)
                self.setting.standing.setdefault((visit.orders.place.id, found.item), []).append(stood)
        told = [{"finding": str(one.finding), "result": one.result} for one in self.decisions]
        self.book(at, signer, "inspection.concluded", visit.id, {"decisions": told})

    def _settle(self, concluded: datetime) -> datetime | None:
        """When nothing waits any more; None while something does."""
        ends = [concluded]
        for decision in self.decisions:
            if decision.remedy is not None:
                done = put_right(Remedied(self, decision, self.signer, concluded))
                if done is None:
                    ends.append(datetime.max.replace(tzinfo=concluded.tzinfo))
                else:
                    ends.append(done)
        if self.decisions and self.chance.happens(OBJECTED):
            ends.append(self._object(concluded) or datetime.max.replace(tzinfo=concluded.tzinfo))
        self._revisit(concluded)
        commend(self, concluded)
        propose(self, concluded)
        latest = max(ends)
        return latest if latest <= self.setting.now else None

    def _object(self, concluded: datetime) -> datetime | None:
        """Of the facts; the team answers, a reviewer decides who signed nothing here."""
        made = self.workday(concluded, 1, 9)
        if made is None:
            return concluded
        answered = self.workday(made, 1, 4)
        decided = self.workday(answered, 1, 4) if answered else None
        identifier, visit, judge = self.chance.id(made), self.visit, self.reviewers[2]
        leader, finding = visit.orders.team.leader, self.decisions[0].finding
        due = self.setting.days.due(made, catalogue()["objection_answer"].usual)
        reasons = "Đơn vị không đồng ý với nội dung này và đề nghị xem xét lại."
        answer = ("Giữ nguyên như biên bản.", leader, answered) if answered else (None, None, None)
        result = ("upheld", "Không có tình tiết mới, giữ nguyên kết luận.", judge, decided, decided)
        self.rows.add(
            *("objection", identifier, visit.id, self.conclusion, "facts", [finding], reasons, [], self.head, made),
            *(due, *answer, *(result if decided else (None,) * 5)),
        )
        facts = {
            "objection": str(identifier),
            "ground": "facts",
            "version": 1,
            "findings": [str(finding)],
            "photos": [],
            "due": due.isoformat(),
        }
        self.book(made, self.head, "objection.made", visit.id, facts)
        if answered:
            self.book(answered, leader, "objection.answered", visit.id, {"objection": str(identifier)})
        if decided:
            facts = {"objection": str(identifier), "result": "upheld"}
            self.book(decided, judge, "objection.decided", visit.id, facts)
        return decided

    def _revisit(self, concluded: datetime) -> None:
        """Proposed after a bad grade. Where one was ordered it comes as a visit of its own; else it is dropped."""
        visit = self.visit
        clock = REVISIT_CLOCKS.get(visit.grade) if visit.grade else None
        if clock is None:
            return
        due = end_of_day(local_day(concluded) + timedelta(days=catalogue()[clock].usual))
        dropped = self.workday(concluded, 3, 9) if not self.wants_revisit else None
        by = (self.setting.staff.planner, dropped, "Lần bốc thăm gần nhất đã đến lại đơn vị này.") if dropped else ()
        identifier = self.chance.id(concluded)
        told = (visit.grade, local_day(due), concluded)
        self.rows.add("revisit", identifier, visit.id, *told, *(by or (None, None, None)))
        facts = {"grade": visit.grade, "due": local_day(due).isoformat()}
        self.book(concluded, self.signer, "revisit.proposed", visit.id, facts)
        if dropped:
            self.book(dropped, self.setting.staff.planner, "revisit.dropped", visit.id, {"revisit": str(identifier)})

    @property
    def wants_revisit(self) -> bool:
        return self.visit.grade in REVISIT_CLOCKS and self.visit.id.int % 3 == 0

    def _close(self, settled: datetime) -> None:
        at = self.workday(settled, 1, 3)
        if at is not None:
            self.visit.state, self.visit.closed_at = "closed", at
            self.book(at, self.reviewers[0], "inspection.closed", self.visit.id)
