"""A paper is kept for all who read it: nobody puts an address of their own on it."""

from typing import Any

import httpx
import msgspec
import pytest
from litestar import Request

from api.addresses import host_of
from api.parts import Parts
from api.printing import Server
from organisation.refusing import Refused
from tests.api.accounts import problem
from tests.api.story import release_to_team
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
HOSTS = [b"xau.example", b"sidak.example.vn.xau.example", b""]


@pytest.mark.parametrize("host", HOSTS)
def test_where_the_operator_names_the_server_no_reader_does(parts: Parts, host: bytes) -> None:
    known = msgspec.structs.replace(
        parts, settings=msgspec.structs.replace(parts.settings, public_url="https://sidak.example.vn")
    )
    assert Server.of(asking(host, ("10.0.0.5", 8000)), known) == Server("https", "sidak.example.vn")


def asking(host: bytes, came_to: tuple[str, int | None]) -> Request[Any, Any, Any]:
    scope: Any = {"type": "http", "scheme": "http", "headers": [(b"host", host)], "server": came_to}
    return Request(scope)


@pytest.mark.parametrize(
    ("host", "came_to"),
    [
        (b"localhost:8000", ("127.0.0.1", 8000)),
        (b"localhost:8000", ("::1", 8000)),
        (b"127.0.0.1:9000", ("127.0.0.1", 8000)),
        (b"10.0.0.5:8000", ("10.0.0.5", 8000)),
        (b"10.0.0.5:8000", ("::ffff:10.0.0.5", 8000)),
        (b"[2001:DB8::5]", ("2001:db8::5", 80)),
    ],
)
def test_the_address_to_which_somebody_came_may_be_printed(parts: Parts, host: bytes, came_to: tuple[str, int]) -> None:
    assert host_of(asking(host, came_to), parts.settings) == host.decode()


@pytest.mark.parametrize(
    "host",
    [b"xau.example", b"sidak.example.vn", b"localhost:8000", b"10.0.0.6:8000", b"10.0.0.5", b"10.0.0.5:8001", b"[::1]"],
)
def test_no_other_name_of_the_server_is_printed_unless_the_operator_says_it(parts: Parts, host: bytes) -> None:
    with pytest.raises(Refused, match="public-url-missing"):
        host_of(asking(host, ("10.0.0.5", 8000)), parts.settings)


def test_behind_a_proxy_the_operator_says_it(parts: Parts) -> None:
    settings = msgspec.structs.replace(parts.settings, trusted_proxies=1)
    with pytest.raises(Refused, match="public-url-missing"):
        host_of(asking(b"127.0.0.1:8000", ("127.0.0.1", 8000)), settings)


async def test_a_letter_leads_to_no_host_that_an_inspector_made_up(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    path = f"/v1/inspections/{await release_to_team(cast, hours.now)}/letter.pdf"
    forged = await client.get(path, headers=cast.hung.headers | {"host": "xau.example"})
    assert problem(forged) == (409, "public-url-missing")
    assert (await client.get(path, headers=cast.hung.headers)).status_code == 200
