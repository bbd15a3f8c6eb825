"""How people reach this server: whether their connection is private, and whether papers name the right address."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from api.doctor.findings import Finding, fine, unsafe, worth_doing
from api.settings import Settings


def is_exposed(settings: Settings) -> bool:
    """To other machines, by itself or through a proxy."""
    return not is_loopback(settings.host) or settings.trusted_proxies > 0


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def judge(settings: Settings) -> Iterator[Finding]:
    yield from _connection(settings)
    yield from _address(settings)


def _connection(settings: Settings) -> Iterator[Finding]:
    """What its certificate is worth is another check's."""
    if settings.tls_certificate:
        return
    if not is_loopback(settings.host):
        yield unsafe("plain-http-exposed", host=settings.host)
    elif settings.trusted_proxies:
        yield fine("https-by-proxy")
    else:
        yield worth_doing("https-missing")


def _address(settings: Settings) -> Iterator[Finding]:
    address = urlsplit(settings.public_url)
    if not settings.public_url:
        yield unsafe("public-url-missing") if is_exposed(settings) else worth_doing("public-url-missing")
    elif address.scheme == "http" and not is_loopback(address.hostname or ""):
        yield unsafe("public-url-plain", url=settings.public_url)
    else:
        yield fine("public-url-set", url=settings.public_url)
