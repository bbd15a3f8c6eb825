"""How the tour reaches Sidak: over HTTP, like every other client."""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any, Self

import httpx

PATIENCE = 5
LONGEST_PAUSE = 65.0
BUSY = {423, 429, 503}


class Surprise(Exception):
    """The server does not play along; the text says how."""


class Server:
    def __init__(self, address: str, language: str) -> None:
        self._client = httpx.Client(
            base_url=address,
            headers={"accept-language": language},
            timeout=30,
            trust_env=not _is_this_machine(httpx.URL(address).host),
        )
        self._ahead = timedelta()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, method: str, path: str, *expected: int, token: str = "", **request: Any) -> httpx.Response:
        """The answer, whose status is one of those expected. A busy server is asked again when it says so."""
        headers = {**request.pop("headers", {}), **({"authorization": f"Bearer {token}"} if token else {})}
        for _ in range(PATIENCE):
            answer = self._client.request(method, path, headers=headers, **request)
            if answer.status_code in expected:
                return answer
            if answer.status_code not in BUSY:
                break
            time.sleep(_pause(answer))
        raise Surprise(f"{method} {path}: {answer.status_code} {_sentence(answer)}")

    def refusal(self, method: str, path: str, status: int, **request: Any) -> str:
        """The sentence with which the server refuses, as it must."""
        return _sentence(self.ask(method, path, status, **request))

    def sign_in(self, username: str, password: str, device: str = "sidak tour") -> "Person":
        body = {"username": username, "password": password, "deviceName": device}
        session = self.ask("POST", "/v1/sessions", 201, json=body).json()
        return Person(self, session["token"])

    def set_clock(self, answer: httpx.Response) -> None:
        """The story runs on the server's clock, whatever the time is here."""
        self._ahead = parsedate_to_datetime(answer.headers["date"]) - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


class Person:
    """Somebody who is signed in, and what they see."""

    def __init__(self, server: Server, token: str) -> None:
        self._server = server
        self.token = token
        me = self.get("/v1/me")
        self.id: str = me["person"]
        self.name: str = me["name"]

    def ask(self, method: str, path: str, *expected: int, **request: Any) -> httpx.Response:
        return self._server.ask(method, path, *expected, token=self.token, **request)

    def get(self, path: str, **query: str | int) -> Any:
        return self.ask("GET", path, 200, params=query).json()

    def put(self, path: str, body: object) -> Any:
        return self.ask("PUT", path, 200, 201, json=body).json()

    def post(self, path: str, body: object = None) -> Any:
        return self.ask("POST", path, 200, 201, json=body).json()

    def refusal(self, method: str, path: str, status: int, body: object = None) -> str:
        return self._server.refusal(method, path, status, token=self.token, json=body)

    def pages(self, path: str, **query: str | int) -> Iterator[Any]:
        """All rows of a list, page after page."""
        page = self.get(path, limit=200, **query)
        yield from page["items"]
        while page["next"]:
            page = self.get(path, limit=200, cursor=page["next"], **query)
            yield from page["items"]

    def sign_out(self) -> None:
        with suppress(httpx.HTTPError, Surprise):
            self.ask("DELETE", "/v1/sessions/current", 204)


def _is_this_machine(host: str) -> bool:
    """A proxy of the environment does not know the way back to us."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _pause(answer: httpx.Response) -> float:
    given = answer.headers.get("retry-after", "")
    return min(float(given), LONGEST_PAUSE) if given.isascii() and given.isdigit() else 1.0


def _sentence(answer: httpx.Response) -> str:
    """RFC 9457's `detail`; of what is no problem, its beginning."""
    try:
        return str(answer.json()["detail"])
    except (ValueError, TypeError, LookupError):
        return answer.text[:200]
