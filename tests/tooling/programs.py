"""Other processes of ours, as an operator starts them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import psutil

from api.postgres_cluster import find_postmaster

ROOT = Path(__file__).parents[2]

HOLD = """
import sys, time
from pathlib import Path
from api.embedded_postgres import EmbeddedPostgres
postgres = EmbeddedPostgres(Path(sys.argv[1]), serving=sys.argv[2] == "serving")
print(postgres.start(), flush=True)
time.sleep(600)
"""


class Program(subprocess.Popen[str]):
    """Ends with the test that fails beside it, and is not waited for for ever by one that did not end it."""

    seconds_to_end = 60.0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.kill()
        try:
            self.wait(self.seconds_to_end)
        finally:
            # Also when the test's own time runs out here: nothing is left behind. After that, this waits no more.
            self.kill()
            super().__exit__(kind, error, trace)


def sidak(*arguments: str, **settings: object) -> subprocess.Popen[str]:
    """`sidak ARGUMENTS` with `data_dir=...` as SIDAK_DATA_DIR and no other settings; output and errors in one."""
    return _start(["-c", "import sys; from api.command import main; sys.exit(main())", *arguments], settings)


def module(name: str, *arguments: str, **settings: object) -> subprocess.Popen[str]:
    """`python -m NAME ARGUMENTS`, with the settings as `sidak` takes them."""
    return _start(["-m", name, *arguments], settings)


@contextmanager
def holding(data_dir: Path, purpose: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has started the embedded PostgreSQL ("serving" or "command") and is killed at the end."""
    with _start(["-c", HOLD, str(data_dir), purpose], {}) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("postgresql://")
        try:
            yield process
        finally:
            process.kill()


def _start(arguments: list[str], settings: dict[str, object]) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SIDAK_")}
    environment |= {f"SIDAK_{name.upper()}": str(value) for name, value in settings.items()} | {"LC_ALL": "C"}
    return Program(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def postmaster(data_dir: Path) -> psutil.Process:
    found = find_postmaster((data_dir / "postgres").resolve() / "cluster")
    assert found
    return psutil.Process(found.pid)
