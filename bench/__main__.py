"""Runs every benchmark of this folder; each prints its figures and one line `NAME ratio R budget B` or more.

Exits non-zero when a ratio is above its budget, and when a benchmark fails or prints no such line.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

LINE = re.compile(r"(?P<name>\S+) ratio (?P<ratio>\d+(\.\d+)?) budget (?P<budget>\d+(\.\d+)?)")


class Result(NamedTuple):
    name: str
    ratio: float
    budget: float

    @property
    def kept(self) -> bool:
        return self.ratio <= self.budget


def parse(line: str) -> Result | None:
    found = LINE.fullmatch(line.strip())
    return Result(found["name"], float(found["ratio"]), float(found["budget"])) if found else None


def run(benchmark: Path) -> bool:
    """Prints what the benchmark prints while it runs; True when all its budgets are kept."""
    results = []
    command = [sys.executable, "-m", f"bench.{benchmark.stem}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            if result := parse(line):
                results.append(result)
    for result in results:
        if not result.kept:
            print(f"{result.name} is above its budget", file=sys.stderr)
    if process.returncode or not results:
        print(f"{benchmark.name} failed: exit code {process.returncode}, {len(results)} figures", file=sys.stderr)
    return process.returncode == 0 and bool(results) and all(result.kept for result in results)


def benchmarks(folder: Path) -> list[Path]:
    """Every module that can be run; those without a main part are help for the others."""
    return sorted(
        path for path in folder.glob("*.py") if path.stem != "__main__" and '"__main__"' in path.read_text("utf-8")
    )


def main() -> int:
    kept = [run(benchmark) for benchmark in benchmarks(Path(__file__).parent)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
