"""Inspections outside the lottery: two signers and a reason, sealed until their release minute like drawn ones."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor, Role
from organisation.four_eyes import require_another
from organisation.leave_queries import absent_among
from organisation.refusing import Refused
from organisation.rules import check_in_scope
from scheduler import order_queries, queries, staffing_queries
from scheduler.conflicts import conflicts
from scheduler.keys import MasterKeys
from scheduler.open_days import local_day
from scheduler.plans import OrderKind, Team
from scheduler.releasing import Mission, send_out
from scheduler.sealing import OrderContent, order_commitment, sealed_order, unseal_order
from scheduler.substituting import regrouped
from scheduler.substitution_queries import unit_at
from scheduler.tables import Order

PROPOSERS: tuple[Role, ...] = ("planner", "reviewer")
SIGNERS: tuple[Role, ...] = ("planner", "reviewer", "overseer")
FARTHEST = timedelta(days=90)


class NewOrder(msgspec.Struct, frozen=True):
    kind: OrderKind
    unit_code: str
    team: Team
    reason: str
    release_at: datetime
    arrives_at: datetime
    ends_at: datetime


async def propose(actor: Actor, programme: Row, new: NewOrder, keys: MasterKeys, now: datetime) -> UUID:
    check_in_scope(actor, programme["path"], *PROPOSERS)
    _check_times(new, now)
    unit = await order_queries.unit_of_programme(programme, new.unit_code)
    if unit is None:
        raise Refused("order-unit-unknown")
    await _check_team(programme, new, unit, now)
    version = await queries.governing_version(programme["id"], local_day(programme, new.arrives_at))
    if version is None:
        raise Refused("order-without-plan")
    identifier = uuid7()
    key = keys.newest
    content = OrderContent(unit["id"], unit["code"], new.team, new.reason, secrets.token_hex(16))
    row = Order(
        id=identifier,
        programme=programme["id"],
        plan_version=version["id"],
        kind=new.kind,
        key=key,
        sealed=sealed_order(identifier, content, keys, key),
        commitment=order_commitment(identifier, content),
        release_at=new.release_at,
        arrives_at=new.arrives_at,
        ends_at=new.ends_at,
        state="proposed",
        proposed_by=actor.person,
        proposed_at=now,
    )
    async with change(by=str(actor.person), at=now) as record:
        await _refuse_committed(programme, new.team, new.release_at, new.ends_at)
        await order_queries.add_order(row)
        facts = {"kind": new.kind, "commitment": row.commitment.hex()}
        await record("order.proposed", subject=str(identifier), facts=facts)
    return identifier


def _check_times(new: NewOrder, now: datetime) -> None:
    if not now < new.release_at <= new.arrives_at < new.ends_at:
        raise Refused("order-hours-out-of-order")
    if new.ends_at > now + FARTHEST:
        raise Refused("order-too-far", days=FARTHEST.days)


async def _check_team(programme: Row, new: NewOrder, unit: Row, now: datetime) -> None:
    team = new.team
    if len(team.people) < 2:
        raise Refused("plan-team-of-one")
    if len(set(team.people)) != len(team.people):
        raise Refused("plan-person-twice")
    if set(team.people) - await queries.inspectors_among(programme, team.people, now):
        raise Refused("plan-person-no-inspector")
    if await conflicts(team.people, [unit], now, told=True):
        raise Refused("order-team-in-conflict")
    if await absent_among(team.people, local_day(programme, new.arrives_at)):
        raise Refused("order-person-absent")


async def _refuse_committed(programme: Row, team: Team, release_at: datetime, ends_at: datetime) -> None:
    """Whoever stands in the teams of a draw that is frozen belongs to it for that day; before its freeze an approved
    order takes their team off duty. The days are locked, so that none is frozen meanwhile."""
    first, last = local_day(programme, release_at), local_day(programme, ends_at)
    for day in await staffing_queries.days_of_teams(team.people, first, last):
        if day["state"] != "planned":
            raise Refused("order-team-on-duty")


async def _refuse_ordered(
    programme: Row, team: Team, release_at: datetime, ends_at: datetime, keys: MasterKeys
) -> None:
    """Nobody is sent to two places at once. The people are locked, so that of two orders signed at the same moment the
    second sees the first. A demonstration keeps nobody from anything.

    Told at the second signature only: whoever proposes alone could learn by trying whom a sealed order sends out.
    """
    if programme["demonstration"]:
        return
    await order_queries.lock_people(team.people)
    approved = await order_queries.approved_orders(release_at, ends_at)
    ordered = {person for order in approved for person in unseal_order(order, keys).team.people}
    if not ordered.isdisjoint(team.people) or await order_queries.out_on_orders(team.people, release_at):
        raise Refused("order-person-ordered")


async def read(actor: Actor, order: Row, keys: MasterKeys, now: datetime) -> OrderContent:
    """Every reading is in the ledger."""
    _check_reader(actor, order, now)
    async with change(by=str(actor.person), at=now) as record:
        await record("order.read", subject=str(order["id"]), facts={"device": str(actor.device)})
    return unseal_order(order, keys)


def _check_reader(actor: Actor, order: Row, now: datetime) -> None:
    """Whoever may still sign it; then the two who did and nobody else, until the visit is over."""
    signable = order["state"] == "proposed" and now < order["release_at"]
    if not signable and actor.person not in (order["proposed_by"], order["approved_by"]) and now <= order["ends_at"]:
        raise Refused("order-sealed")


async def approve(actor: Actor, order: Row, keys: MasterKeys, now: datetime) -> None:
    check_in_scope(actor, order["path"], *SIGNERS)
    await require_another(actor.person, [order["proposed_by"]], now)
    programme = await queries.programme(order["programme"])
    async with change(by=str(actor.person), at=now) as record:
        if order["state"] == "proposed":
            team = unseal_order(order, keys).team
            await _refuse_committed(programme, team, order["release_at"], order["ends_at"])
            await _refuse_ordered(programme, team, order["release_at"], order["ends_at"], keys)
        if not await order_queries.approve_order(order["id"], actor.person, now):
            raise Refused("order-not-open")
        await record("order.approved", subject=str(order["id"]), facts={"commitment": order["commitment"].hex()})


async def release_order(order: UUID, keys: MasterKeys, now: datetime) -> None:
    async with change(by="clock", at=now) as record:
        claimed = await order_queries.claim_order(order)
        if claimed is None:
            return
        content = unseal_order(claimed, keys)
        expired = claimed["state"] == "proposed" or claimed["ends_at"] <= now
        team = None if expired else await _still_there(claimed, content, now)
        if team is None:
            await order_queries.set_order_state(order, "missed")
            await record("order.missed", subject=str(order), facts={"from": claimed["state"]})
            return
        mission = Mission(claimed["kind"], content.unit, team, None)
        await send_out(record, claimed, queries.plan_of(claimed), mission, now)
        await order_queries.set_order_state(order, "released")
        await record("order.released", subject=str(order), facts={"commitment": claimed["commitment"].hex()})


async def _still_there(order: Row, content: OrderContent, now: datetime) -> Team | None:
    """Without those who went on leave, inspect no more or declared a conflict since; None when nobody is left."""
    programme = await queries.programme(order["programme"])
    people = content.team.people
    away = set(people) - await queries.inspectors_among(programme, people, now)
    away |= await absent_among(people, local_day(programme, order["arrives_at"]))
    away |= {person for person, _ in await conflicts(people, [await unit_at(content.unit)], now)}
    return regrouped(content.team, dict.fromkeys(away))
