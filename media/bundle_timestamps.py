"""The timestamp of a bundle's checkpoint (RFC 3161)."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response


def time_of(answer: bytes, note: bytes, authority: Path | None) -> datetime:
    """Without the authority's certificates (PEM) only that it is of this note. Raises ValueError."""
    try:
        response = decode_timestamp_response(answer)
        if response.tst_info.message_imprint.message != sha256(note).digest():
            raise ValueError("timestamp.tsr is of another note than checkpoint.note")
        if authority:
            roots = x509.load_pem_x509_certificates(authority.read_bytes())
            VerifierBuilder(roots=roots).build().verify_message(response, note)
    except VerificationError as error:
        raise ValueError(f"timestamp.tsr does not hold: {error}") from None
    return response.tst_info.gen_time
