"""Programs that tests start end with them, also those that do not want to."""

import subprocess
import sys
import time

import psutil
import pytest

from tests.tooling.programs import Program

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
)


def stubborn() -> Program:
    started = Program([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, text=True)
    started.seconds_to_end = 0.2
    assert started.stdout
    assert started.stdout.readline() == "up\n"
    return started


def test_one_that_does_not_end_is_killed_and_fails_the_test() -> None:
    with pytest.raises(subprocess.TimeoutExpired), stubborn() as program:
        program.terminate()
    assert not psutil.pid_exists(program.pid)


def test_a_test_that_runs_out_of_time_while_it_waits_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    program = stubborn()
    wait, waits = Program.wait, [TimeoutError()]

    def interrupted(self: Program, timeout: float | None = None) -> int:
        if waits:
            raise waits.pop()
        return wait(self, timeout)

    monkeypatch.setattr(Program, "wait", interrupted)
    with pytest.raises(TimeoutError), program:
        pass
    assert not psutil.pid_exists(program.pid)


def test_a_test_that_failed_does_not_wait() -> None:
    began = time.monotonic()
    program = stubborn()
    program.seconds_to_end = 300
    with pytest.raises(ZeroDivisionError), program:
        raise ZeroDivisionError
    assert time.monotonic() - began < 60
    assert not psutil.pid_exists(program.pid)
