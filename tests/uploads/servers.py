"""The server under test, in a process of its own that may be killed at any moment and started again on its port."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import Self

from tests.servers.s3 import free_ports
from tests.tooling.programs import sidak
from tests.tooling.test_serving import wait_until_ready


class Server:
    def __init__(
        self, database: str, data_dir: Path, store: dict[str, str], command: Callable[..., Popen[str]] = sidak
    ) -> None:
        self._command = command
        [self.port] = free_ports(1)
        own = {name.removeprefix("SIDAK_").lower(): value for name, value in store.items()}
        self._settings = {"database_url": database, "data_dir": data_dir, "port": self.port, **own}
        self._process: Popen[str] | None = None
        self.said: deque[str] = deque(maxlen=50)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> Self:
        """Blocks until it is ready."""
        self._process = self._command("serve", **self._settings)
        wait_until_ready(self._process)
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        return self

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait(60)

    def _listen(self, process: Popen[str]) -> None:
        """A full pipe would stop it."""
        assert process.stdout
        with process.stdout:
            self.said.extend(process.stdout)


@contextmanager
def serving(database: str, data_dir: Path, store: dict[str, str]) -> Iterator[Server]:
    server = Server(database, data_dir, store)
    try:
        yield server.start()
    finally:
        server.kill()
