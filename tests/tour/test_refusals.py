"""A tour that cannot be played says at which step, in a sentence, and ends with 1."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from api import command
from api.tour import main

NOWHERE = "http://127.0.0.1:9"


@contextmanager
def answering(*answers: tuple[int, str]) -> Iterator[str]:
    """The address of a server that gives these answers one after the other, the last one for ever."""
    left = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", "0")))
            status, body = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        do_POST = do_DELETE = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_server_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(NOWHERE, "en") == 1
    assert "The tour stopped at step «1. The server»: http://127.0.0.1:9 cannot be reached" in capsys.readouterr().err


def test_where_no_server_is_named_the_one_beside_is_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIDAK_PORT", "9")
    assert command.main(["tour", "--language", "en"]) == 1
    assert f"{NOWHERE} cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["localhost:8000", "http://[", "ftp://127.0.0.1", "", "http://127.0.0.1:99999"])
def test_what_is_no_address(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(address, "id") == 1
    assert "Tur berhenti pada langkah" in capsys.readouterr().err


def test_a_server_without_the_demonstration(capsys: pytest.CaptureFixture[str]) -> None:
    with answering((200, "{}"), (401, '{"detail": "Sai tên hoặc mật khẩu."}')) as address:
        assert main(address, "vi") == 1
    told = capsys.readouterr().err
    assert "bước «1. Máy chủ»" in told
    assert "Sai tên hoặc mật khẩu." in told


@pytest.mark.parametrize("answer", ["<html>Welcome</html>", "[]", "null", '{"token": 7}', "\x00"])
def test_a_server_that_is_no_sidak(answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    with answering((200, "{}"), (201, answer), (200, answer)) as address:
        assert main(address, "en") == 1
    assert "The tour stopped at step «1. The server»" in capsys.readouterr().err


def test_a_server_that_fails_half_way(capsys: pytest.CaptureFixture[str]) -> None:
    me = '{"person": "p", "name": "Lan"}'
    with answering((200, "{}"), (201, '{"token": "t"}'), (200, me), (500, '{"detail": "broken"}')) as address:
        assert main(address, "en") == 1
    assert "«2. A plan takes two signatures»" in capsys.readouterr().err
