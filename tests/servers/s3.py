"""What every real S3 server of the tests offers: where it is, who may enter, how to kill it and start it again."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import msgspec

START_SECONDS = 60


class S3Server(msgspec.Struct, frozen=True):
    """`kill` ends it as a power cut would; `start` brings it back with what it had acknowledged, on the same port."""

    endpoint: str
    access_key: str
    secret_key: str
    kill: Callable[[], None]
    start: Callable[[], None]
    region: str = "us-east-1"

    @property
    def settings(self) -> dict[str, str]:
        """The variables that make Sidak use this server."""
        return {
            "SIDAK_S3_ENDPOINT": self.endpoint,
            "SIDAK_S3_ACCESS_KEY": self.access_key,
            "SIDAK_S3_SECRET_KEY": self.secret_key,
            "SIDAK_S3_REGION": self.region,
        }


class Program:
    """One process of a server that may be killed and started again."""

    def __init__(self, command: list[str], directory: Path, log: Path, environment: dict[str, str]) -> None:
        self.command = command
        self.directory = directory
        self.log = log
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.directory, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """Killed, not asked: some take long to end by themselves."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def wait(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process and self.process.poll() is None:
            if ready():
                return
            time.sleep(0.05)
        raise RuntimeError(f"{self.command[0]} did not start: {self.log.read_text(errors='replace')[-2000:]}")


def answers(endpoint: str, *statuses: int) -> bool:
    """Whether somebody without a key gets one of these statuses."""
    try:
        with urllib.request.urlopen(endpoint, timeout=2) as answer:
            return answer.status in statuses
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code in statuses
    except OSError:
        return False


def free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for listener in sockets:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in sockets]
