"""The line between a browser and the server: tests cut it, mend it, lead it elsewhere."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PIECE = 16_384


class Line:
    """Bytes in both directions, to one port of this machine. The browser sees one address, whatever happens behind."""

    def __init__(self, port: int) -> None:
        self.port = port
        """Where the server listens."""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._there = True
        self._open: set[socket.socket] = set()
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
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        self._open.add(source)
        with contextlib.suppress(OSError):
            while piece := source.recv(PIECE):
                target.sendall(piece)
        self._open.discard(source)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
