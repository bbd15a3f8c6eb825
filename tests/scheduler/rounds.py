"""Rounds that drand's quicknet really published, and a server that hands them out, or something else."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

from scheduler.drand import CHAIN

SIGNATURES = {
    1000: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
    1001: "b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41",
    1002: "ab066f9c12dd6de1336fca0f925192fb0c72a771c3e4c82ede1fd362c1a770f9eb05843c6308ce2530b53a99c0281a6e",
    1003: "b104c82771698f45fd8dcfead083d482694c31ab519bcef077f126f3736fe98c8392fd5d45d88aeb76b56ccfcb0296d7",
    32398885: "8f6d5ddd520329a4ce9a25db41c0552a5ac04bd56577138cbb0ec2b9326af2b8012c7dc2c5bcddc439d922c93a281d24",
}
RANDOMNESS = {
    1000: "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
    32398885: "b6d412641a7d58b20ef5dded4ae48e9358cc35710f90961d8fe6e99d0e0281ef",
}

Answer = tuple[int, bytes]
Answering = Callable[[int], Answer]


class Node(NamedTuple):
    address: str
    asked: list[str]
    """Paths, in order."""


def answer(number: int, signature: str) -> Answer:
    randomness = sha256(bytes.fromhex(signature)).hexdigest()
    return 200, json.dumps({"round": number, "randomness": randomness, "signature": signature}).encode()


def honest(number: int) -> Answer:
    return answer(number, SIGNATURES[number]) if number in SIGNATURES else (425, b"too early")


def wrong_round(number: int) -> Answer:
    return answer(1001, SIGNATURES[1001])


def another_rounds_signature(number: int) -> Answer:
    return answer(number, SIGNATURES[1001])


def tampered(number: int) -> Answer:
    return answer(number, SIGNATURES[number][:-1] + "0")


def identity(number: int) -> Answer:
    """The point at infinity, which careless verifiers take for a signature of everything."""
    return answer(number, "c0" + "00" * 47)


def endless(number: int) -> Answer:
    return 200, b"[" * 1_000_000


def no_json(number: int) -> Answer:
    return 200, b"<html>sign in to the airport</html>"


def slow(number: int) -> Answer:
    time.sleep(1)
    return honest(number)


def late(number: int) -> Answer:
    return 425, b"too early"


@contextmanager
def node(answering: Answering = honest, redirect: str = "") -> Iterator[Node]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            chain, _, number = self.path.strip("/").partition("/public/")
            status, content = answering(int(number)) if chain == CHAIN else (404, b"")
            self.send_response(302 if redirect else status)
            if redirect:
                self.send_header("location", f"{redirect}{self.path}")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            try:
                self.wfile.write(content)
            except OSError:
                asked.append("hung up")

        def log_message(self, *_: object) -> None:
            """Tests stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield Node(f"http://127.0.0.1:{server.server_port}", asked)
        finally:
            server.shutdown()
