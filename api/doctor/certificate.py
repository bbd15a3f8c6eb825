"""The certificate files by which Sidak serves HTTPS, and the private authority behind them."""

import ssl
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from cryptography import x509

from api.certificate_files import read_authority, read_certificate
from api.certificates import names_of
from api.doctor.findings import Finding, fine, unsafe, worth_doing
from api.settings import Settings
from api.transport import SOON


class Seen(msgspec.Struct, frozen=True):
    """`wanted`: the host of SIDAK_PUBLIC_URL, which the certificate must name."""

    since: datetime
    until: datetime
    names: list[str]
    wanted: str
    authority_until: datetime | None = None


def look(settings: Settings) -> Seen | str | None:
    """None without HTTPS of our own; a text says why the files cannot be used."""
    if not settings.tls_certificate:
        return None
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.tls_certificate, settings.tls_key, "")
        return _seen(settings, read_certificate(Path(settings.tls_certificate)))
    except (OSError, ValueError) as error:
        return str(getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__)


def _seen(settings: Settings, certificate: x509.Certificate) -> Seen:
    authority = read_authority(settings.data_dir)
    return Seen(
        since=certificate.not_valid_before_utc,
        until=certificate.not_valid_after_utc,
        names=_names(certificate),
        wanted=urlsplit(settings.public_url).hostname or "",
        authority_until=authority.not_valid_after_utc if authority else None,
    )


def _names(certificate: x509.Certificate) -> list[str]:
    """None at all in a certificate of the old kind, which no browser takes any more."""
    try:
        return names_of(certificate)
    except x509.ExtensionNotFound:
        return []


def judge(seen: Seen | str | None, now: datetime) -> Iterator[Finding]:
    if isinstance(seen, str):
        yield unsafe("certificate-unusable", reason=seen)
    elif seen is not None:
        yield from _dates(seen, now)
        if seen.wanted and not any(covers(name, seen.wanted) for name in seen.names):
            yield unsafe("certificate-wrong-name", name=seen.wanted)
        if seen.authority_until and seen.authority_until <= now + SOON:
            yield worth_doing("authority-ends-soon", day=f"{seen.authority_until:%Y-%m-%d}")


def _dates(seen: Seen, now: datetime) -> Iterator[Finding]:
    if seen.until <= now:
        yield unsafe("certificate-ended", day=f"{seen.until:%Y-%m-%d}")
    elif seen.since > now:
        yield unsafe("certificate-not-yet", day=f"{seen.since:%Y-%m-%d}")
    elif seen.until <= now + SOON:
        yield worth_doing("certificate-ends-soon", day=f"{seen.until:%Y-%m-%d}")
    else:
        yield fine("https-served", day=f"{seen.until:%Y-%m-%d}")


def covers(name: str, host: str) -> bool:
    """RFC 9525, section 6.3: `*` stands for the whole first label."""
    name, host = name.lower(), host.lower()
    return name == host or (name.startswith("*.") and "." in host and name[2:] == host.partition(".")[2])
