"""The year, day by day: the clock ticks at the hours that matter, and people do what they do between them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ledger.database import rows
from organisation import recusing
from organisation.calendar_rules import official_year
from organisation.refusing import Refused
from organisation.tables import Unit
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from tests.scheduler.year import chance as what
from tests.scheduler.year.chance import Chance
from tests.scheduler.year.province import Province, new_centre
from tests.scheduler.year.signing import CAPACITY, Signers, first_plan, second_plan
from tests.scheduler.year.visiting import Visitors

DAY = timedelta(days=1)
FIRST = date(2026, 11, 24)
LAST = FIRST + 364 * DAY
SECOND_PLAN = date(2027, 6, 1)
LEAN = (date(2027, 3, 8), date(2027, 3, 19))
"""Ten working days with one visit each."""
FIRE = date(2027, 4, 6)
"""The server is back on the third day."""
OPENS, CLOSES = date(2027, 1, 11), date(2027, 8, 2)
WORKING_SATURDAY = date(2027, 2, 20)
AFTERWARDS = 14
"""Days after which everything is known and revealed."""


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """In Hưng Yên."""
    return datetime.combine(day, time(hour, minute), UTC) - timedelta(hours=7)


class Year:
    def __init__(self, province: Province, keys: MasterKeys, seed: int) -> None:
        self.province = province
        self.chance = Chance(seed)
        self.signers = Signers(province, keys)
        self._duties = Duties(keys)
        self._visitors = Visitors(province, self.chance)
        self._down_until = local(FIRST - DAY, 0)

    async def live(self, until: date = LAST + AFTERWARDS * DAY) -> None:
        start = local(FIRST - DAY, 8)
        await self.signers.found(start)
        await self.signers.plan(first_plan(self.province), FIRST, LAST, start)
        await self._evening(FIRST - DAY)
        day = FIRST
        while day <= until:
            await self._live(day)
            day += DAY

    async def _live(self, day: date) -> None:
        if self._is_working(day):
            await self._go_down(day)
            await self._morning(day)
        await self._office_hours(day)
        await self._evening(day)

    def _is_working(self, day: date) -> bool:
        return day in official_year("VN", day.year) or day == WORKING_SATURDAY

    async def _go_down(self, day: date) -> None:
        outage = self.chance.outage(day)
        ends = {"morning": local(day, 9, 40), "day": local(day, 17, 30), "evening": local(day, 23)}
        if outage is not None:
            self._down_until = max(self._down_until, ends[outage])
        if day == FIRE:
            self._down_until = local(day + 2 * DAY, 17, 30)

    async def tick(self, now: datetime) -> bool:
        """False while the server is down."""
        if now < self._down_until:
            return False
        await self._duties.tick(now)
        return True

    async def _morning(self, day: date) -> None:
        for absence in self.chance.sick(day, self.province.inspectors):
            await self.signers.leave(absence, local(day, 5))
        await self.tick(local(day, 5, 30))
        for now in (local(day, 7), max(local(day, 9), self._down_until)):
            up = now < local(day, 10) and await self.tick(now)
            if up and await self._visitors.fall_away(now + timedelta(minutes=5)):
                await self.tick(now + timedelta(minutes=10))
        if local(day, 10) >= self._down_until:
            await self._visitors.visit(local(day, 10))

    async def _office_hours(self, day: date) -> None:
        """What two people sign before the freeze of the next day."""
        now = local(day, 16)
        if now < self._down_until or day > LAST:
            return
        await self._change_capacity(day + 3 * DAY, now)
        for absence in self.chance.leave(day + 4 * DAY, self.province.inspectors):
            await self.signers.leave(absence, now)
        await self.signers.close(self._shut(day + DAY), day + DAY, now)
        if self.chance.happens("storm", day + DAY, what.STORM):
            await self.signers.close_all(day + DAY, now)
        await self._single_events(day, now)

    async def _change_capacity(self, day: date, now: datetime) -> None:
        capacity = 1 if LEAN[0] <= day <= LEAN[1] else self.chance.capacity(day)
        if capacity is not None and capacity != CAPACITY:
            await self.signers.capacity(day, capacity, now)

    def _shut(self, day: date) -> list[UUID]:
        units = [centre.id if number % 4 else centre.commune for number, centre in enumerate(self.province.centres)]
        return self.chance.shut(day, units)

    async def _single_events(self, day: date, now: datetime) -> None:
        if day == OPENS - 5 * DAY:
            await Unit.insert(new_centre(self.province, "33.MOI", OPENS))
        if day == CLOSES - 5 * DAY:
            await rows("UPDATE unit SET valid_to = $2 WHERE id = $1", self.province.centres[90].id, CLOSES)
        if day == WORKING_SATURDAY - 10 * DAY:
            await self.signers.close_all(WORKING_SATURDAY, now, working=True)
        if day == SECOND_PLAN - 9 * DAY:
            await self.signers.plan(second_plan(self.province), SECOND_PLAN, LAST, now)
        if self.chance.happens("recusal", day, what.RECUSAL):
            await self._recuse(day, now)
        if self.chance.happens("order", day, what.ORDER):
            await self._order(day, now)

    async def _recuse(self, day: date, now: datetime) -> None:
        person = self.chance.one_of("recusal", day, self.province.inspectors)
        unit = self.chance.one_of("relative", day, [centre.commune for centre in self.province.centres])
        with suppress(Refused):
            declaration = recusing.Declaration(person, unit, "relative")
            await recusing.declare(self.province.inspector(person), declaration, now)

    async def _order(self, day: date, now: datetime) -> None:
        """For the day after tomorrow; a team that may not go there is not sent."""
        leader = self.chance.one_of("order", day, [team[0] for team in self.province.teams])
        unit = self.chance.one_of("revisit", day, [centre.id for centre in self.province.centres])
        [team] = [team for team in self.province.teams if team[0] == leader]
        [code] = [centre.code for centre in self.province.centres if centre.id == unit]
        if self._is_working(day + 2 * DAY):
            with suppress(Refused):
                await self.signers.order(code, team, local(day + 2 * DAY, 7), now)

    async def _evening(self, day: date) -> None:
        """The freeze of the next day, or whenever the server is there again."""
        if not await self.tick(local(day, 18)):
            await self.tick(local(day, 23))
