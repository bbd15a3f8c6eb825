"""Parsers of strangers' bytes, each with some thousand inputs that atheris makes up: always the same ones, for seconds.

`make fuzz` goes on for as long as one likes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS
from tests.tooling.programs import ROOT

MINUTES = float(os.environ.get("FUZZ_MINUTES", "0"))
BOUND = [f"-max_total_time={int(MINUTES * 60)}"] if MINUTES else ["-runs=2000", "-seed=1"]


def test_every_target_has_its_seeds() -> None:
    assert TARGETS.keys() == SEEDS.keys()


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_break_nothing(name: str) -> None:
    for seed in SEEDS[name]():
        TARGETS[name](seed)


@pytest.mark.slow
@pytest.mark.timeout(900 + MINUTES * 60)
@pytest.mark.parametrize("name", TARGETS)
def test_nothing_made_up_breaks_it(name: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(SEEDS[name]()):
        (corpus / str(number)).write_bytes(seed)
    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, *BOUND, "-max_len=20000", f"-artifact_prefix={tmp_path}/", corpus],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=840 + MINUTES * 60,
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-6000:]
