"""Whose places and bodies are counted together, before anybody is looked up: those of one address."""

from ipaddress import AddressValueError, IPv6Address
from typing import Any

FORWARDED = b"x-forwarded-for"


def party_of(scope: Any, proxies: int) -> str:
    """As `api.addresses.client_address`, from the bare request. Of IPv6 whoever has one address has 2^64 of them."""
    address = _forwarded(scope, proxies) if proxies else ""
    client = scope.get("client")
    address = address or (client[0] if client else "")
    return _network(address) if ":" in address else address


def _forwarded(scope: Any, proxies: int) -> str:
    values = b",".join(value for name, value in scope["headers"] if name == FORWARDED)
    parts = values.decode("latin-1").split(",")
    return parts[-proxies].strip() if len(parts) >= proxies else ""


def _network(address: str) -> str:
    try:
        found = IPv6Address(address)
    except AddressValueError:
        return address
    return str(found.ipv4_mapped or int(found) >> 64)
