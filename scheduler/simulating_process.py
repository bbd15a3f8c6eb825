"""The other end of `scheduler.simulations`: reads a scenario, writes a line for each step and the forecast at the end.

It ends by itself when nobody reads any more.
"""

import os
import sys

import msgspec

from scheduler.scenarios import Progress, Scenario
from scheduler.simulating import simulate

LEAST_STEP = 0.01
NICE = 5
"""Whoever is answered by the server goes first."""


def main() -> None:
    os.nice(NICE)
    replicas = int(sys.argv[1])
    scenario = msgspec.json.decode(sys.stdin.buffer.read(), type=Scenario)
    told = 0.0

    def tell(done: float) -> None:
        nonlocal told
        if done - told >= LEAST_STEP:
            told = done
            _write(Progress(round(done, 2)))

    _write(simulate(scenario, replicas, tell))


def _write(message: msgspec.Struct) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(message) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        # The interpreter would try to write once more at its end.
        os._exit(1)
