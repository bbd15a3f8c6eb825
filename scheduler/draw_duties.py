"""What happens by itself from the plan of a day to the reveal of its draw."""

from datetime import datetime, timedelta

from inspections.visiting import withdrawing
from scheduler import due_draw_queries, order_queries
from scheduler.beacon_queries import due_from_drand
from scheduler.beacons import fetch
from scheduler.days import days_to_plan, plan_days
from scheduler.drand import Drand
from scheduler.freezing import freeze_day, miss_day
from scheduler.keys import MasterKeys
from scheduler.orders import release_order
from scheduler.performing import attempt
from scheduler.releasing import draw_day, release_day
from scheduler.revealing import reveal_day
from scheduler.standing_down import kept_from_going
from scheduler.substituting import fill
from scheduler.substitution_queries import vacancies

BETWEEN_ASKING = timedelta(minutes=1)


class DrawDuties:
    def __init__(self, keys: MasterKeys, drand: Drand | None) -> None:
        self._keys = keys
        self._drand = drand
        self._asked: datetime | None = None

    async def plan(self, now: datetime) -> None:
        for programme, days in (await days_to_plan(now)).items():
            await attempt("plan", programme, plan_days(programme, days, now))

    async def miss(self, now: datetime) -> None:
        for day in await due_draw_queries.overdue(now):
            await attempt("miss", day, miss_day(day, now))

    async def freeze(self, now: datetime) -> None:
        for day in await due_draw_queries.due_to_freeze(now):
            await attempt("freeze", day, freeze_day(day, self._keys, now))

    async def beacon(self, now: datetime) -> None:
        """Only drand's is fetched; the others are given."""
        if self._drand is not None:
            for day in await due_from_drand(now):
                await attempt("beacon", day["id"], fetch(day, self._drand, now))

    async def draw(self, now: datetime) -> None:
        for day in await due_draw_queries.due_to_draw(now):
            await attempt("draw", day, draw_day(day, self._keys, now))

    async def release(self, now: datetime) -> None:
        for day in await due_draw_queries.due_to_release(now):
            await attempt("release", day, release_day(day, self._keys, now))

    async def stand_down(self, now: datetime) -> None:
        """Once a minute: it asks anew about everybody who is on their way."""
        if self._asked is not None and timedelta() <= now - self._asked < BETWEEN_ASKING:
            return
        self._asked = now
        for inspection, person in await kept_from_going(now):
            await attempt("stand down", inspection, withdrawing.stand_down(inspection, person, now))

    async def substitute(self, now: datetime) -> None:
        for vacancy in await vacancies(now):
            inspection = vacancy["inspection"]
            await attempt("substitute", inspection, fill(inspection, vacancy["person"], self._keys, now))

    async def orders(self, now: datetime) -> None:
        for order in await order_queries.orders_due(now):
            await attempt("orders", order, release_order(order, self._keys, now))

    async def reveal(self, now: datetime) -> None:
        for day in await due_draw_queries.due_to_reveal(now):
            await attempt("reveal", day, reveal_day(day, self._keys, now))
