"""Units put right what was found: most in time, some late, some only after a report was sent back."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from inspections.clocks.deadline_rules import catalogue
from inspections.remedies.remedy_rules import REMEDY_CLOCKS

if TYPE_CHECKING:
    from api.demo.national.hearing import Steps
    from inspections.concluding.conclusion_documents import Decision

REPORT = "Đơn vị đã khắc phục xong, phân công lại và niêm yết công khai."
COMMENT = "Báo cáo chưa nêu rõ kết quả, đề nghị bổ sung."
WAIVER = "Đơn vị đã sáp nhập, nội dung này không còn phải khắc phục."
LATE, RETURNED, WAIVED = 0.12, 0.1, 0.02


class Remedied(NamedTuple):
    steps: "Steps"
    decision: "Decision"
    signer: UUID
    at: datetime


def put_right(of: Remedied) -> datetime | None:
    """When it was settled; None while it is not."""
    steps, plan = of.steps, of.decision.remedy
    assert plan
    identifier = steps.chance.id(of.at)
    due = steps.setting.days.due(of.at, catalogue()[REMEDY_CLOCKS[of.decision.severity]].usual)
    facts = {
        "inspection": str(steps.visit.id),
        "finding": str(of.decision.finding),
        "cause": plan.cause,
        "due": due.isoformat(),
    }
    steps.book(of.at, of.signer, "remedy.required", identifier, facts)
    if steps.chance.happens(WAIVED):
        state, settled = _waive(of, identifier)
    else:
        state, settled = _report(of, identifier, due)
    said = (plan.cause, plan.action, plan.owner, due, of.signer, of.at)
    steps.rows.add("remedy", identifier, steps.visit.id, of.decision.finding, *said, state, settled)
    return settled


def _waive(of: Remedied, remedy: UUID) -> tuple[str, datetime | None]:
    steps, (first, second) = of.steps, of.steps.reviewers[2:4]
    proposed = steps.workday(of.at, 1, 5)
    if proposed is None:
        return "open", None
    agreed = steps.workday(proposed, 1, 4)
    waiver = steps.chance.id(proposed)
    decided = (True, second, agreed) if agreed else (None, None, None)
    steps.rows.add("remedy_waiver", waiver, remedy, WAIVER, first, proposed, *decided)
    steps.book(proposed, first, "remedy.waiver-proposed", remedy, {"waiver": str(waiver)})
    if agreed is None:
        return "open", None
    steps.book(agreed, second, "remedy.waived", remedy, {"waiver": str(waiver)})
    return "waived", agreed


def _report(of: Remedied, remedy: UUID, due: datetime) -> tuple[str, datetime | None]:
    steps, since = of.steps, of.at
    for number in (1, 2):
        late = steps.chance.happens(LATE)
        reported = steps.workday(since, 16, 30) if late and number == 1 else steps.workday(since, 2, 8)
        if reported is None:
            return "open", None
        judged = steps.workday(reported, 1, 4)
        accepted = number == 2 or not steps.chance.happens(RETURNED)
        report = steps.chance.id(reported)
        _add_report(of, remedy, number, (report, reported, judged, accepted), due)
        if judged is None:
            return "reported", None
        if accepted:
            return "verified", judged
        since = judged
    raise AssertionError("the second report is accepted")


def _add_report(
    of: Remedied, remedy: UUID, number: int, said: tuple[UUID, datetime, datetime | None, bool], due: datetime
) -> None:
    steps, (report, reported, judged, accepted) = of.steps, said
    by, reviewer = steps.head, steps.reviewers[0]
    outcome = (accepted, None if accepted else COMMENT, reviewer, judged) if judged else (None, None, None, None)
    steps.rows.add("remedy_report", report, remedy, number, REPORT, [], by, reported, *outcome)
    facts = {"report": str(report), "photos": [], "late": reported > due}
    steps.book(reported, by, "remedy.reported", remedy, facts)
    if judged:
        name = "remedy.verified" if accepted else "remedy.returned"
        steps.book(judged, reviewer, name, remedy, {"report": str(report)})
