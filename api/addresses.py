"""Where a request comes from, past the proxies that the operator says are in front."""

from typing import Any

from litestar import Request

from api.settings import Settings

AnyRequest = Request[Any, Any, Any]


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
    return request.url.scheme == "https"
