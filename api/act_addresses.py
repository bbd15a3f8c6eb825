"""Where each act of the table is done: method and address. What only the sender knows stays open in the address."""

from collections.abc import Mapping
from uuid import UUID

from inspections.steps.lifecycle import Action

_INSPECTION, _FINDING, _REMEDY = "/v1/inspections/{inspection}", "/v1/findings/{finding}", "/v1/remedies/{remedy}"
_CONCLUSION, _EXTENSION = f"{_INSPECTION}/conclusions/{{number}}", "/v1/extensions/{extension}/decision"
_PRAISE, _OBJECTION = "/v1/commendations/{commendation}", "/v1/objections/{objection}"
_SUBJECTS = ("{finding}", "{extension}", "{remedy}", "{commendation}", "{objection}", "{reopening}", "{proposal}")

ADDRESSES: Mapping[Action, tuple[str, str]] = {
    "open": ("PUT", f"{_INSPECTION}/opening"),
    "cancel": ("POST", f"{_INSPECTION}/cancellation"),
    "withdraw": ("POST", f"{_INSPECTION}/withdrawals"),
    "fill": ("PUT", f"{_INSPECTION}/sheets/{{sheet}}/revisions/{{revision}}"),
    "photograph": ("PUT", f"{_INSPECTION}/evidence/{{evidence}}"),
    "interview": ("PUT", f"{_INSPECTION}/interviews/{{interview}}"),
    "observe": ("PUT", f"{_INSPECTION}/interactions/{{interaction}}"),
    "abort": ("POST", f"{_INSPECTION}/abortion"),
    "submit": ("PUT", f"{_INSPECTION}/submission"),
    "keep_minutes": ("PUT", f"{_INSPECTION}/minutes/{{minutes_id}}"),
    "explain": ("POST", f"{_FINDING}/explanations"),
    "enter_paper": ("POST", f"{_FINDING}/paper-explanations"),
    "invite": ("POST", f"{_FINDING}/explanation-links"),
    "ask_time": ("POST", f"{_INSPECTION}/extensions"),
    "grant_time": ("POST", _EXTENSION),
    "propose_time": ("POST", _EXTENSION),
    "agree_time": ("POST", _EXTENSION),
    "draft": ("POST", f"{_INSPECTION}/conclusions"),
    "send_back": ("POST", f"{_CONCLUSION}/return"),
    "issue": ("POST", f"{_CONCLUSION}/issuance"),
    "sign_second": ("POST", f"{_CONCLUSION}/second-signature"),
    "require_remedy": ("POST", f"{_INSPECTION}/remedies"),
    "report_remedy": ("POST", f"{_REMEDY}/reports"),
    "verify_remedy": ("POST", f"{_REMEDY}/judgement"),
    "propose_waiver": ("POST", f"{_REMEDY}/waivers"),
    "decide_waiver": ("POST", f"{_REMEDY}/waiver-decision"),
    "commend": ("POST", f"{_INSPECTION}/commendations"),
    "confirm_commendation": ("POST", f"{_PRAISE}/confirmation"),
    "sign_commendation": ("POST", f"{_PRAISE}/second-signature"),
    "set_cause": ("POST", f"{_FINDING}/causes"),
    "decide_cause": ("POST", "/v1/causes/{cause}/decision"),
    "set_subject": ("PUT", f"{_FINDING}/subject"),
    "object": ("POST", f"{_INSPECTION}/objections"),
    "answer_facts": ("POST", f"{_OBJECTION}/answer"),
    "answer_process": ("POST", f"{_OBJECTION}/answer"),
    "decide_objection": ("POST", f"{_OBJECTION}/decision"),
    "amend": ("POST", f"{_INSPECTION}/conclusions"),
    "send_back_amendment": ("POST", f"{_CONCLUSION}/return"),
    "issue_amendment": ("POST", f"{_CONCLUSION}/issuance"),
    "sign_amendment": ("POST", f"{_CONCLUSION}/second-signature"),
    "propose_reopening": ("POST", f"{_INSPECTION}/reopenings"),
    "reopen": ("POST", "/v1/reopenings/{reopening}/decision"),
    "propose": ("POST", f"{_INSPECTION}/proposals"),
    "sign_proposal": ("POST", "/v1/proposals/{proposal}/signature"),
    "sign_proposal_second": ("POST", "/v1/proposals/{proposal}/second-signature"),
    "export_bundle": ("POST", f"{_INSPECTION}/custody-bundles"),
    "close": ("POST", f"{_INSPECTION}/closure"),
}


def address_of(action: Action, inspection: UUID, subject: UUID | None, number: int | None) -> tuple[str, str]:
    """`subject` is what the act is about, `number` that of the newest conclusion."""
    method, template = ADDRESSES[action]
    known = {"{inspection}": inspection, "{number}": number}
    about = dict.fromkeys(_SUBJECTS, subject)
    for name, value in (known | about).items():
        template = template.replace(name, str(value)) if value is not None else template
    return method, template
