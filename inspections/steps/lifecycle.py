"""The one table of what people do in an inspection: in which states, who, and whether it moves the state.

Nothing else moves a state, and every module that acts asks here first. The tests, `next-steps` of the API and the
diagram in docs/lifecycle.md are made from it.
"""

from typing import Literal

import msgspec

from organisation.refusing import Refused

State = Literal["released", "opened", "submitted", "explaining", "concluded", "closed"]
Outcome = Literal["carried_out", "late", "missed", "aborted", "cancelled"]
Party = Literal[
    "team",
    "leader",
    "unit_head",
    "hearer",
    "leader_or_reviewer",
    "team_or_reviewer",
    "reviewer",
    "outsider",
    "oversight",
    "owner",
    "server",
]
"""`hearer`: the unit's head, or a reviewer. A `reviewer` was not on the team and does not
answer for the unit; an `outsider` is such a reviewer, or such an overseer; `oversight` is any of the two. `owner`: the
head of another unit, whose a cause is. `server`: by itself, when the time has come."""

Move = Literal["open", "cancel", "miss", "abort", "submit", "hear", "conclude", "close", "reopen"]
Action = Literal[
    Move,
    "withdraw",
    "fill",
    "photograph",
    "interview",
    "observe",
    "keep_minutes",
    "explain",
    "enter_paper",
    "invite",
    "ask_time",
    "grant_time",
    "propose_time",
    "agree_time",
    "draft",
    "send_back",
    "issue",
    "sign_second",
    "require_remedy",
    "report_remedy",
    "verify_remedy",
    "propose_waiver",
    "decide_waiver",
    "commend",
    "confirm_commendation",
    "sign_commendation",
    "object",
    "answer_facts",
    "answer_process",
    "decide_objection",
    "amend",
    "send_back_amendment",
    "issue_amendment",
    "sign_amendment",
    "propose_reopening",
    "set_cause",
    "set_subject",
    "decide_cause",
    "answer_routed",
    "propose",
    "sign_proposal",
    "sign_proposal_second",
    "export_bundle",
]


class Act(msgspec.Struct, frozen=True):
    """`target` is the state that it leads to, where it moves one; whoever did one of `apart_from` leaves it to
    others."""

    action: Action
    sources: tuple[State, ...]
    by: Party
    target: State | None = None
    apart_from: tuple[Action, ...] = ()


VISITED: tuple[State, ...] = ("submitted", "explaining", "concluded", "closed")
CONCLUDED: tuple[State, ...] = ("concluded", "closed")
SIGNATURES: tuple[Action, ...] = ("draft", "issue", "sign_second")

ACTS = (
    # The visit
    Act("open", ("released",), "team", "opened"),
    Act("cancel", ("released",), "leader", "closed"),
    Act("miss", ("released",), "server", "closed"),
    Act("withdraw", ("released", "opened", "submitted", "explaining"), "team"),
    Act("fill", ("opened", "submitted", "explaining"), "team"),
    Act("photograph", ("opened", *VISITED), "team"),
    Act("interview", ("opened", "submitted", "explaining"), "team"),
    Act("observe", ("opened", "submitted", "explaining"), "team"),
    Act("abort", ("opened",), "leader", "closed"),
    Act("submit", ("opened",), "leader", "submitted"),
    Act("keep_minutes", ("submitted", "explaining"), "leader"),
    # The hearing
    Act("hear", ("submitted",), "server", "explaining"),
    Act("explain", ("explaining",), "unit_head"),
    Act("enter_paper", ("explaining",), "hearer"),
    Act("invite", ("explaining",), "hearer"),
    Act("ask_time", ("explaining",), "unit_head"),
    Act("grant_time", ("explaining",), "leader", apart_from=("ask_time",)),
    Act("propose_time", ("explaining",), "reviewer", apart_from=("ask_time",)),
    Act("agree_time", ("explaining",), "leader_or_reviewer", apart_from=("ask_time", "propose_time")),
    Act("set_cause", ("submitted", "explaining"), "leader_or_reviewer"),
    Act("set_subject", ("submitted", "explaining"), "leader_or_reviewer"),
    Act("decide_cause", ("explaining",), "reviewer", apart_from=("set_cause",)),
    Act("answer_routed", VISITED, "owner", apart_from=("set_cause", "decide_cause")),
    # The conclusion
    Act("draft", ("explaining",), "leader_or_reviewer"),
    Act("send_back", ("explaining",), "reviewer", apart_from=("draft",)),
    Act("issue", ("explaining",), "reviewer", apart_from=("draft",)),
    Act("sign_second", ("explaining",), "reviewer", apart_from=("draft", "issue")),
    Act("conclude", ("explaining",), "server", "concluded"),
    # What follows
    Act("require_remedy", ("concluded",), "reviewer"),
    Act("report_remedy", ("concluded",), "unit_head"),
    Act("verify_remedy", ("concluded",), "team_or_reviewer", apart_from=("report_remedy",)),
    Act("propose_waiver", ("concluded",), "reviewer"),
    Act("decide_waiver", ("concluded",), "reviewer", apart_from=("propose_waiver",)),
    Act("commend", VISITED, "team_or_reviewer"),
    Act("confirm_commendation", VISITED, "reviewer", apart_from=("commend",)),
    Act("sign_commendation", VISITED, "reviewer", apart_from=("commend", "confirm_commendation")),
    Act("object", CONCLUDED, "unit_head"),
    Act("answer_facts", CONCLUDED, "team"),
    Act("answer_process", CONCLUDED, "outsider", apart_from=SIGNATURES),
    Act("decide_objection", CONCLUDED, "outsider", apart_from=("answer_facts", "answer_process", *SIGNATURES)),
    Act("amend", CONCLUDED, "leader_or_reviewer"),
    Act("send_back_amendment", CONCLUDED, "reviewer", apart_from=("amend",)),
    Act("issue_amendment", CONCLUDED, "reviewer", apart_from=("amend",)),
    Act("sign_amendment", CONCLUDED, "reviewer", apart_from=("amend", "issue_amendment")),
    Act("propose_reopening", CONCLUDED, "reviewer"),
    Act("reopen", CONCLUDED, "reviewer", "explaining", apart_from=("propose_reopening",)),
    Act("propose", VISITED, "leader_or_reviewer"),
    Act("sign_proposal", VISITED, "reviewer", apart_from=("propose",)),
    Act("sign_proposal_second", VISITED, "reviewer", apart_from=("propose", "sign_proposal")),
    Act("export_bundle", CONCLUDED, "oversight"),
    Act("close", ("concluded",), "reviewer", "closed"),
)
BY_ACTION = {act.action: act for act in ACTS}
MOVES = tuple(act for act in ACTS if act.target)


def check(action: Action, state: str) -> None:
    """Refused from any other state than the action's own."""
    sources = BY_ACTION[action].sources
    if state not in sources:
        raise Refused("wrong-state", state=state, needed=", ".join(sources))
