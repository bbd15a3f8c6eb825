"""Programmes and their plan versions: one person proposes, another approves, and the secrets' commitments go out."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from checklists.publishing import published_version
from checklists.queries import find_number
from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.names import tidy_name
from organisation.refusing import Refused
from organisation.rules import check_in_scope
from organisation.texts import LANGUAGES, Text
from organisation.unit_queries import find_unit
from scheduler import draw_queries, queries
from scheduler.days import days_to_plan, plan_days, times_of
from scheduler.drawing import draw_id_of
from scheduler.frequencies import Place
from scheduler.hours import hour_problems, start_problems
from scheduler.keys import MasterKeys
from scheduler.open_days import local_day
from scheduler.plans import Calendar, ChecklistVersion, Plan, plan_hash, policy_hash
from scheduler.promises import adjustment_problems, promise_problems
from scheduler.rules import period_problems, plan_problems
from scheduler.staffing import base_problems
from scheduler.tables import PlanVersion, Programme
from scheduler.verifier import seed_commitment


class NewProgramme(msgspec.Struct, frozen=True):
    code: str
    name: Text
    unit: UUID
    kinds: tuple[str, ...]
    calendar: Calendar
    demonstration: bool


async def create(actor: Actor, new: NewProgramme, now: datetime) -> UUID:
    unit = await find_unit(new.unit)
    if unit is None or unit["valid_to"] is not None:
        raise Refused("unit-unknown")
    check_in_scope(actor, unit["path"], "planner")
    if await queries.programme_exists(new.code):
        raise Refused("programme-code-taken", code=new.code)
    identifier = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add_programme(
            Programme(
                id=identifier,
                code=new.code,
                name={language: tidy_name(new.name.within(language)) for language in LANGUAGES},
                unit=new.unit,
                stratum=f"{new.code}.{unit['code']}",
                kinds=list(new.kinds),
                calendar=new.calendar,
                demonstration=new.demonstration,
                created_by=actor.person,
                created_at=now,
            )
        )
        await record("programme.created", subject=str(identifier), facts={"code": new.code, "unit": str(new.unit)})
    return identifier


async def propose(actor: Actor, programme: Row, plan: Plan, valid_from: date, valid_to: date, now: datetime) -> UUID:
    """`programme` is one the actor sees; they must plan for it."""
    check_in_scope(actor, programme["path"], "planner")
    await _check(programme, plan, valid_from, valid_to, now)
    identifier = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_programme(programme["id"])
        number = await queries.next_number(programme["id"])
        await queries.add_version(
            PlanVersion(
                id=identifier,
                programme=programme["id"],
                number=number,
                plan=msgspec.json.encode(plan).decode(),
                plan_hash=plan_hash(plan),
                policy_hash=policy_hash(plan),
                valid_from=valid_from,
                valid_to=valid_to,
                proposed_by=actor.person,
                proposed_at=now,
            )
        )
        await record("plan.proposed", subject=str(identifier), facts=_facts(programme, number, plan))
    return identifier


def _facts(programme: Row, number: int, plan: Plan) -> dict[str, object]:
    return {"programme": str(programme["id"]), "number": number, "plan_hash": plan_hash(plan).hex()}


async def _check(programme: Row, plan: Plan, valid_from: date, valid_to: date, now: datetime) -> None:
    async for problem in problems(programme, plan, valid_from, valid_to, now):
        raise problem


async def problems(
    programme: Row, plan: Plan, valid_from: date, valid_to: date, now: datetime
) -> AsyncIterator[Refused]:
    """All that a proposal would be refused for."""
    of_period = list(period_problems(valid_from, valid_to, local_day(programme, now)))
    for problem in of_period:
        yield problem
    for problem in plan_problems(plan, programme["kinds"]):
        yield problem
    if not of_period:
        for problem in await _hour_problems(programme, plan, valid_from, now):
            yield problem
    for problem in await _checklist_problems(plan):
        yield problem
    units = await queries.units_of(programme, valid_from)
    for problem in promise_problems(plan, [Place(unit["code"], unit["kind"]) for unit in units]):
        yield problem
    before = await queries.last_approved(programme["id"])
    for problem in adjustment_problems(plan, queries.plan_of(before) if before else None):
        yield problem
    for problem in await base_problems(programme, plan, valid_from):
        yield problem
    people = {person for team in plan.teams for person in team.people}.union(plan.substitutes)
    if people - await queries.inspectors_among(programme, list(people), now):
        yield Refused("plan-person-no-inspector")


async def _checklist_problems(plan: Plan) -> list[Refused]:
    found = []
    for profile in dict.fromkeys([None, *(slot.profile for slot in plan.slots)]):
        try:
            await checklist_version(replace(plan.checklist, profile=profile or plan.checklist.profile))
        except Refused as problem:
            found.append(problem)
    return found


async def _hour_problems(programme: Row, plan: Plan, valid_from: date, now: datetime) -> list[Refused]:
    """Of each time of arrival the lot may give, each kind of problem once."""
    found: list[Refused] = []
    for arrive in [slot.arrive for slot in plan.slots] or [plan.hours.arrive]:
        hours = replace(plan.hours, arrive=arrive)
        first = await times_of(programme, replace(plan, hours=hours, slots=()), valid_from)
        found += hour_problems(first, hours, demonstration=programme["demonstration"])
        found += start_problems(first, now)
    return list({problem.name: problem for problem in found}.values())


async def checklist_version(wanted: ChecklistVersion) -> UUID:
    found = await find_number(wanted.code, wanted.version)
    if found is None or found["state"] != "published":
        raise Refused("plan-checklist-unknown", code=wanted.code, version=wanted.version)
    if wanted.profile not in (await published_version(found["id"])).document.profiles:
        raise Refused("plan-profile-unknown", code=wanted.code, profile=wanted.profile)
    return UUID(str(found["id"]))


async def approve(actor: Actor, version: Row, keys: MasterKeys, now: datetime) -> None:
    """The second signer: a planner or reviewer of the stratum, not the proposer; what was checked is checked again."""
    check_in_scope(actor, version["path"], "planner", "reviewer")
    await require_another(actor.person, [version["proposed_by"]], now)
    if version["approved_by"] is not None:
        raise Refused("plan-approved-already")
    programme = await queries.programme(version["programme"])
    plan = queries.plan_of(version)
    await _check(programme, plan, version["valid_from"], version["valid_to"], now)
    key = keys.newest
    commitments = list(_commitments(programme["stratum"], version, keys, key))
    async with change(by=str(actor.person), at=now) as record:
        await queries.lock_programme(programme["id"])
        if not await queries.approve_version(version["id"], actor.person, now):
            raise Refused("plan-approved-already")
        await record("plan.approved", subject=str(version["id"]), facts=_facts(programme, version["number"], plan))
        added = set(await draw_queries.add_commitments(programme["id"], key, commitments, now))
        seeds = {draw_id: commitment.hex() for draw_id, commitment in commitments if draw_id in added}
        if seeds:
            await record("seeds.committed", subject=programme["stratum"], facts={"seeds": seeds})
        replaced = await draw_queries.planned_days(programme["id"], version["valid_from"], version["valid_to"])
        await draw_queries.drop_planned([day["id"] for day in replaced])
    if days := (await days_to_plan(now)).get(programme["id"]):
        await plan_days(programme["id"], days, now)


def _commitments(stratum: str, version: Row, keys: MasterKeys, key: str) -> Iterator[tuple[str, bytes]]:
    """One for every day of the period, open or not: which days stay closed may still change."""
    for offset in range((version["valid_to"] - version["valid_from"]).days + 1):
        draw_id = draw_id_of(stratum, version["valid_from"] + timedelta(days=offset))
        yield draw_id, seed_commitment(draw_id, keys.secret(draw_id, key))
