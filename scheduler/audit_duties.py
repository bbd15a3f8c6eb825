"""What happens by itself for the audit of the auditors, and to the figures that are kept of visits."""

from datetime import date, datetime, timedelta
from uuid import UUID

from inspections.audits import back_check_reader_queries, back_check_round_queries
from inspections.audits.auditing import compute_when_due, read_visits
from inspections.audits.back_checking import assign
from inspections.scoring.checking_scores import ScoresDiffer, differing, still_differing
from inspections.scoring.keeping_scores import NEWEST, keep_missing
from scheduler import back_check_rounds
from scheduler.keys import MasterKeys
from scheduler.performing import attempt

VISITS_AT_A_TIME = 2000
SCORES_AT_A_TIME = 2000
DIFFERING_KEPT = 20
"""Of more it is enough to name some."""
NIGHT = timedelta(hours=18)
"""By UTC: it is night in Vietnam and Indonesia then."""


class AuditDuties:
    def __init__(self, keys: MasterKeys) -> None:
        self._keys = keys
        self._scores_below = NEWEST
        self._scores_checked: date | None = None
        self._scores_differ: list[UUID] = []

    async def back_checks(self, now: datetime) -> None:
        await back_check_rounds.commit_when_due(self._keys, now)
        for ended in await back_check_round_queries.rounds_to_draw(now - back_check_rounds.SETTLED):
            await attempt("back-checks", ended["id"], back_check_rounds.draw_round(ended, self._keys, now))
        for back_check in await back_check_reader_queries.unassigned(now):
            await attempt("back-checks", back_check, assign(back_check, now))

    async def audit(self, now: datetime) -> None:
        await read_visits(now, VISITS_AT_A_TIME)
        await compute_when_due(now)

    async def scores(self, now: datetime) -> None:
        """What an older version took in; goes on where it stopped, back through the years and round again."""
        self._scores_below = await keep_missing(self._scores_below, now, SCORES_AT_A_TIME)

    async def check_scores(self, now: datetime) -> None:
        """Once a night, and when a clock begins. What differs is looked at again each time, and fails until it is put
        right: that wakes somebody."""
        self._scores_differ = await still_differing(self._scores_differ)
        night = (now - NIGHT).date()
        if night != self._scores_checked:
            known = dict.fromkeys([*self._scores_differ, *await differing()])
            self._scores_differ = list(known)[:DIFFERING_KEPT]
            self._scores_checked = night
        if self._scores_differ:
            raise ScoresDiffer(self._scores_differ)
