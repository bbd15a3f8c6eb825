"""Whoever may enter an address of a webhook or a push service reaches nothing by it that only the server reaches."""

import asyncio
import socket
from collections.abc import Sequence
from typing import Any

import pytest

from organisation.delivery_rules import Failed
from organisation.outgoing import Outgoing, check_status
from organisation.outgoing_rules import NotAllowed, networks, target_of
from tests.servers.receiver import receiver

pytestmark = pytest.mark.anyio
LOOPBACK = networks("127.0.0.1/32")


class Resolver:
    """A name server of the attacker's: another answer each time."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def getaddrinfo(self, host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        found = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


@pytest.mark.parametrize(
    "url",
    [
        *("https://2130706433/", "https://0x7f000001/", "https://017700000001/", "https://127.1/", "https://0/"),
        *("https://0.0.0.0/", "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/"),
        *("https://169.254.169.254/latest/meta-data/", "https://[fe80::1]/", "https://[fd00:ec2::254]/"),
        *("https://[64:ff9b::a00:1]/", "https://[2002:7f00:1::]/", "https://localhost./"),
    ],
)
async def test_an_inner_address_is_not_called_however_it_is_written(url: str) -> None:
    with pytest.raises(Failed, match=r"private address|gaierror"):
        await Outgoing().post(url, b"", {})


@pytest.mark.parametrize(
    "url", ["https://ⓛocalhost/", "https://１２７.0.0.1/", "https://example。vn/", "https://еxample.vn/"]
)
def test_letters_that_a_library_would_turn_into_others_are_no_address(url: str) -> None:
    """Full width digits, circled letters, Cyrillic: who needs such a name writes its `xn--`."""
    with pytest.raises(NotAllowed, match="not a web address"):
        target_of(url)
    assert target_of("https://xn--mi-2ja.vn/").host == "xn--mi-2ja.vn"


async def test_a_name_that_means_another_address_a_moment_later_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for once, and the address that was checked is the one that is called."""
    resolver = Resolver(["8.8.8.8"], ["127.0.0.1"])
    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolver.getaddrinfo)
    called: list[str] = []

    async def refuse(*_: Any, **given: Any) -> None:
        called.append(str(given["remote_host"]))
        raise OSError("nobody is there")

    monkeypatch.setattr("anyio.connect_tcp", refuse)
    with pytest.raises(Failed):
        await Outgoing().post("https://rebinding.example/", b"", {})
    assert resolver.asked == 1
    assert called == ["8.8.8.8"]


async def test_one_inner_address_among_many_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver(["8.8.8.8", "169.254.169.254"])
    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolver.getaddrinfo)
    with pytest.raises(Failed, match="private address"):
        await Outgoing().post("https://both.example/", b"", {})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 300, 399])
def test_a_redirect_is_a_failure(status: int) -> None:
    with pytest.raises(Failed, match="redirected"):
        check_status(status)


async def test_a_redirect_is_not_followed() -> None:
    async with receiver() as outside:
        outside.answers = [307]
        assert await Outgoing(LOOPBACK).post(f"{outside.address}/", b"x", {}) == 307
        assert len(outside.received) == 1
