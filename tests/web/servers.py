"""Real servers for browsers: `sidak serve` as an operator starts it."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from tests.tooling.programs import sidak

READY = "Sidak is ready at "


class Server(msgspec.Struct, frozen=True):
    address: str
    place: Path
    """Its data directory."""
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80


@contextmanager
def serving(place: Path, *options: str, **settings: object) -> Iterator[Server]:
    with sidak("serve", *options, data_dir=place, port=0, log_level="error", trusted_proxies=1, **settings) as process:
        try:
            yield Server(_wait_until_ready(process), place, process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _wait_until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    printed = []
    for line in process.stdout:
        printed.append(line)
        if line.startswith(READY):
            return line.removeprefix(READY).strip()
    raise AssertionError("".join(printed))
