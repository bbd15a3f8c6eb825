"""What may follow a conclusion: praise for good practice, a proposal to the authority after what is gravest."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from api.demo.national.scale import local_day

if TYPE_CHECKING:
    from api.demo.national.hearing import Steps

PRAISED, PROPOSED = 0.3, 0.2


def commend(steps: "Steps", concluded: datetime) -> None:
    praise = [found for found in steps.visit.findings if found.severities[-1] == "S0"]
    decided = steps.workday(concluded, 1, 3) if praise and steps.chance.happens(PRAISED) else None
    if decided is None:
        return
    identifier, leader = steps.chance.id(concluded), steps.visit.orders.team.leader
    at, reviewer = concluded + timedelta(minutes=30), steps.reviewers[3]
    if at > decided:
        return
    steps.rows.add(
        *("commendation", identifier, steps.visit.id, praise[0].id, "Bộ phận tiếp nhận hồ sơ"),
        *("Đề nghị biểu dương tinh thần phục vụ.", [], False, leader, at, True, reviewer, decided),
    )
    facts = {"inspection": str(steps.visit.id), "reward": False}
    steps.book(at, leader, "commendation.proposed", identifier, facts)
    steps.book(decided, reviewer, "commendation.confirmed", identifier)


def propose(steps: "Steps", concluded: datetime) -> None:
    """What is as grave as S4, and was told the authority, who answered; what is under way is left out."""
    grave = [each.finding for each in steps.decisions if each.result == "upheld" and each.severity == "S4"]
    proposed = steps.workday(concluded, 1, 2) if grave and steps.chance.happens(PROPOSED) else None
    signed = steps.workday(proposed, 1, 2) if proposed else None
    sent = steps.workday(signed, 1, 2) if signed else None
    answered = steps.workday(sent, 5, 15) if sent else None
    if not (proposed and signed and sent and answered and steps.visit.submitted_at):
        return
    identifier, leader, reviewer = steps.chance.id(proposed), steps.visit.orders.team.leader, steps.reviewers[2]
    text, authority = "Đề nghị tổ chức rút kinh nghiệm toàn đơn vị.", "Ủy ban nhân dân cấp xã"
    steps.rows.add(
        *("proposal", identifier, steps.visit.id, grave, "L3", "unit", text, authority, False),
        *(steps.visit.submitted_at, None, leader, proposed, reviewer, signed, local_day(sent)),
        *(steps.chance.code(1, 6), authority, reviewer, sent),
    )
    outcome = steps.chance.id(answered)
    told = ("decided", local_day(answered), steps.chance.code(1, 6), "Đã họp rút kinh nghiệm.", reviewer, answered)
    steps.rows.add("proposal_outcome", outcome, identifier, 1, *told)
    facts = {"inspection": str(steps.visit.id), "level": "L3", "concerns": "unit", "findings": list(map(str, grave))}
    steps.book(proposed, leader, "proposal.made", identifier, facts)
    steps.book(signed, reviewer, "proposal.signed", identifier)
    steps.book(sent, reviewer, "proposal.sent", identifier, {"late": False})
    steps.book(answered, reviewer, "proposal.answered", identifier, {"outcome": str(outcome), "result": "decided"})
