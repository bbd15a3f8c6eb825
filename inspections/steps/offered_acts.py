"""What may be done in a case though nobody waits for it. Pure."""

from collections.abc import Iterator
from datetime import datetime

from inspections.cases import Case, OpenAct, is_issued
from inspections.steps.lifecycle import Action


def offered(case: Case, now: datetime) -> Iterator[OpenAct]:
    visit = case.inspection
    offers: list[Action] = ["withdraw", "cancel", "abort", "fill", "interview", "observe"]
    if visit["submitted_at"]:
        offers.append("commend")
        if any(finding["severity"] != "S0" for finding in case.findings):
            offers.append("propose")
    if visit["state"] == "explaining" and now <= visit["explanation_due"]:
        if case.extension is None and not is_issued(case):
            offers.append("ask_time")
        yield from (
            OpenAct("invite", visit["explaining_at"], visit["explanation_due"], finding["id"], awaited=False)
            for finding in case.findings
        )
    if visit["concluded_at"]:
        offers.append("export_bundle")
        if case.reopening is None and case.findings:
            offers.append("propose_reopening")
        if case.objectable_until:
            yield OpenAct("object", visit["concluded_at"], case.objectable_until, awaited=False)
        yield from (
            OpenAct("require_remedy", visit["concluded_at"], None, finding["id"], awaited=False)
            for finding in case.findings
        )
    since = visit[f"{visit['state']}_at"] or visit["released_at"]
    yield from (OpenAct(action, since, awaited=False) for action in offers)
