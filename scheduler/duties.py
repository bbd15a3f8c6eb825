"""Everything that happens by itself. Each duty claims its rows, so that two clocks at once are harmless."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from inspections import back_check_queries
from inspections.arrivals import evidence_arrived
from inspections.auditing import compute_when_due, read_visits
from inspections.back_checking import assign
from inspections.ending import mark_missed
from inspections.following import follow
from inspections.hearing import PHOTOS_WITHIN, begin_without_photos
from inspections.keeping_scores import NEWEST, keep_missing
from inspections.queries import submitted_before
from inspections.reminding import due_reminders, remind
from inspections.resembling import compare
from inspections.subjects import forget
from ledger.checkpoints import Checkpoints
from ledger.database import Row
from ledger.kept_notes import Rewritten
from ledger.sequencing import sequence
from ledger.signing_key import UnusableSigningKey
from media.arriving import Intake
from media.erasing import erase
from media.erasure_queries import under_way
from media.examination_queries import LaneName
from media.examining import Means, examine, take
from media.fixity import sweep_fixity
from media.redaction_queries import unblurred
from media.renditions import remove_outdated
from media.spooling import Spool
from media.stores import Store
from media.sweeping import sweep
from organisation import breaching, data_accesses
from organisation.delivering import Post
from scheduler import back_check_rounds, draw_queries, order_queries
from scheduler.beacon_queries import due_from_drand
from scheduler.beacons import fetch
from scheduler.days import days_to_plan, plan_days
from scheduler.drand import Drand
from scheduler.duty_runs import RUNS
from scheduler.freezing import freeze_day, miss_day
from scheduler.keys import MasterKeys, MissingKey
from scheduler.orders import release_order
from scheduler.releasing import draw_day, release_day
from scheduler.revealing import reveal_day
from scheduler.substituting import fill
from scheduler.substitution_queries import vacancies

log = logging.getLogger("sidak.clock")

ERASURES_AT_A_TIME = 20
PHOTOS_AT_A_TIME = 100
VISITS_AT_A_TIME = 2000
SCORES_AT_A_TIME = 2000

Duty = Callable[[datetime], Awaitable[None]]


class Duties:
    """Each is idempotent, and one row that fails does not hold up the others."""

    def __init__(
        self,
        keys: MasterKeys,
        spool: Path | None = None,
        drand: Drand | None = None,
        checkpoints: Checkpoints | None = None,
        store: Store | None = None,
        fixity_days: int = 30,
        post: Post | None = None,
    ) -> None:
        self._keys = keys
        self._spool = spool
        self._drand = drand
        self._checkpoints = checkpoints
        self._store = store
        self._fixity_days = fixity_days
        self._post = post
        self._last_erasure: UUID | None = None
        self._scores_below = NEWEST

    def all(self) -> dict[str, Duty]:
        """In the order in which they take over from one another within one tick."""
        return {
            "plan": self.plan,
            "miss": self.miss,
            "freeze": self.freeze,
            "beacon": self.beacon,
            "draw": self.draw,
            "release": self.release,
            "substitute": self.substitute,
            "orders": self.orders,
            "reveal": self.reveal,
            "undone": self.undone,
            "hear": self.hear,
            "deadlines": self.deadlines,
            "remind": self.remind,
            "breaches": self.breaches,
            "sweep": self.sweep,
            "examine": self.examine,
            "examine slow": self.examine_slow,
            "blur": self.blur,
            "erase": self.erase,
            "fixity": self.fixity,
            "back-checks": self.back_checks,
            "audit": self.audit,
            "scores": self.scores,
            "notify": self.notify,
            "sequence": self.sequence,
            "sign": self.sign,
        }

    async def tick(self, now: datetime) -> None:
        for name, duty in self.all().items():
            await perform(name, duty, now)

    async def plan(self, now: datetime) -> None:
        for programme, days in (await days_to_plan(now)).items():
            await _try("plan", programme, plan_days(programme, days, now))

    async def miss(self, now: datetime) -> None:
        for day in await draw_queries.overdue(now):
            await _try("miss", day, miss_day(day, now))

    async def freeze(self, now: datetime) -> None:
        for day in await draw_queries.due_to_freeze(now):
            await _try("freeze", day, freeze_day(day, self._keys, now))

    async def beacon(self, now: datetime) -> None:
        """Only drand's is fetched; the others are given."""
        if self._drand is not None:
            for day in await due_from_drand(now):
                await _try("beacon", day["id"], fetch(day, self._drand, now))

    async def draw(self, now: datetime) -> None:
        for day in await draw_queries.due_to_draw(now):
            await _try("draw", day, draw_day(day, self._keys, now))

    async def release(self, now: datetime) -> None:
        for day in await draw_queries.due_to_release(now):
            await _try("release", day, release_day(day, self._keys, now))

    async def substitute(self, now: datetime) -> None:
        for vacancy in await vacancies(now):
            inspection = vacancy["inspection"]
            await _try("substitute", inspection, fill(inspection, vacancy["person"], self._keys, now))

    async def orders(self, now: datetime) -> None:
        for order in await order_queries.orders_due(now):
            await _try("orders", order, release_order(order, self._keys, now))

    async def reveal(self, now: datetime) -> None:
        for day in await draw_queries.due_to_reveal(now):
            await _try("reveal", day, reveal_day(day, self._keys, now))

    async def undone(self, now: datetime) -> None:
        await mark_missed(now)

    async def hear(self, now: datetime) -> None:
        for inspection in await submitted_before(now - PHOTOS_WITHIN):
            await _try("hear", inspection, begin_without_photos(inspection, now))

    async def deadlines(self, now: datetime) -> None:
        await follow(now)

    async def remind(self, now: datetime) -> None:
        for deadline in await due_reminders(now):
            await _try("remind", deadline, remind(deadline, now))

    async def breaches(self, now: datetime) -> None:
        """Who deals with a breach of personal data is reminded; what is older than two years leaves the access log."""
        for breach in await breaching.due_reminders(now):
            await _try("breaches", breach, breaching.remind(breach, now))
        await data_accesses.forget(now)

    async def sweep(self, now: datetime) -> None:
        if self._spool is not None and self._store is not None:
            await sweep(Intake(Spool(self._spool), self._store, lambda: now, evidence_arrived), now)

    async def examine(self, now: datetime) -> None:
        await self._examine("quick", now)

    async def examine_slow(self, now: datetime) -> None:
        """Formats that take long to open, so that the others need not wait."""
        await self._examine("slow", now)

    async def _examine(self, lane: LaneName, now: datetime) -> None:
        if self._spool is None or self._store is None:
            return
        means = Means(self._store, self._spool, compare)
        taken = await take(lane, now)
        await asyncio.gather(*(_try("examine", photo["evidence"], examine(photo, means, now)) for photo in taken))

    async def blur(self, now: datetime) -> None:
        """What a process that was killed, or a store that was away, left of pictures that must not be seen any more."""
        if self._store is not None:
            for photo in await unblurred(PHOTOS_AT_A_TIME):
                await _try("blur", photo["id"], remove_outdated("clock", photo, self._store, now))

    async def erase(self, now: datetime) -> None:
        """Goes on where it stopped: those that wait for a hold or a lock to end do not keep the others waiting."""
        if self._store is None:
            return
        some = await under_way(ERASURES_AT_A_TIME, self._last_erasure)
        self._last_erasure = some[-1]["id"] if len(some) == ERASURES_AT_A_TIME else None
        for erasure in some:
            await _try("erase", erasure["id"], _erase(erasure, self._store, now))

    async def fixity(self, now: datetime) -> None:
        if self._store is not None:
            await sweep_fixity(self._store, self._fixity_days, now)

    async def back_checks(self, now: datetime) -> None:
        await back_check_rounds.commit_when_due(self._keys, now)
        for ended in await back_check_queries.rounds_to_draw(now - back_check_rounds.SETTLED):
            await _try("back-checks", ended["id"], back_check_rounds.draw_round(ended, self._keys, now))
        for back_check in await back_check_queries.unassigned(now):
            await _try("back-checks", back_check, assign(back_check, now))

    async def audit(self, now: datetime) -> None:
        await read_visits(now, VISITS_AT_A_TIME)
        await compute_when_due(now)

    async def scores(self, now: datetime) -> None:
        """What an older version took in; goes on where it stopped, back through the years and round again."""
        self._scores_below = await keep_missing(self._scores_below, now, SCORES_AT_A_TIME)

    async def notify(self, now: datetime) -> None:
        if self._post is not None:
            await self._post.deliver(now)

    async def sequence(self, now: datetime) -> None:
        await sequence(now)

    async def sign(self, now: datetime) -> None:
        if self._checkpoints is not None:
            await self._checkpoints.sign(now)


async def perform(name: str, duty: Duty, now: datetime) -> None:
    """What fails is tried again at the next tick; the log gets the kind of the error, never its text."""
    with RUNS.run(name):
        try:
            await duty(now)
        except Exception as error:
            RUNS.failed(name)
            log.error("duty %s failed: %s", name, _kind(error))


async def _erase(erasure: Row, store: Store, now: datetime) -> None:
    """Who is named in findings goes with the photos of what was found. Forgotten first: an erasure that is finished
    does not come again."""
    if erasure["retention_class"] == "item":
        await forget(erasure, now)
    await erase(erasure, store, now)


async def _try(name: str, identifier: UUID, work: Awaitable[object]) -> None:
    try:
        await work
    except Exception as error:
        RUNS.failed(name)
        log.error("duty %s failed at %s: %s", name, identifier, _kind(error))


def _kind(error: Exception) -> str:
    """Where and what, without values: a text or a traceback could name a unit."""
    if isinstance(error, MissingKey | Rewritten | UnusableSigningKey):
        return f"{type(error).__name__}: {error}"
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} in {where}"
