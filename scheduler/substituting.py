"""Who steps in for an inspector who falls away: the first one, in an order drawn with the day's key, who may go.

The pool is the plan's substitutes and everybody in its teams who has no visit of that draw. Which unit is visited
never changes by it. When nobody can step in the others go on; when nobody is left the visit is cancelled.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from inspections import queries as inspection_queries
from inspections.visiting import ending, sheet_queries
from inspections.visiting.joining import join
from ledger.changes import Record, change
from ledger.database import Row
from scheduler import draw_queries, queries, substitution_queries
from scheduler.assigning import substitutes_in_order
from scheduler.conflicts import conflicts
from scheduler.freezing import secret_of
from scheduler.keys import MasterKeys
from scheduler.plans import Plan, Team
from scheduler.staffing import absent_on, engaged, may_go, pledged
from scheduler.verifier import final_key


async def fill(inspection: UUID, withdrawn: UUID, keys: MasterKeys, now: datetime) -> None:
    """Somebody withdrew, or was stood down, from a released, unopened inspection. Done twice it is done once."""
    async with change(by="clock", at=now) as record:
        current = await sheet_queries.lock(inspection)
        if current is None or current["state"] != "released":
            return
        if await substitution_queries.is_settled(inspection, withdrawn):
            return
        # One substitute is not sent to two places by two clocks at once.
        await draw_queries.lock_chain(current["draw_day"])
        day = await draw_queries.day(current["draw_day"])
        chosen = await _first_free(day, current["unit"], keys, (), now) if day["state"] == "released" else None
        if chosen is not None:
            await join(record, inspection, chosen)
        await note(record, inspection, withdrawn, chosen)
        if chosen is None and not await inspection_queries.team(inspection):
            await ending.break_off(record, inspection, "cancel", ending.TEAM_WITHDREW, None)


async def note(record: Record, inspection: UUID, withdrawn: UUID, substitute: UUID | None) -> None:
    await substitution_queries.add_substitution(inspection, withdrawn, substitute, record.at)
    facts = {"withdrawn": str(withdrawn), "substitute": str(substitute) if substitute else ""}
    await record("draw.substituted", subject=str(inspection), facts=facts)


class Muster:
    """The teams of one draw at its release: whoever is known to be absent, or must not go to their unit any more, is
    replaced before anybody is told."""

    def __init__(self, day: Row, keys: MasterKeys, teams: Sequence[Team], now: datetime) -> None:
        self._day = day
        self._keys = keys
        self._now = now
        self._taken = {person for team in teams for person in team.people}

    async def replaced(self, team: Team, unit: UUID) -> dict[UUID, UUID | None]:
        """By everybody of the team who does not go, who goes instead."""
        place = await substitution_queries.unit_at(unit)
        in_conflict = {person for person, _ in await conflicts(team.people, [place], self._now)}
        absent = await absent_on(self._day, team.people, self._now) | in_conflict
        instead: dict[UUID, UUID | None] = {}
        for person in team.people:
            if person in absent:
                chosen = await _first_free(self._day, unit, self._keys, self._taken, self._now)
                self._taken |= {chosen} if chosen else set()
                instead[person] = chosen
        return instead


def regrouped(team: Team, instead: dict[UUID, UUID | None]) -> Team | None:
    """The first one present leads; None when nobody is."""
    there = [person for person in team.people if person not in instead]
    people = [*there, *(person for person in instead.values() if person is not None)]
    return Team(people[0], tuple(people[1:])) if people else None


async def _first_free(day: Row, unit: UUID, keys: MasterKeys, taken: Collection[UUID], now: datetime) -> UUID | None:
    programme = await queries.programme(day["programme"])
    plan = queries.plan_of(await queries.version(day["plan_version"]))
    order = substitutes_in_order(_pool(plan), key_of(day, keys))
    busy = await substitution_queries.engaged_among(order, day["id"], now) | set(taken)
    busy |= await engaged(programme, day["day"], keys) | await pledged(day)
    place = await substitution_queries.unit_at(unit)
    free = await may_go(programme, plan, [person for person in order if person not in busy], place, day["day"], now)
    return next((person for person in order if person in free), None)


def _pool(plan: Plan) -> set[UUID]:
    return {person for team in plan.teams for person in team.people}.union(plan.substitutes)


def key_of(day: Row, keys: MasterKeys) -> bytes:
    """The key of a draw whose beacon is there."""
    return final_key(secret_of(day, keys), day["manifest_hash"], day["beacon"])
