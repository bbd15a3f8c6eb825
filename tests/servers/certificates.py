"""A private authority and what it issues, for servers of tests that speak TLS."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from api.certificates import Names, issue, make_authority, new_key


def issued_for(place: Path, name: str) -> tuple[Path, ssl.SSLContext]:
    """The file of the authority's certificate, and the context of a server with that name."""
    now, key, server_key, names = datetime.now(UTC), new_key(), new_key(), Names([name])
    authority = make_authority(names, key, now)
    certificate = issue(names, server_key, authority, key, now)
    private = server_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (place / "server.pem").write_bytes(certificate.public_bytes(Encoding.PEM) + private)
    (place / "authority.pem").write_bytes(authority.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place / "server.pem")
    return place / "authority.pem", context
