"""Ten years of one province: its programme, its draws, its visits, and those that somebody ordered."""

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import msgspec

from api.demo.national.answering import Office, Questionnaire, eye_of
from api.demo.national.calendar import WorkingDays
from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.drawing import Drawn, Lottery
from api.demo.national.entries import Book
from api.demo.national.hearing import Steps
from api.demo.national.looking import Look, look_up
from api.demo.national.national_queries import connected
from api.demo.national.people import Staff
from api.demo.national.places import Office as Place
from api.demo.national.places import Region
from api.demo.national.programmes import add_programme, commit
from api.demo.national.scale import Scale, instant, local_day
from api.demo.national.visiting import carry_out, write
from api.demo.national.visits import Orders, Setting, Visit
from checklists.profiles import Profile
from scheduler.assigning import Visit as Going
from scheduler.drawing import draw_id_of
from scheduler.keys import MasterKeys
from scheduler.plans import Team
from scheduler.sealing import OrderContent, order_commitment, sealed_order

ENTRIES_AT_ONCE = 15_000
ANNOUNCED = 0.05
"""Of so many days one visit is announced to the unit, for comparison."""
LOOKED_UP = 40
"""So many teams are on the planner's first page."""
COMPLAINED = 0.02
"""Of so many days somebody complains."""
COMPLAINT = "Người dân phản ánh phải chờ lâu, không có người trực tại quầy."


class Work(msgspec.Struct, frozen=True):
    """All that a process needs to make one province."""

    url: str
    keys: Path
    master: str
    scale: Scale
    region: Region
    staff: Staff
    checklist: UUID
    sha256: str


class Ordered(msgspec.Struct, frozen=True):
    kind: str
    place: Place
    team: Team


