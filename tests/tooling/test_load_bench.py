"""The bench of the whole morning: that it says what it measures, in a run too small to measure anything."""

import asyncio
import os
import random
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bench.load.figures import QUICK, Step
from bench.load.judging import complaints, is_flat, overload_complaints, recovery_complaints
from bench.load.morning import Crowd
from bench.load.wire import Answer
from tests.data_dirs import data_dir
from tests.tooling.programs import ROOT, Program

ALL_KINDS = {*QUICK, "sign-in", "bytes"}
SECONDS_FOR_ALL = 350
RETRY = {b"retry-after": b"4"}


def step(name: str, milliseconds: float, served: int = 99, refused: int = 0) -> Step:
    made = Step(name, 1, 1)
    made.sent = served + refused
    for _ in range(served):
        made.note("look", "GET", "/", Answer(200, {}, b""), milliseconds)
    for _ in range(refused):
        made.note("look", "GET", "/", Answer(503, RETRY, b""), 2)
    return made


def test_a_step_is_flat_up_to_three_times_the_first_and_with_hardly_a_refusal() -> None:
    first = step("first", 10)
    assert is_flat(step("second", 30), first)
    assert not is_flat(step("second", 31), first)
    assert not is_flat(step("second", 10, refused=2), first)


def test_beyond_the_knee_something_must_be_shed_in_time_and_the_rest_served_in_bounded_time() -> None:
    assert overload_complaints([step("twice", 900, refused=50)], 1) == []
    assert overload_complaints([step("twice", 900)], 1) == ["beyond the knee nothing was shed"]
    assert "at most" in overload_complaints([step("twice", 60_000, refused=50)], 1)[0]
    assert "no sooner" in overload_complaints([step("twice", 1, refused=50)], 1)[0]


def test_who_stays_slow_afterwards_has_not_recovered() -> None:
    first = step("first", 10)
    assert recovery_complaints(step("after", 20), first) == []
    assert recovery_complaints(step("after", 40), first)


def test_a_wrong_answer_and_a_refusal_that_names_no_time_are_told() -> None:
    made = Step("first", 1, 1)
    made.note("look", "GET", "/v1/me", Answer(500, {}, b"broken"), 1)
    made.note("look", "GET", "/v1/me", Answer(503, {}, b""), 1)
    assert complaints([made]) == [
        "1 wrong answers, such as: 500 for GET /v1/me: broken",
        "1 refusals without Retry-After",
    ]


@pytest.mark.anyio
async def test_nobody_waits_for_the_answers_of_others() -> None:
    begun, never = [], asyncio.Event()

    async def wait(due: float) -> None:
        begun.append(due)
        await never.wait()

    crowd = Crowd()
    chance = random.Random(1)
    await crowd.live(Step("first", 1, 0.02), sorted((chance.random() / 100, wait) for _ in range(20)))
    assert len(begun) == 20
    await crowd.stop()


def test_a_tiny_morning_is_answered_in_all_its_kinds_and_nothing_is_lost() -> None:
    with data_dir() as place:
        code, said = run_tiny(place)
    assert code == 0, said
    assert set(re.findall(r"([a-z-]+) \d+/\d+ \(\d+\)", said)) - {"refused"} >= ALL_KINDS - {"opening"}, said
    assert "CPU a request: server " in said
    kept = re.search(r"acknowledged: (\d+) revisions of sheets, (\d+) photos; lost: 0 and 0", said)
    assert kept, said
    assert int(kept[1]) > 0
    assert int(kept[2]) > 0


def run_tiny(place: Path) -> tuple[int, str]:
    """Whatever happens, nothing that it started is left behind."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SIDAK_")}
    options = ("--phones", "20", "--desks", "5", "--seconds", "2", "--factors", "30,60", "--servers", "1")
    program = Program(
        [sys.executable, "-m", "bench.load", *options],
        cwd=ROOT,
        env=environment | {"SIDAK_BENCH_DIR": str(place), "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with program:
        try:
            said, _ = program.communicate(timeout=SECONDS_FOR_ALL)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
    return program.returncode, said
