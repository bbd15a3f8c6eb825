"""HTTPS by the server's own certificate files."""

import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from api.certificate_files import read_authority, read_certificate
from api.settings import BadSettings, Settings

SOON = timedelta(days=30)
HSTS = b"max-age=31536000"


def check_certificate(settings: Settings, now: datetime) -> str | None:
    """Raises BadSettings for files that cannot serve; a sentence for a certificate that ends soon."""
    if not settings.tls_certificate:
        return None
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.tls_certificate, settings.tls_key)
        until = read_certificate(Path(settings.tls_certificate)).not_valid_after_utc
    except (OSError, ValueError) as error:
        raise BadSettings(
            f"SIDAK_TLS_CERTIFICATE and SIDAK_TLS_KEY cannot be used: {getattr(error, 'reason', None) or error}"
        ) from None
    if until > now + SOON:
        return None
    return f"The certificate in {settings.tls_certificate} ends on {until:%Y-%m-%d}: renew it and start Sidak again."


def is_real(settings: Settings) -> bool:
    """Whether the certificate is of an authority that phones know by themselves, as far as one can tell here: neither
    of our own private one nor signed by itself."""
    if not settings.tls_certificate:
        return False
    certificate = read_certificate(Path(settings.tls_certificate))
    authority = read_authority(settings.data_dir)
    return not any(_issued(certificate, issuer) for issuer in (certificate, authority) if issuer is not None)


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


class StrictTransport(ASGIMiddleware):
    """Tells browsers never to come by HTTP again. With a private authority that would lock out every phone that does
    not trust it yet."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        async def send_strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"strict-transport-security", HSTS)]
            await send(message)

        await next_app(scope, receive, send_strictly)


def strict_transport(settings: Settings) -> list[Callable[[ASGIApp], ASGIApp]]:
    return [StrictTransport()] if is_real(settings) else []


def trusting_itself(settings: Settings) -> ssl.SSLContext | bool:
    """For a request of the server to its own socket: by which name, and how long it is valid, does not matter there."""
    if not settings.tls_certificate:
        return True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
