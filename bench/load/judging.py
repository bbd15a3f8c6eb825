"""What counts as flat, as shed and as recovered: ratios within one run, so that any machine can say."""

from collections.abc import Sequence

from api.settings import Settings
from api.watching.lanes import SECONDS_IN_THE_QUEUE
from bench.load.figures import Step, percentile

FLAT = 3.0
"""The 99th percentile over that of the first step."""
FAILED_WHILE_FLAT = 0.01
ROUNDS = 3.0
"""Over the time in which the server works off all its places at the rate at which it serves just then."""
EARLY = 0.5
"""A refusal's median over the 99th percentile of what is served."""


def is_flat(step: Step, first: Step) -> bool:
    """What is not answered yet, seconds after the step, counts like what was refused."""
    failed = step.share_refused + step.share_unanswered
    return step.p99 <= FLAT * first.p99 and failed <= FAILED_WHILE_FLAT


def bound(step: Step, servers: int) -> float:
    """Milliseconds that the 99th percentile of what is served may take when there is too much: the longest wait for a
    place, and the work."""
    places = Settings().requests_at_once * servers
    return 1000 * (SECONDS_IN_THE_QUEUE + ROUNDS * places / max(1.0, step.served_count / step.seconds))


def complaints(steps: Sequence[Step]) -> list[str]:
    """What no step may have, however much is asked for."""
    wrong = [each for step in steps for each in step.wrong]
    found = [f"{len(wrong)} wrong answers, such as: {wrong[0]}"] if wrong else []
    if without := sum(step.no_retry_after for step in steps):
        found.append(f"{without} refusals without Retry-After")
    return found


def overload_complaints(steps: Sequence[Step], servers: int) -> list[str]:
    found = [] if any(step.refused for step in steps) else ["beyond the knee nothing was shed"]
    for step in steps:
        if step.p99 > bound(step, servers):
            found.append(f"{step.name}: p99 {step.p99:.0f} ms of what was served, at most {bound(step, servers):.0f}")
        if step.refused and percentile(step.refused, 50) > EARLY * step.p99:
            found.append(f"{step.name}: refusals came no sooner than answers")
    return found


def recovery_complaints(after: Step, first: Step) -> list[str]:
    if is_flat(after, first):
        return []
    return [f"no recovery: p99 {after.p99 / first.p99:.1f} times the first, {after.share_refused:.1%} refused"]
