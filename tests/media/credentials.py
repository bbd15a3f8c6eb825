"""Photos with content credentials, as a camera would sign them; nobody knows its authority."""

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
MANIFEST = {
    "claim_generator_info": [{"name": "tests", "version": "1"}],
    "assertions": [
        {
            "label": "c2pa.actions",
            "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": CAPTURED}]},
        }
    ],
}


def signed(content: bytes, content_type: str) -> bytes:
    target = BytesIO()
    with c2pa.Builder(MANIFEST) as builder:
        builder.sign(_signer(), content_type, BytesIO(content), target)
    return target.getvalue()


def referring(content: bytes, address: str) -> bytes:
    """A JPEG that only says where its credentials are."""
    target = BytesIO()
    with c2pa.Builder(MANIFEST) as builder:
        builder.set_no_embed()
        builder.set_remote_url(address)
        builder.sign(_signer(), "image/jpeg", BytesIO(content), target)
    return target.getvalue()


def changed(content: bytes) -> bytes:
    """A JPEG that can still be seen: how many dots an inch it claims to have."""
    other = bytearray(content)
    other[content.index(b"JFIF") + 9] ^= 1
    return bytes(other)


@cache
def _signer() -> c2pa.Signer:
    root, camera = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    chain = _certificate("Camera", camera, root) + _certificate("Authority", root, root)
    key = camera.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    told = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=b"")
    told.ta_url = None
    return c2pa.Signer.from_info(told)


def _certificate(name: str, key: ec.EllipticCurvePrivateKey, issuer: ec.EllipticCurvePrivateKey) -> bytes:
    is_authority = key is issuer
    start = datetime.now(UTC) - timedelta(days=1)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name("Authority"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365))
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(_usage(is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False)
    )
    if not is_authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return builder.sign(issuer, hashes.SHA256()).public_bytes(Encoding.PEM)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Test Camera"),
        ]
    )


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
