"""What comes next in an inspection: what I may do now and where, and for whom the case waits."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import signed_in
from api.act_addresses import ADDRESSES, address_of
from inspections import access, queries
from inspections.cases import Case, OpenAct
from inspections.clocks.deadlines import due
from inspections.objections.judging_objections import is_for
from inspections.steps.lifecycle import BY_ACTION, Action, Party, State
from inspections.steps.next_step_queries import case_of
from inspections.steps.next_steps import AMONG_REVIEWERS, open_acts
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused


class PossibleAct(msgspec.Struct, frozen=True, rename="camel"):
    """`subject` is the finding, extension, remedy or commendation that it is about. What only the sender knows, such as
    the id of something new, stands in braces in the `address`."""

    action: Action
    subject: UUID | None
    method: str
    address: str
    until: datetime | None


class AwaitedAct(msgspec.Struct, frozen=True, rename="camel"):
    """What the case waits for, `since` when and `until` when it is due; `by` whom, of whom `people` are known by name.
    `count` says how often: one explanation for each finding. `yours` when the reader may do it."""

    action: Action
    count: int
    by: Party
    people: list[str]
    yours: bool
    since: datetime
    until: datetime | None


class NextSteps(msgspec.Struct, frozen=True, rename="camel"):
    """`waiting` in the order in which it is to happen; nothing when the case rests."""

    state: State
    mine: list[PossibleAct]
    waiting: list[AwaitedAct]


@get(
    "/v1/inspections/{inspection:uuid}/next-steps",
    operation_id="listNextSteps",
    summary="What happens next with an inspection, who must act, and what I may do now",
    tags=["inspections"],
    **signed_in(),
)
async def next_steps(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> NextSteps:
    found = await access.see(actor, inspection, now)
    case = await case_of(found, now)
    hidden = frozenset() if access.reads_working_papers(actor, found) else AMONG_REVIEWERS
    acts = [act for act in open_acts(case, now) if act.action in ADDRESSES and act.action not in hidden]
    until = {id(act): await _until(act, found) for act in acts}
    team = await queries.team(inspection)
    yours = {id(act): await _may(actor, act, case, now) for act in acts}
    mine = [_possible(act, case, until[id(act)]) for act in acts if yours[id(act)]]
    waiting: dict[Action, AwaitedAct] = {}
    for act in acts:
        if act.awaited:
            one = _awaited(act, team, yours=yours[id(act)], until=until[id(act)])
            waiting[act.action] = _together(waiting.get(act.action), one)
    return NextSteps(found["state"], mine, list(waiting.values()))


async def _may(actor: Actor, act: OpenAct, case: Case, now: datetime) -> bool:
    """By the table; that accounts of one household count as one shows only when somebody signs."""
    for objection in case.objections:
        if act.subject == objection["id"]:
            return await is_for(actor, case.inspection, objection, now)
    try:
        access.may_do(actor, act.action, case.inspection)
    except Refused:
        return False
    return actor.person not in act.not_by


async def _until(act: OpenAct, inspection: Row) -> datetime | None:
    if act.until is None and act.clock is not None:
        clock, start = act.clock
        return await due(clock, inspection, start)
    return act.until


def _possible(act: OpenAct, case: Case, until: datetime | None) -> PossibleAct:
    number = case.conclusion["number"] if case.conclusion else None
    method, address = address_of(act.action, case.inspection["id"], act.subject, number)
    return PossibleAct(act.action, act.subject, method, address, until)


def _awaited(act: OpenAct, team: list[Row], *, yours: bool, until: datetime | None) -> AwaitedAct:
    party = BY_ACTION[act.action].by
    return AwaitedAct(act.action, 1, party, _names(party, team), yours, act.since, until)


def _names(party: Party, team: list[Row]) -> list[str]:
    """Of the team only: who else may act is said by the role."""
    if party not in ("team", "leader", "leader_or_reviewer"):
        return []
    return [member["name"] for member in team if party == "team" or member["leader"]]


def _together(first: AwaitedAct | None, one: AwaitedAct) -> AwaitedAct:
    """The same act for several subjects: the earliest times."""
    if first is None:
        return one
    times = [time for time in (first.until, one.until) if time]
    return msgspec.structs.replace(
        first, count=first.count + 1, yours=first.yours or one.yours, until=min(times, default=None)
    )


HANDLERS = [next_steps]
