"""Whatever reads bytes of strangers: each is given any bytes, and may refuse them in the way it promises, no other."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PIL import Image

from api.uploads import named_evidence
from checklists.documents import from_json, from_yaml
from media.bundle_verifier import judge as judge_bundle
from media.checksums import read_checksum
from media.exif import read_exif
from organisation.device_key_rules import check_point
from organisation.device_key_rules import judge as judge_signature
from organisation.outgoing_rules import NotAllowed, target_of
from organisation.people_files import read_people
from organisation.refusing import Refused
from organisation.unit_rows import parse_rows
from organisation.unit_sources import read_content
from scheduler import verifier

Target = Callable[[bytes], None]


def checklist_yaml(content: bytes) -> None:
    with suppress(Refused):
        from_yaml(content)


def checklist_json(content: bytes) -> None:
    with suppress(Refused):
        from_json(content)


def exif(content: bytes) -> None:
    """As the directory of a picture that is otherwise well."""
    picture = Image.new("RGB", (1, 1))
    picture.info["exif"] = content
    read_exif(picture)


def units_csv(content: bytes) -> None:
    with suppress(Refused):
        parse_rows(read_content(content).rows)


def people_csv(content: bytes) -> None:
    with suppress(Refused):
        read_people(content)


def draw_bundle(content: bytes) -> None:
    with suppress(ValueError, RecursionError):
        verifier.verify(content)


def upload_headers(content: bytes) -> None:
    """As HTTP gives them: one letter a byte."""
    header = content.decode("latin-1")
    for read in (read_checksum, named_evidence):
        with suppress(Refused):
            read(header)


def custody_bundle(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        Path(file.name).write_bytes(content)
        judge_bundle(file.name).line()


def device_signature(content: bytes) -> None:
    point, signature, digest = content[:65], content[65:129], content[129:161].ljust(32, b"\0")
    with suppress(Refused):
        judge_signature(check_point(point), signature, digest)


def webhook_address(content: bytes) -> None:
    with suppress(NotAllowed):
        target_of(content.decode("utf-8", "replace"))


TARGETS: dict[str, Target] = {
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
