"""What must be fresh: the newest backup, the ledger's newest checkpoint and its copies; and what is kept beside it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from api.doctor.findings import Finding, fine, unsafe, worth_doing
from ledger.database import Row

LATE, OLD = timedelta(hours=26), timedelta(days=3)
UNSIGNED = timedelta(minutes=15)
NAMED = 5


def judge_backup(newest: Row | None, now: datetime) -> Iterator[Finding]:
    """A day and a little: the backup of a night takes a while, longer in one night than in another."""
    if newest is None:
        yield unsafe("backup-never")
        return
    age = now - newest["finished_at"]
    hours = round(age.total_seconds() / 3600)
    if age > OLD:
        yield unsafe("backup-old", hours=hours)
    else:
        yield worth_doing("backup-late", hours=hours) if age > LATE else fine("backup-fresh", hours=hours)


def judge_readers(recipients: str) -> Iterator[Finding]:
    """A backup is sealed for those who are named, and for nobody else."""
    if not recipients:
        yield worth_doing("backup-for-nobody")


class Checkpoint(msgspec.Struct, frozen=True):
    """`oldest_unsigned`: when the oldest entry was made that no checkpoint covers. Sizes count entries; `kept` is that
    of the newest copy outside the database, 0 without any."""

    oldest_unsigned: datetime | None
    signed: int
    kept: int
    directory: str
    elsewhere: bool


def judge_checkpoint(seen: Checkpoint, now: datetime) -> Iterator[Finding]:
    waits = now - seen.oldest_unsigned if seen.oldest_unsigned else timedelta(0)
    if waits > UNSIGNED:
        yield unsafe("checkpoint-late", minutes=round(waits.total_seconds() / 60))
    else:
        yield fine("checkpoint-fresh")
    if seen.kept < seen.signed:
        yield unsafe("checkpoint-copies-behind", directory=seen.directory)
    if not seen.elsewhere:
        yield worth_doing("checkpoint-copies-here", directory=seen.directory)


def judge_scores(differing: Sequence[UUID]) -> Iterator[Finding]:
    """They were handed in, so that nobody learns of a visit to come."""
    if differing:
        yield unsafe("scores-differ", count=len(differing), visits=", ".join(map(str, differing[:NAMED])))
    else:
        yield fine("scores-as-answered")
