"""Where a request comes from, past the proxies that the operator says are in front."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

from litestar import Request

from api.settings import Settings
from organisation.refusing import Refused

AnyRequest = Request[Any, Any, Any]
HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


def client_address(request: AnyRequest, settings: Settings) -> str:
    """Each proxy adds, on the right, the address it was called from; what stands further left anybody may write."""
    forwarded = [part.strip() for part in ",".join(request.headers.getall("x-forwarded-for", [])).split(",")]
    if settings.trusted_proxies and len(forwarded) >= settings.trusted_proxies:
        return forwarded[-settings.trusted_proxies] or _peer(request)
    return _peer(request)


def _peer(request: AnyRequest) -> str:
    return request.client.host if request.client else ""


def came_by_https(request: AnyRequest, settings: Settings) -> bool:
    if settings.trusted_proxies and request.headers.get("x-forwarded-proto", "").lower() == "https":
        return True
    # Not from the whole address: a Host header that names no port makes reading that fail.
    return request.scope["scheme"] == "https"


def host_of(request: AnyRequest, settings: Settings) -> str:
    """As the reader's own browser names this server, with a port where it needs one; of a server that others reach by
    a name only the operator knows that name, for anybody may write one into a request."""
    host = request.headers.get("host", "")
    if not HOST.fullmatch(host):
        raise Refused("malformed", reason="the header Host names no host")
    if settings.trusted_proxies or not _came_to(request, host):
        raise Refused("public-url-missing")
    return host


def _came_to(request: AnyRequest, host: str) -> bool:
    """Whether it is the address at which the connection arrived. A tunnel to this machine has a port of its own."""
    name, port = request.scope["server"] or ("", None)
    usual = 443 if request.scope["scheme"] == "https" else 80
    try:
        named = urlsplit(f"//{host}")
        same_port = (named.port or usual) == (port or usual)
        return _is_same(named.hostname or "", name) and (same_port or _plain(name).is_loopback)
    except ValueError:
        return False


def _is_same(named: str, name: str) -> bool:
    if named == "localhost":
        return name == named or _plain(name).is_loopback
    return named == name or _plain(named) == _plain(name)


def _plain(name: str) -> IPv4Address | IPv6Address:
    """A socket for both families tells addresses of IPv4 as such of IPv6."""
    address = ip_address(name)
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
