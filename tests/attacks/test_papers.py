"""A paper is kept for all who read it: nobody puts an address of their own on it."""

from typing import Any

import msgspec
import pytest
from litestar import Request

from api.parts import Parts
from api.printing import Server

HOSTS = [b"xau.example", b"sidak.example.vn.xau.example", b""]


@pytest.mark.parametrize("host", HOSTS)
def test_where_the_operator_names_the_server_no_reader_does(parts: Parts, host: bytes) -> None:
    known = msgspec.structs.replace(
        parts, settings=msgspec.structs.replace(parts.settings, public_url="https://sidak.example.vn")
    )
    scope: Any = {"type": "http", "scheme": "http", "headers": [(b"host", host)]}
    asked: Request[Any, Any, Any] = Request(scope)
    assert Server.of(asked, known) == Server("https", "sidak.example.vn")