class History:
    def __init__(self, work: Work, profile: Profile) -> None:
        scale = work.scale
        self._work = work
        self.rows = Rows()
        self._chance = Chance(scale.seed, work.region.number)
        self._book = Book(self._chance, self.rows)
        self._days = WorkingDays(scale.first_day, scale.last_day)
        staff, region = work.staff, work.region
        self._programme = add_programme(scale, region, staff, self.rows, self._book, self._chance)
        self._keys = MasterKeys.load(work.keys, work.master)
        self._lottery = Lottery(
            scale.seed, scale.now, region, staff, self._programme, self._days, self._keys, self._chance
        )
        people = [person for team in (*staff.teams, *staff.spare) for person in team.people]
        self._setting = Setting(
            now=scale.now,
            first=instant(scale.first_day, 0),
            programme=self._programme.id,
            checklist=work.checklist,
            sha256=work.sha256,
            questionnaire=Questionnaire(profile, scale.seed),
            staff=staff,
            days=self._days,
            eyes={person: eye_of(self._chance) for person in people},
            offices={office.id: Office(self._chance) for office in region.offices},
            standing={},
        )
        self._orders: dict[date, list[Ordered]] = defaultdict(list)
        self._commit()

    def _commit(self) -> None:
        for version in self._programme.versions:
            days = [version.first + timedelta(days=number) for number in range((version.last - version.first).days + 1)]
            secrets = {draw_id_of(self._programme.stratum, day): self._lottery.secret(day) for day in days}
            commit(self._programme, version, secrets, self._work.staff, self.rows, self._book)

    def days(self) -> list[date]:
        return self._days.between(self._work.scale.first_day, self._work.scale.last_day)

    def live(self, day: date) -> int:
        """How many inspections the day had."""
        drawn = self._lottery.draw(day, self.rows, self._book)
        places = {office.code: office for office in self._work.region.offices}
        for going in drawn.visits:
            self._send(drawn, going, places[going.code])
        ordered = self._orders.pop(day, [])
        for order in ordered:
            self._order(day, order)
        self._announce(day)
        self._look_up(day)
        if self._chance.happens(COMPLAINED):
            self._complain(day)
        return len(drawn.visits) + len(ordered)

    def _send(self, drawn: Drawn, going: Going, place: Place) -> None:
        version, times = self._programme.version_of(drawn.day).id, drawn.times
        hours = (times.release_at, times.arrives_at, times.ends_at)
        visit = self._visit(Orders("drawn", version, drawn.id, place, going.team, *hours))
        if visit.outcome in ("cancelled", "aborted"):
            self._lottery.called_off(drawn.day, place.code, visit.id)
        else:
            self._lottery.went(going)

    def _visit(self, orders: Orders) -> Visit:
        visit = carry_out(self._setting, orders, self.rows, self._book, self._chance)
        if visit.submitted_at:
            steps = Steps(self._setting, visit, self.rows, self._book, self._chance)
            steps.take()
            if visit.concluded_at and steps.wants_revisit and orders.kind == "drawn":
                self._come_again(visit)
        write(visit, self._setting, self.rows, self._chance)
        return visit

    def _come_again(self, visit: Visit) -> None:
        assert visit.concluded_at
        day = self._days.after(local_day(visit.concluded_at), self._chance.between(4, 8))
        self._ask(day, Ordered("revisit", visit.orders.place, self._chance.one(self._work.staff.spare)))

    def _announce(self, day: date) -> None:
        if self._chance.happens(ANNOUNCED):
            place = self._chance.one(self._work.region.offices)
            self._ask(self._days.after(day, 6), Ordered("announced", place, self._chance.one(self._work.staff.spare)))

    def _look_up(self, day: date) -> None:
        """The planner looks whom there is to send."""
        team = self._chance.one(self._work.staff.teams)
        inspectors = [person for each in self._work.staff.teams[:LOOKED_UP] for person in each.people]
        for kind, people in (("people_list", inspectors), ("person", [team.leader])):
            look = Look(instant(day, 9), self._work.staff.planner, kind, people)  # type: ignore[arg-type]
            look_up(look, self._work.scale.now, self.rows, self._book, self._chance)

    def _ask(self, day: date, order: Ordered) -> None:
        """Each spare team once a day; what is still to come is nobody's yet."""
        if day <= self._work.scale.last_day and order.team not in (other.team for other in self._orders[day]):
            self._orders[day].append(order)

    def _order(self, day: date, order: Ordered) -> None:
        """Proposed by the planner, approved by a reviewer, sealed as any order, and carried out."""
        staff, version = self._work.staff, self._programme.version_of(day).id
        proposed, approved = instant(day - timedelta(days=2), 9), instant(day - timedelta(days=2), 14)
        identifier, reviewer = self._chance.id(proposed), staff.reviewers[-1]
        place, key = order.place, self._keys.newest
        content = OrderContent(place.id, place.code, order.team, "Kiểm tra lại sau kết luận.", f"{identifier.int:032x}")
        sealed = sealed_order(identifier, content, self._keys, key)
        commitment = order_commitment(identifier, content)
        hours = (instant(day, 8), instant(day, 8.5), instant(day, 17))
        self.rows.add(
            *("inspection_order", identifier, self._programme.id, version, order.kind, key, sealed, commitment, *hours),
            *("released", staff.planner, proposed, reviewer, approved),
        )
        facts = {"commitment": commitment.hex()}
        self._book(proposed, staff.planner, "order.proposed", identifier, {"kind": order.kind, **facts})
        self._book(approved, reviewer, "order.approved", identifier, facts)
        self._visit(Orders(order.kind, version, None, place, order.team, *hours))
        self._book(hours[0], "clock", "order.released", identifier, facts)
        self._lottery.went(Going(place.code, place.id, order.team))

    def _complain(self, day: date) -> None:
        place, at = self._chance.one(self._work.region.offices), instant(day, 15)
        identifier, staff = self._chance.id(at), self._work.staff
        founded, verified = self._chance.happens(0.4), instant(self._days.after(day, 5), 10)
        if verified > self._work.scale.now:
            return
        by = (staff.reviewers[0], at, founded, staff.reviewers[1], verified)
        self.rows.add("complaint", identifier, place.id, day, COMPLAINT, *by)
        self._book(at, staff.reviewers[0], "complaint.recorded", identifier, {"unit": str(place.id)})
        self._book(verified, staff.reviewers[1], "complaint.verified", identifier, {"founded": founded})


async def fill(work: Work, profile: Profile) -> AsyncIterator[int]:
    """Writes the province and says after each stretch how many inspections it had."""
    history = History(work, profile)
    connection = await connected(work.url)
    try:
        made = 0
        for day in history.days():
            made += history.live(day)
            if len(history.rows.waiting["ledger_entry"]) > ENTRIES_AT_ONCE:
                await history.rows.copy(connection)
                yield made
                made = 0
        await history.rows.copy(connection)
        yield made
    finally:
        await connection.close()
