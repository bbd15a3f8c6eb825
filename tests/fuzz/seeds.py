"""From what the fuzzers start: well-formed examples, and what broke something once."""

import json
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from zlib import crc32

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from PIL import Image
from PIL.ExifTags import Base

from checklists import documents
from media.plain_zip import Member, ending, local_header
from tests.api.signing import point, signature
from tests.scheduler.bundles import bundle_of, manifest_of, written

HEADER = "code,name,kind,parent_code,jurisdiction,zone,valid_from,latitude,longitude,predecessors\n"


def checklist_yaml() -> list[bytes]:
    starters = files("checklists") / "starters"
    whole = sorted((each for each in starters.iterdir() if each.name.endswith(".yaml")), key=lambda each: each.name)
    return [
        whole[0].read_bytes(),
        b"a: &a [1]\nb: [*a, *a]\n",
        b"{" * 40,
        b"? [a]: b\n",
        b"!!python/object:os.system {}",
    ]


def checklist_json() -> list[bytes]:
    return [documents.to_json(documents.from_yaml(checklist_yaml()[0])), b"[" * 4000, b'{"a":1e999}', b'"\\ud800"']


def exif() -> list[bytes]:
    told = Image.Exif()
    told[Base.Make], told[Base.Model], told[Base.Software] = "Sidak", "Điện thoại", "\0\0"
    told.get_ifd(0x8769).update({Base.DateTimeOriginal: "2026:11:24 07:31:00", Base.OffsetTimeOriginal: "+07:00"})
    told.get_ifd(0x8825).update({1: "N", 2: (20.0, 48.0, 0.0), 3: "E", 4: (106.0, 0.0, 0.0), 5: b"\0", 6: 12.0})
    return [told.tobytes(), b"Exif\0\0II*\0\x08\0\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff"]


def units_csv() -> list[bytes]:
    lines = "VN,Việt Nam,country,,VN,Asia/Ho_Chi_Minh,2025-07-01,,,\n"
    lines += '33,"Tỉnh, Hưng Yên",province,VN,VN,,,20.6,106.0,01 02\n'
    return [(HEADER + lines).encode(), (HEADER + lines).replace(",", ";").encode("utf-8-sig"), b'code,"', b"\xff\xfe"]


def people_csv() -> list[bytes]:
    lines = "username,name,language,home\nhung,Trần Văn Hùng,vi,33\n"
    return [lines.encode(), lines.replace(",", ";").encode("utf-8-sig"), b'username,"', b"\xff\xfe"]


def draw_bundle() -> list[bytes]:
    whole = written(bundle_of(manifest_of()))
    return [
        whole,
        whole.replace(b'"3"', b'"' + b"9" * 5000 + b'"', 1),
        b"[" * 3000,
        json.dumps({"manifest": {}}).encode(),
    ]


def upload_headers() -> list[bytes]:
    named = b64encode(b"01a20400-0000-7000-8000-000000000001")
    return [
        b"evidence " + named,
        b"evidence " + named + b",filename YQ==",
        b"sha256 " + b64encode(bytes(32)),
        b"sha1 ==",
        b"evidence " + named + b",evidence \xe9",
    ]


def custody_bundle() -> list[bytes]:
    member = Member("manifest.json", 2, crc32(b"{}"))
    return [local_header(member) + b"{}" + ending([member]), b"PK\x05\x06" + bytes(18), _deflated()]


def _deflated() -> bytes:
    import zipfile

    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("manifest.json", bytes(100_000))
    return target.getvalue()


def device_signature() -> list[bytes]:
    key, digest = derive_private_key(7, SECP256R1()), sha256(b"").digest()
    return [
        point(key) + bytes.fromhex(signature(key, b"")) + digest,
        point(key) + bytes(64) + digest,
        b"\x04" + bytes(64),
    ]


def webhook_address() -> list[bytes]:
    return [b"https://example.vn:443/a?b", b"http://[::1]/", b"https://0x7f.1/", b"https://[fe80::1%25eth0]/", b"//@/#"]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    each.__name__: each
    for each in (
        checklist_yaml,
        checklist_json,
        exif,
        units_csv,
        people_csv,
        draw_bundle,
        upload_headers,
        custody_bundle,
        device_signature,
        webhook_address,
    )
}
