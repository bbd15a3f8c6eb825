"""Which addresses outside may be called: pure. Whoever may enter an address must not reach what only we can reach."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

import msgspec

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

TRANSLATED = tuple(ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""IPv6 addresses behind which an IPv4 address stands (NAT64, 6to4, Teredo)."""
LONGEST_URL = 2000


class Target(msgspec.Struct, frozen=True):
    scheme: str
    host: str
    port: int


class NotAllowed(Exception):
    """The text says why, without the address."""


def networks(text: str) -> tuple[Network, ...]:
    """`10.1.0.0/16,127.0.0.1/32`; raises ValueError."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def target_of(url: str) -> Target:
    """Raises NotAllowed for what is no plain web address. Whether `http` may be used, `check` says."""
    if len(url) > LONGEST_URL or not url.isascii() or any(letter <= " " for letter in url):
        raise NotAllowed("not a web address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotAllowed("not a web address") from None
    if parts.scheme not in ("https", "http") or not parts.hostname or "@" in parts.netloc or parts.fragment:
        raise NotAllowed("not a web address")
    return Target(parts.scheme, parts.hostname, port or (443 if parts.scheme == "https" else 80))


def check(target: Target, addresses: Iterable[str], allowed: Sequence[Network]) -> Address:
    """The address to call: all that the name stands for must be public or allowed. `http` only to ourselves."""
    found = [_plain(ip_address(address.partition("%")[0])) for address in addresses]
    if not found:
        raise NotAllowed("no address")
    for address in found:
        if not is_public(address) and not any(address in network for network in allowed):
            raise NotAllowed("private address")
        if target.scheme == "http" and not address.is_loopback:
            raise NotAllowed("https only")
    return found[0]


def is_public(address: Address) -> bool:
    hidden = any(address in network for network in TRANSLATED)
    return address.is_global and not address.is_multicast and not address.is_reserved and not hidden


def _plain(address: Address) -> Address:
    """::ffff:10.0.0.1 is 10.0.0.1."""
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped if isinstance(mapped, IPv4Address) else address
