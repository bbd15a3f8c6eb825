"""Back-checks of the years gone by: a round for each day, drawn and assigned as the clock does it, then answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import msgspec

from api.demo.national import national_queries as queries
from api.demo.national.calendar import WorkingDays
from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.notices import News, tell
from api.demo.national.scale import Scale, instant, local_day
from checklists.items import Severity
from inspections.audits.back_check_rules import STEPS, chosen, commitment, far_apart, next_reader
from inspections.audits.back_checking import AnswerDocument, Compared, Reading, draw_facts
from inspections.concluding.conclusion_documents import Decision
from ledger.database import Row
from scheduler.back_check_rounds import SETTLED, seed_of
from scheduler.keys import MasterKeys

OTHERWISE, SLOW = 0.15, 0.06
"""Of so many findings the second reader says something else; so many readers are late."""
AT_ONCE = 500
SEVERITIES: tuple[Severity, ...] = ("S1", "S2", "S3", "S4")


class Round(NamedTuple):
    id: UUID
    seed: bytes
    drawn_at: datetime


class Rereading:
    """Made once all conclusions are there: a round draws from those of the whole country."""

    def __init__(self, scale: Scale, keys: MasterKeys) -> None:
        self._scale = scale
        self._keys = keys
        self._chance = Chance(scale.seed, 254)
        self._rows = Rows()
        self._book = Book(self._chance, self._rows)
        self._days = WorkingDays(scale.first_day, scale.last_day)
        self._readers: dict[UUID, list[UUID]] = {}

    async def run(self, connection: queries.Connection) -> int:
        """How many were drawn."""
        self._readers = await queries.reviewers(connection)
        drawn = self._draw(await queries.concluded(connection))
        visits = list(drawn)
        for first in range(0, len(visits), AT_ONCE):
            for visit in await queries.conclusions(connection, visits[first : first + AT_ONCE]):
                self._reread(visit, drawn[visit["id"]])
        await self._rows.copy(connection)
        return len(visits)

    def _draw(self, concluded: Sequence[Row]) -> dict[UUID, Round]:
        """`concluded` by their times. The newest round is still open."""
        drawn: dict[UUID, Round] = {}
        place = 0
        for number in range((local_day(self._scale.now) - self._scale.first_day).days + 1):
            begins = instant(self._scale.first_day + timedelta(days=number), 0)
            ends = begins + timedelta(days=1)
            among: list[UUID] = []
            while place < len(concluded) and concluded[place]["in_force_at"] < ends:
                among.append(concluded[place]["inspection"])
                place += 1
            drawn |= self._add_round(begins, ends, sorted(among))
        return drawn

    def _add_round(self, begins: datetime, ends: datetime, among: list[UUID]) -> dict[UUID, Round]:
        identifier, key = self._chance.id(begins), self._keys.newest
        seed, drawn_at = seed_of(self._keys, identifier, key), ends + SETTLED
        committed = commitment(seed)
        self._book(begins, "clock", "back-checks.committed", identifier, {"commitment": committed.hex()})
        if drawn_at > self._scale.now:
            ended = ends if ends <= self._scale.now else None
            self._rows.add("back_check_round", identifier, key, committed, begins, ended, None, None, None, None)
            return {}
        drawn = chosen(seed, among)
        said = (seed, drawn_at, len(among), len(drawn))
        self._rows.add("back_check_round", identifier, key, committed, begins, ends, *said)
        self._book(drawn_at, "clock", "back-checks.drawn", identifier, draw_facts(seed, among, drawn))
        return dict.fromkeys(drawn, Round(identifier, seed, drawn_at))

    def _reread(self, visit: Row, lot: Round) -> None:
        able = {person for unit in visit["path"] for person in self._readers.get(unit, ())}
        reader = next_reader(lot.seed, visit["id"], able - set(visit["concerned"]))
        assert reader
        identifier, at = self._chance.id(lot.drawn_at), lot.drawn_at
        self._book(at, "clock", "back-check.assigned", identifier, {"reader": str(reader)})
        news = News("back-check.assigned", identifier, at.isoformat(), {"unit": visit["unit_name"]}, at, "clock")
        tell(news, [reader], self._scale.now, self._rows, self._book, self._chance)
        days = self._chance.between(20, 60) if self._chance.happens(SLOW) else self._chance.between(1, 8)
        answered = instant(self._days.after(local_day(at), days), 8 + 8 * self._chance.random())
        given = answered if answered <= self._scale.now else None
        self._rows.add("back_check", identifier, visit["id"], lot.id, at, reader, at, given)
        if given:
            self._answer(visit, identifier, reader, given)

    def _answer(self, visit: Row, back_check: UUID, reader: UUID, at: datetime) -> None:
        decisions = msgspec.json.decode(visit["decisions"], type=list[Decision])
        items = msgspec.json.decode(visit["items"], type=dict[UUID, str])
        compared = [self._compare(each, items[each.finding]) for each in decisions]
        identifier = self._chance.id(at)
        document = AnswerDocument(identifier, [Reading(each.item, each.second) for each in compared])
        digest, readings = sha256(msgspec.json.encode(document)).digest(), msgspec.json.encode(compared).decode()
        self._rows.add("back_check_answer", identifier, back_check, reader, digest, readings, None, at)
        apart = far_apart((each.first, each.second) for each in compared)
        facts = {"sha256": digest.hex(), "readings": len(compared), "far_apart": apart}
        self._book(at, reader, "back-check.answered", back_check, facts)

    def _compare(self, decision: Decision, item: str) -> Compared:
        first = None if decision.result == "withdrawn" else decision.severity
        return Compared(item, decision.finding, first, self._second(first), None)

    def _second(self, first: Severity | None) -> Severity | None:
        """A step beside the first, now and then."""
        if not self._chance.happens(OTHERWISE):
            return first
        step = max(0, min(4, STEPS[first] + self._chance.one((-1, 1))))
        return SEVERITIES[step - 1] if step else None
