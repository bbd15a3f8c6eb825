"""Where a request comes from, past the proxies that the operator says are in front."""

import re
from typing import Any

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


def host_of(request: AnyRequest) -> str:
    """As the reader's own browser names this server, with a port where it needs one."""
    host = request.headers.get("host", "")
    if not HOST.fullmatch(host):
        raise Refused("malformed", reason="the header Host names no host")
    return host
