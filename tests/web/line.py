"""The line between a browser and the server: tests cut it, mend it, lead it elsewhere, make it slow and bad."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PIECE = 16_384
SMALL_PIECE = 512
"""Of a slow line, so that a drop loses little more than what was on its way."""


class Line:
    """Bytes in both directions, to one port of this machine. The browser sees one address, whatever happens behind."""

    def __init__(self, port: int) -> None:
        self.port = port
        """Where the server listens."""
        self.carried = 0
        """Bytes that the server was given."""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._there = True
        self._rate: float | None = None
        self._open: set[socket.socket] = set()
        self._ways = threading.Lock(), threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def cut(self) -> None:
        """Connections break at once, and new ones get no answer."""
        self._there = False
        self._break()

    def mend(self) -> None:
        self._there = True

    def slow_down(self, bits_per_second: int | None) -> None:
        """In each direction, for all connections together; None: as fast as it goes."""
        self._rate = bits_per_second and bits_per_second / 8

    @contextmanager
    def dropping(self, every: float) -> Iterator[list[float]]:
        """All connections break again and again, after so many seconds; yields when they did."""
        drops: list[float] = []
        ended = threading.Event()

        def drop() -> None:
            while not ended.wait(every):
                drops.append(time.monotonic())
                self._break()

        dropping = threading.Thread(target=drop, daemon=True)
        dropping.start()
        try:
            yield drops
        finally:
            ended.set()
            dropping.join()

    def lead_to(self, port: int) -> None:
        self.port = port
        self._break()

    def close(self) -> None:
        self._listening.close()
        self.cut()

    def _break(self) -> None:
        for end in list(self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            self._join(near)

    def _join(self, near: socket.socket) -> None:
        try:
            if not self._there:
                raise ConnectionError
            far = socket.create_connection(("127.0.0.1", self.port))
        except OSError:
            near.close()
            return
        for one, other, up in ((near, far, True), (far, near, False)):
            threading.Thread(target=self._pass, args=(one, other, up), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        self._open.add(source)
        with contextlib.suppress(OSError):
            while piece := source.recv(SMALL_PIECE if self._rate else PIECE):
                self._take_time(len(piece), up)
                target.sendall(piece)
                self.carried += len(piece) if up else 0
        self._open.discard(source)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()

    def _take_time(self, size: int, up: bool) -> None:
        if self._rate:
            with self._ways[up]:
                time.sleep(size / self._rate)


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
