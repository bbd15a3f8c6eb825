"""All roles do what comes to their minds, thousands of times: no state is reached that the table forbids, what is said
to be possible next is possible, and the ledger tells the same story as the tables."""

import asyncio
import json
import os
import re
import sys
import time
from collections import Counter
from random import Random
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from api.act_addresses import ADDRESSES
from checklists.publishing import PublishedChecklist
from inspections.steps.lifecycle import BY_ACTION, MOVES, Action, State
from inspections.steps.telling_apart import tell_apart
from inspections.visiting.ending import mark_missed
from ledger.checking import check
from ledger.database import rows
from ledger.identifiers import uuid7
from ledger.sequencing import sequence
from tests.api.story import SheetOnPhone, publish_checklists, release_to_team
from tests.api.visits import Visit
from tests.api.walk_requests import Request, Sender
from tests.cast import Cast, Member, member
from tests.conftest import Hours

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

STEPS, AT_ONCE = 10_000, 8
STEPS_OF_ONE = 250
COSTLY = {"export_bundle"}
"""It writes a paper each time; tests/api/test_custody_bundles.py does it."""
SELDOM = {
    "withdraw",
    "cancel",
    "abort",
    "fill",
    "photograph",
    "interview",
    "observe",
    "invite",
    "commend",
    "propose",
    "draft",
    "propose_waiver",
    "require_remedy",
}
"""Of what is said to be possible: else few visits would come to their end."""
REQUIRED = {act.action for act in MOVES if act.by != "server"}
MISSED: tuple[State, State] = ("released", "closed")
"""A night may pass for another walker meanwhile."""
NOT_FORESEEN = {"no-sheet", "overlaps-not-settled", "link-too-many", "visit-over", "extension-too-long"}
"""What follows from more than the case: from what is in the sheets, how many links there are, which day
is asked for, or that time goes on meanwhile."""


class Count(msgspec.Struct):
    steps: int = 0
    done: Counter[str] = msgspec.field(default_factory=Counter)
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    broken_promises: Counter[str] = msgspec.field(default_factory=Counter)


class Walker:
    """In one inspection after the other."""

    def __init__(self, sender: Sender, people: list[Member], chance: Random, count: Count) -> None:
        self.sender, self.people, self.chance, self.count = sender, people, chance, count
        self.client, self.inspection = sender.visit.client, sender.visit.inspection

    async def step(self) -> None:
        person = self.chance.choice(self.people)
        if self.chance.random() < 0.5:
            await self.something(person)
        else:
            await self.what_is_next(person)

    async def something(self, person: Member) -> None:
        action = self.chance.choice([action for action in ADDRESSES if action not in COSTLY])
        method, address = ADDRESSES[action]
        await self.do(person, action, method, await self.guessed(address))

    async def what_is_next(self, person: Member) -> None:
        self.count.steps += 1
        told_in = await self.state()
        url = f"/v1/inspections/{self.inspection}/next-steps"
        told = await self.client.get(url, headers=person.headers)
        rare = self.chance.random() < 0.1
        possible: list[Any] = [each for each in told.json().get("mine", []) if self.likes(each["action"], rare)]
        possible = [each for each in possible if rare or not is_offered_beside(each, told.json())] or possible
        possible = self.overdue(told.json().get("mine", [])) or possible
        if possible:
            one = self.chance.choice(possible)
            action = one["action"]
            answer = await self.do(person, action, one["method"], one["address"])
            refused = answer.status_code >= 400 and problem(answer) not in NOT_FORESEEN
            # Else another walker's night passed in between.
            if refused and await self.state() == told_in:
                self.count.broken_promises[f"{action}: {problem(answer)}"] += 1

    def overdue(self, mine: list[Any]) -> list[Any]:
        """What chance alone has left out so far, in the second half of the walk."""
        if self.count.steps < STEPS / 2:
            return []
        return [each for each in mine if each["action"] not in self.count.done and each["action"] not in COSTLY]

    def likes(self, action: Action, rare: bool) -> bool:
        return action not in COSTLY and (rare or action not in SELDOM)

    async def do(self, person: Member, action: Action, method: str, address: str) -> httpx.Response:
        before = await self.state()
        request = await self.sender.request(action, person, address)
        answer = await self.send(person, method, filled(address, request.known), request)
        after = await self.state()
        self.count.steps += 1
        self.judge(action, answer, before, after)
        if action == "fill" and answer.status_code == 201:
            self.sender.sheets[person.person].revision += 1
        await self.time_passes()
        return answer

    async def time_passes(self) -> None:
        """Now and then a night, after which the clock does what is due."""
        hours = self.sender.visit.hours
        if self.chance.random() < 1 / 400:
            hours.forward(hours=20)
            await mark_missed(hours.now)
        hours.forward(seconds=self.chance.choice((1, 5, 30)))

    async def send(self, person: Member, method: str, url: str, request: Request) -> httpx.Response:
        content = request.body if isinstance(request.body, bytes | None) else json.dumps(request.body).encode()
        headers = person.headers | request.headers | ({"content-type": "application/json"} if content else {})
        return await self.client.request(method, url, content=content, headers=headers)

    def judge(self, action: Action, answer: httpx.Response, before: State, after: State) -> None:
        """What succeeded was allowed there, and moved to where the table says; what was refused moved nothing."""
        assert answer.status_code < 500, answer.text
        if answer.status_code >= 400:
            self.count.refused[problem(answer)] += 1
            assert after == before or (before, after) == MISSED, (action, answer.text)
            return
        self.count.done[action] += 1
        allowed = {before} | {act.target for act in MOVES if before in act.sources}
        there = {other for other, address in ADDRESSES.items() if address == ADDRESSES[action]}
        assert any(before in BY_ACTION[other].sources for other in there), (action, before)
        assert after in allowed | ({"explaining"} if action == "submit" else set()), (action, before, after)

    async def state(self) -> State:
        [found] = await rows("SELECT state FROM inspection WHERE id = $1", self.inspection)
        state: State = found["state"]
        return state

    async def guessed(self, address: str) -> str:
        """With what there is in this inspection, where there is something."""
        for name in re.findall(
            r"{(finding|extension|remedy|commendation|objection|reopening|proposal|cause)}", address
        ):
            address = address.replace(f"{{{name}}}", str(await self.newest(name)))
        return address.replace("{inspection}", str(self.inspection)).replace("{number}", str(self.chance.randint(1, 3)))

    async def newest(self, kind: str) -> UUID:
        table = {"extension": "explanation_extension", "cause": "finding_cause"}.get(kind, kind)
        within = "finding IN (SELECT id FROM finding WHERE inspection = $1)" if kind == "cause" else "inspection = $1"
        found = await rows(f"SELECT id FROM {table} WHERE {within} ORDER BY id DESC LIMIT 1", self.inspection)
        return found[0]["id"] if found else uuid7()


