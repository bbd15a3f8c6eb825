"""The private authority and its server certificate, as they lie in the data directory."""

import os
import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from api.certificates import BadName, Names, issue, make_authority, names_of, new_key

FOLDER = "tls"
SECRET, PUBLIC = 0o600, 0o644


class Files(msgspec.Struct, frozen=True):
    authority: Path
    authority_key: Path
    server: Path
    server_key: Path


def files(data_dir: Path) -> Files:
    folder = data_dir / FOLDER
    return Files(*(folder / name for name in ("authority.crt", "authority.key", "server.crt", "server.key")))


def renew(data_dir: Path, given: Sequence[str], now: datetime, *, new_authority: bool = False) -> Files:
    """A new server certificate, for the names of the one before when none are given; the authority is made once."""
    place = files(data_dir)
    names = Names(given or _former_names(place))
    if not names.hosts and not names.addresses:
        raise BadName("tell the host names or addresses by which phones reach this server")
    place.authority.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if new_authority or not place.authority.exists():
        key = new_key()
        _write(place.authority_key, key_pem(key), SECRET)
        _write(place.authority, certificate_pem(make_authority(names, key, now)), PUBLIC)
    authority = read_certificate(place.authority)
    key = new_key()
    issued = issue(names, key, authority, _read_key(place.authority_key), now)
    _write(place.server_key, key_pem(key), SECRET)
    _write(place.server, certificate_pem(issued) + certificate_pem(authority), PUBLIC)
    return place


def read_authority(data_dir: Path) -> x509.Certificate | None:
    """None where none was made."""
    place = files(data_dir)
    return read_certificate(place.authority) if place.authority.exists() else None


def read_certificate(path: Path) -> x509.Certificate:
    """The first of the file: the server's own."""
    return x509.load_pem_x509_certificates(path.read_bytes())[0]


def _former_names(place: Files) -> list[str]:
    return names_of(read_certificate(place.server)) if place.server.exists() else []


def _read_key(path: Path) -> EllipticCurvePrivateKey:
    key = load_pem_private_key(path.read_bytes(), None)
    assert isinstance(key, EllipticCurvePrivateKey)
    return key


def key_pem(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def certificate_pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def _write(path: Path, content: bytes, mode: int) -> None:
    """Whole or not at all, and never readable by others in between."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    part.replace(path)
