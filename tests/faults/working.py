"""People in one inspection after the other: each does what is next, or what comes to their mind."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from checklists.publishing import PublishedChecklist, newest_version
from inspections.steps.lifecycle import Action
from tests.api.accounts import PASSWORD
from tests.api.story import OPENING, SheetOnPhone, release_to_team
from tests.api.test_random_walk import SELDOM, filled
from tests.api.visits import Visit
from tests.api.walk_requests import Sender
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.faults.desks import Act, Desk, PhotoPhone, Turned, steadily
from tests.media.photos import jpeg
from tests.uploads.phones import Photo

STEPS_OF_ONE = 120
PHOTOS_OF_ONE = 2
WRONG_CLOCK = 0.2
MARKED = {"reasons", "text", "comment", "decision", "summary", "answer"}
"""What people write in their own words gets a mark, so that it is found again wherever it was kept."""
NOT_KEPT = {"propose_time", "agree_time"}
"""A second who agrees leaves the words to the first, and one who does not has the last word."""
COSTLY = {"export_bundle", "photograph"}


class Visitors:
    """Everybody who has to do with one inspection; the clock of their phones is theirs. They look around over a `good`
    line, so that the faults hit what they do."""

    def __init__(self, desk: Desk, good: Desk, cast: Cast, people: list[Member], checklist: PublishedChecklist) -> None:
        self._desk, self._good, self._cast, self._people, self._checklist = desk, good, cast, people, checklist
        self._dice = desk.dice

    async def visit(self, now: datetime, goes_on: Callable[[], bool]) -> None:
        self._hours = Hours(now)
        inspection = await steadily(lambda: release_to_team(self._cast, now))
        self._visit = Visit(self._desk.client, self._cast, self._hours, inspection)
        sheets = {each.person: SheetOnPhone(inspection, self._checklist) for each in self._people}
        self._sender = Sender(self._visit, self._dice, sheets)
        self._photos = [Photo(self._picture(), now) for _ in range(PHOTOS_OF_ONE)]
        await self._do(self._cast.hung, "open", "PUT", f"/v1/inspections/{inspection}/opening")
        for _ in range(STEPS_OF_ONE):
            if goes_on():
                await self._step()

    def _picture(self) -> bytes:
        """Of a few parts only: tests/uploads sends the larger ones."""
        return jpeg(self._dice.randrange(80, 240), self._dice.randrange(80, 200), quality=95)

    async def _step(self) -> None:
        chance = self._dice.random()
        if self._dice.random() < WRONG_CLOCK:
            self._desk.told.wrong_clocks += 1
            self._hours.now += timedelta(seconds=self._dice.choice([-86_400, -7200, -60, 60, 7200, 86_400]))
        if chance < 0.15:
            await self._fill(self._dice.choice([self._cast.hung, self._cast.mai]))
        elif chance < 0.25 and self._photos:
            await self._photograph(self._photos.pop())
        else:
            await self._what_is_next(self._dice.choice(self._people))

    async def _fill(self, member: Member) -> None:
        path = f"/v1/inspections/{self._visit.inspection}/sheets/{{sheet}}/revisions/{{revision}}"
        done = await self._do(member, "fill", "PUT", path)
        if done.acknowledged:
            self._sender.sheets[member.person].revision += 1

    async def _photograph(self, photo: Photo) -> None:
        member = self._dice.choice([self._cast.hung, self._cast.mai])
        phone = PhotoPhone(self._desk.client, member, self._visit.inspection, self._dice, self._desk.told)
        try:
            await phone.send(photo)
            self._desk.told.photos[photo.id] = photo.content
        except Turned:
            pass

    async def _what_is_next(self, person: Member) -> None:
        told, _ = await self._good.ask("GET", f"/v1/inspections/{self._visit.inspection}/next-steps", person.headers)
        mine: list[Any] = [each for each in told.json().get("mine", []) if each["action"] not in COSTLY]
        rare = self._dice.random() < 0.1
        likely = [each for each in mine if rare or each["action"] not in SELDOM or each["action"] == "draft"]
        if likely:
            one = self._dice.choice(likely)
            await self._do(person, one["action"], one["method"], one["address"])

    async def _do(self, person: Member, action: Action, method: str, address: str) -> Act:
        request = await steadily(lambda: self._sender.request(action, person, address))
        body = request.body if action in NOT_KEPT else marked(request.body)
        content = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        headers = person.headers | request.headers | ({"content-type": "application/json"} if content else {})
        answer, tries = await self._desk.ask(method, filled(address, request.known), headers, content)
        act = Act(action, person.person, self._visit.inspection, body, answer.status_code, _said(answer), tries)
        self._desk.told.acts.append(act)
        return act


def marked(body: Any) -> Any:
    if not isinstance(body, dict) or "signatures" in body:
        return body
    return {
        name: f"{value} [{uuid4()}]" if name in MARKED and isinstance(value, str) else value
        for name, value in body.items()
    }


def _said(answer: httpx.Response) -> Any:
    return answer.json() if "json" in answer.headers.get("content-type", "") else None


async def work(
    desk: Desk, good: Desk, cast: Cast, people: list[Member], now: Callable[[], datetime], goes_on: Callable[[], bool]
) -> None:
    """One inspection after the other."""
    checklist = await steadily(lambda: newest_version(OPENING))
    while goes_on():
        await Visitors(desk, good, cast, people, checklist).visit(now(), goes_on)


async def sign_in_and_out(
    desk: Desk, good: Desk, username: str, turned: Callable[[], int], goes_on: Callable[[], bool]
) -> None:
    """Who was signed in is, and who was signed out is not. A turned clock may end a session."""
    typed = {"content-type": "application/json"}
    body = json.dumps({"username": username, "password": PASSWORD, "deviceName": "Máy bàn"}).encode()
    while goes_on():
        await asyncio.sleep(2)
        before = turned()
        answer, _ = await desk.ask("POST", "/v1/sessions", typed, body)
        if answer.status_code == 429:
            continue
        assert answer.status_code == 201, answer.text
        headers = {"authorization": f"Bearer {answer.json()['token']}"}
        seen, _ = await good.ask("GET", "/v1/me", headers)
        assert seen.status_code == 200 or turned() > before, "a sign-in that was acknowledged is lost"
        await desk.ask("DELETE", "/v1/sessions/current", headers)
        seen, _ = await good.ask("GET", "/v1/me", headers)
        assert seen.status_code == 401, "somebody who signed out is signed in"
