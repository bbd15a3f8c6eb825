"""When a delivery is tried again, and when no more: pure."""

from datetime import datetime, timedelta

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
GROWTH = 3


class Failed(Exception):
    """`problem` is a few words without names or addresses. `for_good`: another attempt cannot help."""

    def __init__(self, problem: str, *, for_good: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem[:200]
        self.for_good = for_good


class TargetGone(Failed):
    """Whoever listened there wants nothing any more."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem, for_good=True)


def pause_after(attempts: int) -> timedelta:
    """30 s, 90 s, 4.5 min and so on, at last six hours."""
    times: int = GROWTH ** min(attempts - 1, 10)
    return min(FIRST_PAUSE * times, LONGEST_PAUSE)


def next_attempt(attempts: int, now: datetime, ends_at: datetime) -> datetime | None:
    """None when its time is over before."""
    due_at = now + pause_after(attempts)
    return due_at if due_at <= ends_at else None
