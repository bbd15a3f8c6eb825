"""What is printed of a step."""

import os

from bench.load.figures import Step, percentile
from bench.load.servers import Usage

DRIVER_TOO_BUSY = 0.7
"""Of one core: it has no more than one."""
DRIVER_TOO_LATE = 0.3
"""Of the 99th percentile."""


def report(step: Step, before: Usage, after: Usage) -> None:
    seconds, answered = after.at - before.at, max(1, step.answered)
    server, postgres = (
        1000 * (b - a) / answered for a, b in ((before.server, after.server), (before.postgres, after.postgres))
    )
    driver, machine = (after.driver - before.driver) / seconds, (after.machine - before.machine) / seconds
    print(
        f"{step.name}: {step.factor:.2f} of the morning, {step.sent / step.seconds:.0f} requests/s sent,"
        f" {step.served_count / step.seconds:.0f} served, {step.share_refused:.1%} refused,"
        f" {step.share_unanswered:.1%} not answered yet;"
        f" p50 {percentile(step.quick, 50):.0f} ms, p99 {step.p99:.0f} ms"
    )
    print("    p50/p99 ms: " + ", ".join(_of_kinds(step)))
    print(
        f"    CPU a request: server {server:.2f} ms, PostgreSQL {postgres:.2f} ms; machine"
        f" {machine / (os.cpu_count() or 1):.0%} busy, driver {driver:.0%} of a core, {_late(step):.0f} ms late (p99);"
        f" memory {after.memory / 1e6:.0f} MB, with what opens photos {after.memory_with_helpers / 1e6:.0f} MB",
        flush=True,
    )
    if driver > DRIVER_TOO_BUSY or _late(step) > DRIVER_TOO_LATE * max(step.p99, 10):
        print("    THE DRIVER ITSELF IS THE BOTTLENECK: these figures are its own")


def _of_kinds(step: Step) -> list[str]:
    kinds = dict(sorted(step.served.items())) | ({"refused": step.refused} if step.refused else {})
    return [
        f"{kind} {percentile(times, 50):.0f}/{percentile(times, 99):.0f} ({len(times)})"
        for kind, times in kinds.items()
    ]


def _late(step: Step) -> float:
    return percentile(step.lags, 99)
