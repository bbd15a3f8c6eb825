"""One timer for all who wait: a timer for each would cost more than what is mostly there at once."""

import asyncio

SECONDS_BETWEEN_LOOKS = 1


class Patience:
    """Cancels a task that waited longer than `seconds`, within a second of it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._since: dict[asyncio.Task[object], float] = {}
        self._ended: set[asyncio.Task[object]] = set()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> "asyncio.Task[object]":
        """The current task, which must come to `end`."""
        task = asyncio.current_task()
        assert task is not None
        loop = task.get_loop()
        self._since[task] = loop.time()
        if self._timer is None:
            self._timer = loop.call_later(self._pause, self._look)
        return task

    def end(self, task: "asyncio.Task[object]") -> bool:
        """True when it was this that cancelled it; then it is cancelled no more."""
        self._since.pop(task, None)
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
            del self._since[task]
            self._ended.add(task)
            task.cancel()
        self._timer = loop.call_later(self._pause, self._look) if self._since else None
