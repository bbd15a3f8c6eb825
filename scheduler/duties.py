"""Everything that happens by itself. Each duty claims its rows, so that two clocks at once are harmless."""

from datetime import datetime
from pathlib import Path

from inspections.clocks.reminding import due_reminders, remind
from inspections.hearing.hearing import PHOTOS_WITHIN, begin_without_photos
from inspections.queries import submitted_before
from inspections.visiting.ending import mark_missed
from inspections.visiting.following import follow
from ledger.checkpoints import Checkpoints
from ledger.sequencing import sequence
from media.stores import Store
from organisation import breaching, data_accesses
from organisation.delivering import Post
from scheduler.audit_duties import AuditDuties
from scheduler.drand import Drand
from scheduler.draw_duties import DrawDuties
from scheduler.keys import MasterKeys
from scheduler.performing import Duty, attempt, perform
from scheduler.photo_duties import PhotoDuties


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
        self.draws = DrawDuties(keys, drand)
        self.photos = PhotoDuties(spool, store, fixity_days)
        self.audits = AuditDuties(keys)
        self._checkpoints = checkpoints
        self._post = post

    def all(self) -> dict[str, Duty]:
        """In the order in which they take over from one another within one tick."""
        return {
            "plan": self.draws.plan,
            "miss": self.draws.miss,
            "freeze": self.draws.freeze,
            "beacon": self.draws.beacon,
            "draw": self.draws.draw,
            "release": self.draws.release,
            "stand down": self.draws.stand_down,
            "substitute": self.draws.substitute,
            "orders": self.draws.orders,
            "reveal": self.draws.reveal,
            "undone": self.undone,
            "hear": self.hear,
            "deadlines": self.deadlines,
            "remind": self.remind,
            "breaches": self.breaches,
            "sweep": self.photos.sweep,
            "examine": self.photos.examine,
            "examine slow": self.photos.examine_slow,
            "blur": self.photos.blur,
            "erase": self.photos.erase,
            "fixity": self.photos.fixity,
            "back-checks": self.audits.back_checks,
            "audit": self.audits.audit,
            "scores": self.audits.scores,
            "check scores": self.audits.check_scores,
            "notify": self.notify,
            "sequence": self.sequence,
            "sign": self.sign,
        }

    async def tick(self, now: datetime) -> None:
        for name, duty in self.all().items():
            await perform(name, duty, now)

    async def undone(self, now: datetime) -> None:
        await mark_missed(now)

    async def hear(self, now: datetime) -> None:
        for inspection in await submitted_before(now - PHOTOS_WITHIN):
            await attempt("hear", inspection, begin_without_photos(inspection, now))

    async def deadlines(self, now: datetime) -> None:
        await follow(now)

    async def remind(self, now: datetime) -> None:
        for deadline in await due_reminders(now):
            await attempt("remind", deadline, remind(deadline, now))

    async def breaches(self, now: datetime) -> None:
        """Who deals with a breach of personal data is reminded; what is older than two years leaves the access log."""
        for breach in await breaching.due_reminders(now):
            await attempt("breaches", breach, breaching.remind(breach, now))
        await data_accesses.forget(now)

    async def notify(self, now: datetime) -> None:
        if self._post is not None:
            await self._post.deliver(now)

    async def sequence(self, now: datetime) -> None:
        await sequence(now)

    async def sign(self, now: datetime) -> None:
        if self._checkpoints is not None:
            await self._checkpoints.sign(now)
