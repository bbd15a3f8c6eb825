"""A private authority for a network without internet, and the server certificates it issues."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
"""What phones accept from any authority."""
CLOCKS_BEHIND = timedelta(days=1)
"""Phones with a slow clock must not take a new certificate for one of the future."""

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
ANY: tuple[Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))
PRIVATE: tuple[Network, ...] = tuple(
    ip_network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7")
)
_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class BadName(Exception):
    """What was given is no host name and no IP address, or none that the authority may speak for."""


class Names:
    """The host names and addresses that a server is reached by."""

    def __init__(self, given: Sequence[str]) -> None:
        self.hosts: list[str] = []
        self.addresses: list[Address] = []
        for name in dict.fromkeys(name.strip().lower() for name in given):
            self._add(name)

    def _add(self, name: str) -> None:
        try:
            self.addresses.append(ip_address(name))
        except ValueError:
            if not _HOST.fullmatch(name) or name.replace(".", "").isdigit():
                raise BadName(f"{name!r} is neither a host name nor an IP address") from None
            self.hosts.append(name)

    def __str__(self) -> str:
        return ", ".join([*self.hosts, *map(str, self.addresses)])


def make_authority(names: Names, key: EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    """It can speak for these names and the private networks of these addresses only: whoever steals its key can
    pretend to be no site of the internet to the phones that trust it."""
    title = _title(f"Sidak private authority {now:%Y-%m-%d}")
    builder = _builder(title, title, key, now, now + timedelta(days=AUTHORITY_DAYS))
    for extension in (x509.BasicConstraints(ca=True, path_length=0), _uses(signs_certificates=True), _limits(names)):
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(key, SHA256())


def issue(
    names: Names,
    key: EllipticCurvePrivateKey,
    authority: x509.Certificate,
    authority_key: EllipticCurvePrivateKey,
    now: datetime,
) -> x509.Certificate:
    """Raises BadName for a name the authority may not speak for: phones would refuse it."""
    _check_within(names, authority)
    until = min(now + timedelta(days=SERVER_DAYS), authority.not_valid_after_utc)
    identifier = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    known: list[x509.GeneralName] = [x509.DNSName(host) for host in names.hosts]
    known += [x509.IPAddress(address) for address in names.addresses]
    return (
        _builder(_title("Sidak"), authority.subject, key, now, until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_uses(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(known), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
        .sign(authority_key, SHA256())
    )


def new_key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


def names_of(certificate: x509.Certificate) -> list[str]:
    known = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [*known.get_values_for_type(x509.DNSName), *map(str, known.get_values_for_type(x509.IPAddress))]


def fingerprint(certificate: x509.Certificate) -> str:
    """As phones show it."""
    return certificate.fingerprint(SHA256()).hex(":").upper()


def _builder(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCKS_BEHIND)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _title(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _uses(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _limits(names: Names) -> x509.NameConstraints:
    """A kind of name that is not mentioned would be free: where none is permitted, all are excluded."""
    permitted: list[x509.GeneralName] = [x509.DNSName(host) for host in names.hosts]
    permitted += [x509.IPAddress(network) for network in dict.fromkeys(map(_network, names.addresses))]
    excluded: list[x509.GeneralName] = [] if names.hosts else [x509.DNSName("")]
    excluded += [] if names.addresses else [x509.IPAddress(network) for network in ANY]
    return x509.NameConstraints(permitted, excluded or None)


def _network(address: Address) -> Network:
    """The private network it belongs to, since a server's address there may change; else the address alone."""
    return next((block for block in PRIVATE if address in block), ip_network(address))


def _check_within(names: Names, authority: x509.Certificate) -> None:
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    hosts = [name.value for name in limits if isinstance(name, x509.DNSName)]
    networks = [ip_network(str(name.value)) for name in limits if isinstance(name, x509.IPAddress)]
    beyond = [host for host in names.hosts if not any(host == known or host.endswith(f".{known}") for known in hosts)]
    beyond += [str(address) for address in names.addresses if not any(address in network for network in networks)]
    if beyond:
        raise BadName(
            f"the authority was not made for {', '.join(beyond)}; with --new-authority another one is made, "
            "which every phone must trust anew"
        )