def filled(address: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        address = address.replace(f"{{{name}}}", value)
    return address


def is_offered_beside(one: Any, told: Any) -> bool:
    """Something else is waited for."""
    return one["action"] not in {each["action"] for each in told["waiting"]}


def problem(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).removeprefix("/problems/")


class Walk(msgspec.Struct):
    client: httpx.AsyncClient
    cast: Cast
    hours: Hours
    checklist: PublishedChecklist
    people: list[Member]
    count: Count

    async def one_after_the_other(self, chance: Random) -> None:
        while self.count.steps < STEPS or (self.count.steps < 3 * STEPS and not self.count.done.keys() >= REQUIRED):
            inspection = await release_to_team(self.cast, self.hours.now)
            visit = Visit(self.client, self.cast, self.hours, inspection)
            sheets = {each.person: SheetOnPhone(inspection, self.checklist) for each in self.people}
            walker = Walker(Sender(visit, chance, sheets), self.people, chance, self.count)
            for _ in range(STEPS_OF_ONE):
                await walker.step()


async def test_ten_thousand_steps_of_everybody(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    seed = os.environ.get("WALK_SEED", str(time.time_ns()))
    sys.stdout.write(f"WALK_SEED={seed}\n")
    count = Count()
    checklist = await publish_checklists(cast, hours.now)
    people = await everybody(cast, hours)
    walk = Walk(client, cast, hours, checklist, people, count)
    await asyncio.gather(*(walk.one_after_the_other(Random(f"{seed}-{number}")) for number in range(AT_ONCE)))
    sys.stdout.write(f"{count.steps} steps, done {dict(count.done)}, refused {dict(count.refused)}\n")
    assert count.broken_promises == {}
    await sequence(hours.now)
    assert (await check()).fault is None
    assert (await tell_apart()).faults == ()
    assert count.done.keys() >= REQUIRED


async def everybody(cast: Cast, hours: Hours) -> list[Member]:
    """Two more reviewers, since whoever signed a conclusion judges no objection to it."""
    more = [await member(name, name, cast.hung_yen, hours.now, ("reviewer", cast.hung_yen)) for name in ("hoa", "binh")]
    return [
        cast.hung,
        cast.hung,
        cast.mai,
        cast.tuan,
        cast.tuan,
        cast.thu,
        cast.minh,
        cast.dewi,
        cast.lan,
        cast.khoa,
        cast.an,
        *more,
    ]
