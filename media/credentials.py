"""Content credentials (C2PA): a camera's or a program's signature over the picture, where there is one."""

import json
from io import BytesIO
from typing import Any

import c2pa

from media.exif import word

# Nothing is fetched: a photo must not make this server call somebody.
OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
TYPES = {"JPEG": "image/jpeg", "HEIF": "image/heic", "PNG": "image/png", "WEBP": "image/webp"}


def read_credentials(content: bytes, kind: str) -> dict[str, object]:
    """Fields of `Facts`. Valid: the picture is what was signed. Who the signer is, nobody vouches for."""
    with c2pa.Context.from_dict(OFFLINE) as context:
        try:
            with c2pa.Reader(TYPES[kind], BytesIO(content), context=context) as reader:
                told, state = json.loads(reader.json()), reader.get_validation_state()
        except c2pa.C2paError.ManifestNotFound:
            return {}
        except c2pa.C2paError:
            return {"credentials": "invalid"}
    return {"credentials": "valid" if state in ("Valid", "Trusted") else "invalid", "signer": _signer(told)}


def _signer(told: Any) -> str | None:
    try:
        signature = told["manifests"][told["active_manifest"]]["signature_info"]
    except (KeyError, TypeError):
        return None
    return word(signature.get("issuer")) or word(signature.get("common_name"))
