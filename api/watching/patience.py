"""One timer for all who wait: a timer for each would cost more than what is mostly there at once."""

import asyncio
from collections import defaultdict

SECONDS_BETWEEN_LOOKS = 1
SECONDS_NOBODY_IS_PUSHED_OUT = 5
MOST_WAITING = 128
MOST_OF_A_PARTY = 32


class Patience:
    """Cancels a task that waited longer than `seconds`, within a second of it.

    When too many wait, the one that has waited longest makes room, of the same party or of the largest: so whoever
    sends at the usual pace is served, however many trickle.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._since: dict[asyncio.Task[object], float] = {}
        self._party: dict[asyncio.Task[object], str] = {}
        self._waiting: defaultdict[str, dict[asyncio.Task[object], None]] = defaultdict(dict)
        """Each party's, the longest first."""
        self._ended: set[asyncio.Task[object]] = set()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self, party: str = "") -> "asyncio.Task[object]":
        """The current task, which must come to `end`."""
        task = asyncio.current_task()
        assert task is not None
        loop = task.get_loop()
        self._make_room(party, loop.time() - SECONDS_NOBODY_IS_PUSHED_OUT)
        self._since[task] = loop.time()
        self._party[task] = party
        self._waiting[party][task] = None
        if self._timer is None:
            self._timer = loop.call_later(self._pause, self._look)
        return task

    def end(self, task: "asyncio.Task[object]") -> bool:
        """True when it was this that cancelled it; then it is cancelled no more."""
        self._forget(task)
        if task not in self._ended:
            return False
        self._ended.discard(task)
        return task.uncancel() == 0

    @property
    def _pause(self) -> float:
        return min(self.seconds, SECONDS_BETWEEN_LOOKS)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        late = [task for task, since in self._since.items() if since + self.seconds <= loop.time()]
        for task in late:
            self._cancel(task)
        self._timer = loop.call_later(self._pause, self._look) if self._since else None

    def _make_room(self, party: str, before: float) -> None:
        if len(self._waiting.get(party, ())) >= MOST_OF_A_PARTY:
            self._push_out(party, before)
        elif len(self._since) >= MOST_WAITING:
            self._push_out(max(self._waiting, key=lambda each: len(self._waiting[each])), before)

    def _push_out(self, party: str, before: float) -> None:
        longest = next(iter(self._waiting[party]))
        if self._since[longest] <= before:
            self._cancel(longest)

    def _cancel(self, task: "asyncio.Task[object]") -> None:
        self._forget(task)
        self._ended.add(task)
        task.cancel()

    def _forget(self, task: "asyncio.Task[object]") -> None:
        if self._since.pop(task, None) is None:
            return
        party = self._party.pop(task)
        del self._waiting[party][task]
        if not self._waiting[party]:
            del self._waiting[party]
