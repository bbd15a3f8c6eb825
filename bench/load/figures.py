"""What was sent and what came back, step by step."""

from collections import defaultdict
from collections.abc import Iterable

from bench.load.wire import Answer

QUICK = ("look", "bell", "sheet", "opening", "photo", "desk")
"""What the knee is judged by: one request each, with nothing slow by design in it, such as Argon2 or a whole photo."""


class Step:
    """`factor` is the share of the whole morning's rate; milliseconds by kind."""

    def __init__(self, name: str, factor: float, seconds: float) -> None:
        self.name = name
        self.factor = factor
        self.seconds = seconds
        self.sent = 0
        self.served: dict[str, list[float]] = defaultdict(list)
        self.refused: list[float] = []
        self.no_retry_after = 0
        self.wrong: list[str] = []
        self.lags: list[float] = []
        """How late the driver itself was, in milliseconds."""

    def note(self, kind: str, method: str, path: str, answer: Answer, milliseconds: float) -> None:
        """423: the photo is just being looked at; phones come again."""
        if answer.status == 503:
            self.refused.append(milliseconds)
            self.no_retry_after += b"retry-after" not in answer.headers
        elif answer.status < 400 or answer.status == 423:
            self.served[kind].append(milliseconds)
        else:
            self.wrong.append(f"{answer.status} for {method} {path}: {answer.body[:300].decode(errors='replace')}")

    @property
    def answered(self) -> int:
        return sum(map(len, self.served.values())) + len(self.refused)

    @property
    def served_count(self) -> int:
        return sum(map(len, self.served.values()))

    @property
    def share_unanswered(self) -> float:
        """Of what was sent: still under way."""
        return (self.sent - self.answered - len(self.wrong)) / max(1, self.sent)

    @property
    def share_refused(self) -> float:
        return len(self.refused) / max(1, self.sent)

    @property
    def quick(self) -> list[float]:
        return [each for kind in QUICK for each in self.served.get(kind, ())]

    @property
    def p99(self) -> float:
        return percentile(self.quick, 99)


def percentile(values: Iterable[float], percent: float) -> float:
    """0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] if ordered else 0.0
